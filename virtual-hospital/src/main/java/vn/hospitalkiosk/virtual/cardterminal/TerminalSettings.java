package vn.hospitalkiosk.virtual.cardterminal;

/// How the bank set the terminal up.
///
/// @param amountExponent decimals of the amount field: 0 or 2
/// @param lrc ECR17 only
/// @param fullPan whether the card number leaves the terminal whole
/// @param thinkMs how long patient and bank take
/// @param lateMs how late a late answer is
/// @param downMs how long the cable is out when a mishap pulls it; 0: until it is put back
/// @param paceMs between two bytes of a slow answer
/// @param ackMs how long it waits for an ACK before it sends again, three times in all
public record TerminalSettings(
        int amountExponent,
        LrcMode lrc,
        boolean fullPan,
        int thinkMs,
        int lateMs,
        int downMs,
        int paceMs,
        int ackMs) {
    /// Eight digits, both dialects.
    public static final String TERMINAL_ID = "12345678";

    static final String MERCHANT_ID = "000000000043521";

    public static final TerminalSettings DELIVERED =
            new TerminalSettings(0, LrcMode.NOEXT, true, 60, 5000, 500, 50, 2000);

    public TerminalSettings {
        if (amountExponent != 0 && amountExponent != 2) {
            throw new IllegalArgumentException("an amount has 0 or 2 decimals");
        }
    }

    public TerminalSettings withAmountExponent(int decimals) {
        return new TerminalSettings(decimals, lrc, fullPan, thinkMs, lateMs, downMs, paceMs, ackMs);
    }

    public TerminalSettings withLrc(LrcMode mode) {
        return new TerminalSettings(
                amountExponent, mode, fullPan, thinkMs, lateMs, downMs, paceMs, ackMs);
    }

    public TerminalSettings withFullPan(boolean full) {
        return new TerminalSettings(
                amountExponent, lrc, full, thinkMs, lateMs, downMs, paceMs, ackMs);
    }

    public TerminalSettings withTimes(int think, int late, int down, int ack) {
        return new TerminalSettings(amountExponent, lrc, fullPan, think, late, down, paceMs, ack);
    }

    public TerminalSettings withPace(int pace) {
        return new TerminalSettings(
                amountExponent, lrc, fullPan, thinkMs, lateMs, downMs, pace, ackMs);
    }

    long minorPerVnd() {
        return amountExponent == 0 ? 1 : 100;
    }
}
