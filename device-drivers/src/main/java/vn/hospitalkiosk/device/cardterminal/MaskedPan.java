package vn.hospitalkiosk.device.cardterminal;

import java.util.regex.Pattern;

/// A card number as people may see it: the first six and the last four digits, stars between. The only form in which a number leaves this package.
public record MaskedPan(String text) {
    private static final Pattern MASKED = Pattern.compile("(?:[0-9]{6})?\\*+[0-9*]{4}");
    private static final int FIRST = 6;
    private static final int LAST = 4;
    private static final int SHORTEST = 13;

    public MaskedPan {
        if (!MASKED.matcher(text).matches()) {
            throw new IllegalArgumentException("not a masked card number");
        }
    }

    /// Masks digits `from` to `to`, without making a text of them first. Whatever the terminal masked by itself stays masked; of a number too short to be one only the last four stay.
    ///
    /// @param to more than `from` by at least five
    static MaskedPan of(byte[] bytes, int from, int to) {
        int length = to - from;
        StringBuilder masked = new StringBuilder(length);
        boolean head = length >= SHORTEST && digits(bytes, from, from + FIRST);
        for (int i = 0; i < length; i++) {
            byte b = bytes[from + i];
            boolean shown = (head && i < FIRST) || i >= length - LAST;
            masked.append(shown && b >= '0' && b <= '9' ? (char) b : '*');
        }
        return new MaskedPan(masked.toString());
    }

    private static boolean digits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
