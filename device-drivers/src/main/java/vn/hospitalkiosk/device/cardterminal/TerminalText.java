package vn.hospitalkiosk.device.cardterminal;

/// Makes bounded, printable text of what a terminal wrote, with anything that could be a card number masked first.
final class TerminalText {
    private static final int LONGEST = 128;
    private static final int SHORTEST_NUMBER = 13;
    private static final int SHOWN = 4;

    private TerminalText() {}

    static String of(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, LONGEST);
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            byte b = bytes[from + i];
            text[i] = b >= ' ' && b <= '~' ? (char) b : '?';
        }
        maskNumbers(text);
        return new String(text).strip();
    }

    /// A number may be written in groups: single blanks, dots and dashes between digits belong to it.
    private static void maskNumbers(char[] text) {
        int at = 0;
        while (at < text.length) {
            int end = at;
            int digits = 0;
            while (end < text.length && (digit(text, end) || joins(text, at, end))) {
                digits += digit(text, end) ? 1 : 0;
                end++;
            }
            if (digits >= SHORTEST_NUMBER) {
                mask(text, at, end, digits - SHOWN);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static boolean digit(char[] text, int at) {
        return text[at] >= '0' && text[at] <= '9';
    }

    private static boolean joins(char[] text, int begin, int at) {
        boolean separator = text[at] == ' ' || text[at] == '.' || text[at] == '-';
        return separator
                && at > begin
                && digit(text, at - 1)
                && at + 1 < text.length
                && digit(text, at + 1);
    }

    private static void mask(char[] text, int from, int to, int digits) {
        int left = digits;
        for (int i = from; i < to && left > 0; i++) {
            left -= digit(text, i) ? 1 : 0;
            text[i] = '*';
        }
    }
}
