package vn.hospitalkiosk.device.cccd;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The first photograph in DG2 (ICAO Doc 9303-10 §4.7.2; facial record of ISO 19794-5). Its format is told by its first bytes, not by what the record says.
final class Dg2 {
    private static final int GROUP_TEMPLATE = 0x7F61;
    private static final int TEMPLATE = 0x7F60;
    private static final List<Integer> DATA_BLOCKS = List.of(0x5F2E, 0x7F2E);
    private static final byte[] RECORD = {'F', 'A', 'C', 0};
    private static final int RECORD_HEADER = 14;
    private static final int POINTS_AT = RECORD_HEADER + 4;
    private static final int FACE_BLOCK = 20;
    private static final int POINT_BYTES = 8;
    private static final int IMAGE_BLOCK = 12;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] JPEG_2000_FILE = {0, 0, 0, 0x0C, 0x6A, 0x50};
    private static final byte[] JPEG_2000_STREAM = {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51};

    private Dg2() {}

    /// Never throws: a patient is admitted without a photograph.
    static Portrait of(byte[] file) {
        try {
            Tlv root = Tlv.first(file);
            if (root.tag() != ElementaryFile.DG2.tag) {
                return new Portrait.Unusable("DG2 has another tag");
            }
            byte[] block =
                    root.child(GROUP_TEMPLATE).child(TEMPLATE).children().stream()
                            .filter(part -> DATA_BLOCKS.contains(part.tag()))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("no data block"))
                            .value();
            return picture(block);
        } catch (IllegalArgumentException e) {
            return new Portrait.Unusable("DG2 cannot be understood");
        }
    }

    private static Portrait picture(byte[] block) {
        int from = begins(block, 0, RECORD) ? imageAt(block) : 0;
        if (begins(block, from, JPEG)) {
            return cut(Portrait.Format.JPEG, block, from);
        }
        if (begins(block, from, JPEG_2000_FILE) || begins(block, from, JPEG_2000_STREAM)) {
            return cut(Portrait.Format.JPEG_2000, block, from);
        }
        return new Portrait.Unusable("the photograph is neither JPEG nor JPEG 2000");
    }

    private static int imageAt(byte[] block) {
        if (block.length < RECORD_HEADER + FACE_BLOCK) {
            return block.length;
        }
        int points = Short.toUnsignedInt(ByteBuffer.wrap(block).getShort(POINTS_AT));
        return RECORD_HEADER + FACE_BLOCK + points * POINT_BYTES + IMAGE_BLOCK;
    }

    private static boolean begins(byte[] bytes, int from, byte[] mark) {
        int to = from + mark.length;
        return to <= bytes.length && Arrays.equals(bytes, from, to, mark, 0, mark.length);
    }

    private static Portrait cut(Portrait.Format format, byte[] block, int from) {
        return new Portrait.Picture(format, Arrays.copyOfRange(block, from, block.length));
    }
}
