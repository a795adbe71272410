package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The picture commands: GS v 0, GS ( L and GS 8 L (store and print raster), ESC * (skipped as blank paper). Rows are cut off at the paper's width; nothing is allocated by what a length field claims.
final class Graphics {
    private static final int PAPER_BYTES = Mechanism.WIDTH_BYTES;

    /// Rows one GS ( L may store (Epson: 1662 at 576 dots; a little more here).
    private static final int MOST_STORED = 2400;

    private final Line line;
    private final Mechanism mechanism;
    private final IntConsumer spy;
    private final List<byte[]> stored = new ArrayList<>();

    /// @param spy sees every byte of a picture
    Graphics(Line line, Mechanism mechanism, IntConsumer spy) {
        this.line = line;
        this.mechanism = mechanism;
        this.spy = spy;
    }

    /// GS v 0 m xL xH yL yH data: x in bytes, y in rows; m bit 0 doubles the width, bit 1 the height.
    void raster() throws IOException {
        line.skip(1);
        int mode = line.next();
        int bytes = line.word();
        int rows = line.word();
        for (int y = 0; y < rows; y++) {
            byte[] row = row(bytes);
            byte[] dots = (mode & 1) == 1 ? doubled(row) : row;
            mechanism.offer(new Order.Row(dots));
            if ((mode & 2) == 2) {
                mechanism.offer(new Order.Row(dots));
            }
        }
    }

    /// GS ( L with a body of `length` bytes: 30 70 stores a picture, 30 32 prints what is stored.
    void block(long length) throws IOException {
        if (length < 2) {
            line.skip(length);
            return;
        }
        line.skip(1);
        int function = line.next();
        long rest = length - 2;
        if ((function == 0x32 || function == 0x02) && rest == 0) {
            stored.forEach(dots -> mechanism.offer(new Order.Row(dots)));
            stored.clear();
        } else if (function == 0x70 && rest >= 8) {
            store(rest);
        } else {
            line.skip(rest);
        }
    }

    /// GS 8 L p1 p2 p3 p4: the same with a length of four bytes.
    void largeBlock() throws IOException {
        line.skip(1);
        long low = line.word();
        block(low | (long) line.word() << 16);
    }

    /// ESC * m nL nH data: columns of 8 or 24 dots; a line of blank paper here.
    void columns() throws IOException {
        int mode = line.next();
        int columns = line.word();
        line.skip((long) columns * (mode >= 32 ? 3 : 1));
    }

    /// a bx by c xL xH yL yH data: x in dots, y in rows; by 2 doubles the height, bx 2 the width.
    private void store(long rest) throws IOException {
        line.skip(1);
        boolean wide = line.next() == 2;
        boolean high = line.next() == 2;
        line.skip(1);
        int bytes = (line.word() + 7) / 8;
        int rows = line.word();
        long left = rest - 8;
        for (int y = 0; y < rows && left >= bytes; y++) {
            byte[] row = row(bytes);
            byte[] dots = wide ? doubled(row) : row;
            keep(dots);
            if (high) {
                keep(dots);
            }
            left -= bytes;
        }
        line.skip(left);
    }

    private void keep(byte[] dots) {
        if (stored.size() < MOST_STORED) {
            stored.add(dots);
        }
    }

    private byte[] row(int bytes) throws IOException {
        byte[] dots = new byte[PAPER_BYTES];
        for (int x = 0; x < bytes; x++) {
            int value = line.next();
            spy.accept(value);
            if (x < PAPER_BYTES) {
                dots[x] = (byte) value;
            }
        }
        return dots;
    }

    private static byte[] doubled(byte[] row) {
        byte[] wide = new byte[PAPER_BYTES];
        for (int x = 0; x < PAPER_BYTES * 4; x++) {
            if (((row[x / 8] >> (7 - x % 8)) & 1) == 1) {
                wide[x / 4] |= (byte) (0xC0 >> (x % 4 * 2));
            }
        }
        return wide;
    }
}
