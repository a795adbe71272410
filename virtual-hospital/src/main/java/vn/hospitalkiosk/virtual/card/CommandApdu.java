package vn.hospitalkiosk.virtual.card;

import java.util.Arrays;
import java.util.Optional;

/// A command (ISO 7816-4, 5.1), cases 1 to 4, short and extended.
///
/// @param le bytes wanted, 0 when none, 256 or 65536 for "all you have"
/// @param extended whether lengths were written in the extended form
@SuppressWarnings("ArrayRecordComponent")
record CommandApdu(int cla, int ins, int p1, int p2, byte[] data, int le, boolean extended) {
    static final int ALL_SHORT = 256;
    static final int ALL_EXTENDED = 65536;

    /// Empty when the lengths contradict each other.
    static Optional<CommandApdu> parse(byte[] apdu) {
        if (apdu.length < 4) {
            return Optional.empty();
        }
        if (apdu.length == 4) {
            return Optional.of(command(apdu, 4, 0, 0, false));
        }
        int first = apdu[4] & 0xFF;
        if (apdu.length == 5) {
            return Optional.of(command(apdu, 5, 0, first == 0 ? ALL_SHORT : first, false));
        }
        return first == 0 ? parseExtended(apdu) : parseShort(apdu, first);
    }

    boolean wantsAll() {
        return le == (extended ? ALL_EXTENDED : ALL_SHORT);
    }

    private static Optional<CommandApdu> parseShort(byte[] apdu, int lc) {
        int end = 5 + lc;
        if (apdu.length == end) {
            return Optional.of(command(apdu, 5, lc, 0, false));
        }
        if (apdu.length == end + 1) {
            int le = apdu[end] & 0xFF;
            return Optional.of(command(apdu, 5, lc, le == 0 ? ALL_SHORT : le, false));
        }
        return Optional.empty();
    }

    private static Optional<CommandApdu> parseExtended(byte[] apdu) {
        if (apdu.length < 7) {
            return Optional.empty();
        }
        int length = word(apdu, 5);
        if (apdu.length == 7) {
            return Optional.of(command(apdu, 7, 0, length == 0 ? ALL_EXTENDED : length, true));
        }
        int end = 7 + length;
        if (length == 0 || apdu.length < end) {
            return Optional.empty();
        }
        if (apdu.length == end) {
            return Optional.of(command(apdu, 7, length, 0, true));
        }
        if (apdu.length == end + 2) {
            int le = word(apdu, end);
            return Optional.of(command(apdu, 7, length, le == 0 ? ALL_EXTENDED : le, true));
        }
        return Optional.empty();
    }

    private static CommandApdu command(byte[] apdu, int from, int lc, int le, boolean extended) {
        byte[] data = Arrays.copyOfRange(apdu, from, from + lc);
        return new CommandApdu(
                apdu[0] & 0xFF, apdu[1] & 0xFF, apdu[2] & 0xFF, apdu[3] & 0xFF, data, le, extended);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    @Override
    public String toString() {
        return "CommandApdu[***]";
    }
}
