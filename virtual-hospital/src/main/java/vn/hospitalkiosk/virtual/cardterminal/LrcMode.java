package vn.hospitalkiosk.virtual.cardterminal;

/// Which bytes of an ECR17 frame its check byte covers besides the payload; it starts at 7F.
public enum LrcMode {
    /// payload
    STD(false, false),
    /// STX, payload, ETX
    STX(true, true),
    /// payload, ETX
    NOEXT(false, true),
    /// STX, payload
    STX_NOEXT(true, false);

    private static final int SEED = 0x7F;

    private final boolean start;
    private final boolean end;

    LrcMode(boolean start, boolean end) {
        this.start = start;
        this.end = end;
    }

    byte of(byte[] payload) {
        int sum = SEED;
        if (start) {
            sum ^= 0x02;
        }
        for (byte b : payload) {
            sum ^= b;
        }
        if (end) {
            sum ^= 0x03;
        }
        return (byte) sum;
    }
}
