package vn.hospitalkiosk.device.printer;

/// A 1-bit picture, rows from the top, eight dots per byte from the left, most significant bit first, 1 is black. Shape: `height` × `widthDots/8` bytes.
///
/// @param widthDots a multiple of 8; 576 on an 80 mm printer at 203 dpi
@SuppressWarnings("ArrayRecordComponent")
public record Bitmap(int widthDots, int height, byte[] rows) {
    public Bitmap {
        if (widthDots <= 0
                || widthDots % 8 != 0
                || height <= 0
                || rows.length != widthDots / 8 * height) {
            throw new IllegalArgumentException("rows must hold height × widthDots/8 bytes");
        }
    }
}
