package vn.hospitalkiosk.virtual.cardterminal;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.line.Outbox;

/// How an answer leaves.
final class Departure {
    private static final int GAP_MILLIS = 30;
    private static final int MOST_NOISE = 12;

    private Departure() {}

    /// @return how many milliseconds from now the last byte leaves, from when on the terminal waits for the ACK; empty when it does not wait
    static OptionalLong of(
            byte[] frame, Faults.Draw<TerminalMishap> fate, TerminalSettings settings, Outbox out) {
        if (fate.mishap().isEmpty()) {
            out.send(frame);
            return OptionalLong.of(0);
        }
        switch (fate.mishap().get()) {
            case LOST_ANSWER -> {
                return OptionalLong.empty();
            }
            case LATE_ANSWER -> {
                out.sendAfter(settings.lateMs(), frame);
                return OptionalLong.empty();
            }
            case DUPLICATE_ANSWER -> {
                out.send(frame);
                out.sendAfter(GAP_MILLIS, frame);
            }
            case SPOILED_ANSWER -> {
                byte[] spoiled = frame.clone();
                spoiled[spoiled.length - 1] ^= (byte) (1 << fate.random().nextInt(8));
                out.send(spoiled);
            }
            case SLOW_BYTES -> {
                out.sendAfter(0, frame, settings.paceMs());
                return OptionalLong.of((long) frame.length * settings.paceMs());
            }
            case GARBAGE -> {
                out.send(noise(fate.random()));
                out.send(frame);
            }
            case DECLINE,
                    USER_CANCEL,
                    NO_CARD,
                    SILENT_AFTER_ACK,
                    SILENT_BEFORE_ACK,
                    LOST_ACK,
                    WRONG_AMOUNT,
                    WRONG_REFERENCE,
                    NAK_STORM,
                    UNPLUG_MID_SALE,
                    POWER_CYCLE,
                    LRC_IS_ETX ->
                    out.send(frame);
        }
        return OptionalLong.of(0);
    }

    /// No byte that means something alone.
    private static byte[] noise(RandomGenerator random) {
        byte[] bytes = new byte[1 + random.nextInt(MOST_NOISE)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x20 + random.nextInt(0xE0));
        }
        return bytes;
    }
}
