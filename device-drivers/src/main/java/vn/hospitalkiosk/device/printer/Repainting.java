package vn.hospitalkiosk.device.printer;

/// Takes real-time commands out of pictures: DLE (one lone dot) before EOT, ENQ or DC4 gets the dot to its right.
final class Repainting {
    private static final byte DLE = 0x10;
    private static final byte EOT = 0x04;
    private static final byte ENQ = 0x05;
    private static final byte DC4 = 0x14;
    private static final byte TWO_DOTS = 0x18;

    private Repainting() {}

    static Bitmap of(Bitmap picture) {
        byte[] rows = picture.rows().clone();
        for (int i = 0; i + 1 < rows.length; i++) {
            byte next = rows[i + 1];
            if (rows[i] == DLE && (next == EOT || next == ENQ || next == DC4)) {
                rows[i] = TWO_DOTS;
            }
        }
        return new Bitmap(picture.widthDots(), picture.height(), rows);
    }
}
