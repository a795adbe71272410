package vn.hospitalkiosk.device.proof;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import vn.hospitalkiosk.device.printer.Bitmap;

/// A slip each row of which says whose it is and which it is, so that paper can be read back.
final class MarkedSlip {
    static final int ROWS = 120;
    private static final int WIDTH_BYTES = 72;
    private static final int MARK = 0x51A9_0B5E;
    private static final int HEAD = 12;

    /// One row found on paper.
    record Row(int job, int number) {}

    private MarkedSlip() {}

    static Bitmap of(int job) {
        ByteBuffer rows = ByteBuffer.allocate(ROWS * WIDTH_BYTES);
        Random random = new Random(job);
        byte[] noise = new byte[WIDTH_BYTES - HEAD];
        for (int row = 0; row < ROWS; row++) {
            random.nextBytes(noise);
            rows.putInt(MARK).putInt(job).putInt(row).put(noise);
        }
        return new Bitmap(WIDTH_BYTES * 8, ROWS, rows.array());
    }

    /// All rows of slips on a piece of paper, from the top; what is not of a slip, or not dot for dot, is left out.
    static List<Row> read(Path png) {
        try {
            BufferedImage picture = ImageIO.read(png.toFile());
            Raster dots = picture.getRaster();
            List<Row> rows = new ArrayList<>();
            int[] line = new int[WIDTH_BYTES * 8];
            for (int y = 0; y < picture.getHeight(); y++) {
                dots.getPixels(0, y, line.length, 1, line);
                ByteBuffer bytes = ByteBuffer.wrap(packed(line));
                if (bytes.getInt() == MARK) {
                    Row row = new Row(bytes.getInt(), bytes.getInt());
                    if (same(row, bytes.array())) {
                        rows.add(row);
                    }
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean same(Row row, byte[] onPaper) {
        if (row.number() < 0 || row.number() >= ROWS) {
            return false;
        }
        byte[] sent = of(row.job()).rows();
        int from = row.number() * WIDTH_BYTES;
        for (int i = 0; i < WIDTH_BYTES; i++) {
            if (sent[from + i] != onPaper[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] packed(int[] line) {
        byte[] bytes = new byte[line.length / 8];
        for (int x = 0; x < line.length; x++) {
            if (line[x] == 0) {
                bytes[x / 8] |= (byte) (0x80 >> (x % 8));
            }
        }
        return bytes;
    }
}
