package vn.hospitalkiosk.virtual.printer;

/// How the printer's state looks as bytes (Epson ESC/POS reference: DLE EOT, GS a, GS r).
final class StatusBytes {
    private static final int REAL_TIME = 0x12;
    private static final int AUTOMATIC = 0x10;

    private StatusBytes() {}

    /// Answer to DLE EOT n, pattern 0xx1xx10; n: 1 printer, 2 cause of offline, 3 cause of error, 4 paper.
    static byte[] realTime(int n, Mechanism.Sensors sensors) {
        int bits =
                switch (n) {
                    case 1 -> sensors.offline() ? 0x08 : 0;
                    case 2 ->
                            (sensors.coverOpen() ? 0x04 : 0)
                                    | (sensors.paper() == Paper.OUT ? 0x20 : 0);
                    case 4 ->
                            switch (sensors.paper()) {
                                case OK -> 0;
                                case NEAR_END -> 0x0C;
                                case OUT -> 0x6C;
                            };
                    default -> 0;
                };
        return new byte[] {(byte) (REAL_TIME | bits)};
    }

    /// The four bytes of automatic status back.
    static byte[] automatic(Mechanism.Sensors sensors) {
        int first = AUTOMATIC | (sensors.offline() ? 0x08 : 0) | (sensors.coverOpen() ? 0x20 : 0);
        return new byte[] {(byte) first, 0, (byte) paper(sensors.paper()), 0};
    }

    /// Answer to GS r 1 and third byte of automatic status: bits 0, 1 near end; bits 2, 3 end.
    static int paper(Paper paper) {
        return switch (paper) {
            case OK -> 0;
            case NEAR_END -> 0x03;
            case OUT -> 0x0F;
        };
    }
}
