package vn.hospitalkiosk.device.diagnostic;

import vn.hospitalkiosk.device.printer.Bitmap;

/// What the test slip shows: a frame at the very edges, bars of growing width for the print head, a chequer for its evenness. No text: it needs no font and no language.
public final class TestSlip {
    private static final int HEIGHT = 360;
    private static final int EDGE = 8;
    private static final int BARS_UNTIL = 120;
    private static final int CHEQUER_UNTIL = 240;

    private TestSlip() {}

    /// @param widthDots of the paper, a multiple of 8
    public static Bitmap of(int widthDots) {
        byte[] rows = new byte[widthDots / 8 * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < widthDots; x++) {
                if (black(x, y, widthDots)) {
                    rows[y * (widthDots / 8) + x / 8] |= (byte) (0x80 >>> (x % 8));
                }
            }
        }
        return new Bitmap(widthDots, HEIGHT, rows);
    }

    private static boolean black(int x, int y, int width) {
        if (x < EDGE || x >= width - EDGE || y < EDGE || y >= HEIGHT - EDGE) {
            return true;
        }
        if (y < BARS_UNTIL) {
            return (x / (1 + x * 8 / width)) % 2 == 0;
        }
        return y < CHEQUER_UNTIL && (x / 16 + y / 16) % 2 == 0;
    }
}
