package vn.hospitalkiosk.virtual.printer;

import java.util.Arrays;
import java.util.HexFormat;

/// The last bytes of a picture, as a serial printer sees them that looks for real-time commands everywhere (Epson ESC/POS reference, notes to DLE EOT and DLE DC4).
final class PictureBytes {
    private static final byte[] CLEAR = HexFormat.of().parseHex("10140801031401060208");

    /// What the bytes up to now ended with.
    sealed interface Found {
        record Nothing() implements Found {}

        /// DLE EOT n, 1 to 4.
        record StatusQuestion(int n) implements Found {}

        /// DLE DC4 1 m t.
        record Pulse() implements Found {}

        /// DLE DC4 8.
        record Clear() implements Found {}
    }

    private final byte[] last = new byte[CLEAR.length];

    Found next(int value) {
        System.arraycopy(last, 1, last, 0, last.length - 1);
        last[last.length - 1] = (byte) value;
        int end = last.length - 1;
        if (last[end - 2] == 0x10 && last[end - 1] == 0x04 && value >= 1 && value <= 4) {
            return new Found.StatusQuestion(value);
        }
        if (last[end - 4] == 0x10
                && last[end - 3] == 0x14
                && last[end - 2] == 1
                && (last[end - 1] == 0 || last[end - 1] == 1)
                && value >= 1
                && value <= 8) {
            return new Found.Pulse();
        }
        return Arrays.equals(last, CLEAR) ? new Found.Clear() : new Found.Nothing();
    }
}
