package vn.hospitalkiosk.device.cardterminal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Makes bounded, printable text of what a terminal wrote, with anything that could be a card number masked first.
final class TerminalText {
    private static final int LONGEST = 128;
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ .-]?[0-9]){12,}");

    private TerminalText() {}

    static String of(byte[] bytes, int from, int to) {
        String text =
                new String(bytes, from, Math.min(to - from, LONGEST), StandardCharsets.US_ASCII);
        String printable = text.replaceAll("[^ -~]", "?");
        return NUMBER.matcher(printable)
                .replaceAll(number -> {
                    String digits = number.group();
                    return "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 4);
                })
                .strip();
    }
}
