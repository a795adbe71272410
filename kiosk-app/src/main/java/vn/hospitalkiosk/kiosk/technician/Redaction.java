package vn.hospitalkiosk.kiosk.technician;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last look before anything leaves the kiosk. Nothing personal should be in what it reads; what looks like it is blanked, and counted as a fault of ours.
///
/// CCCD: 12 digits, also 3-3-3-3 · BHYT: two letters and 13 digits, or 10 digits · card number: 13 to 19 digits that pass the Luhn check, also in groups of four · any of them as hexadecimal of its characters.
final class Redaction {
    private static final Pattern SUSPECT =
            Pattern.compile(
                    "(?<![0-9A-Za-z])[A-Za-z]{2}[ -]?[0-9]{13}(?![0-9])"
                            + "|(?<![0-9])[0-9]{3}([ .-])[0-9]{3}\\1[0-9]{3}\\1[0-9]{3}(?![0-9])"
                            + "|(?<![0-9])[0-9]{4}([ -])[0-9]{4}\\2[0-9]{4}\\2[0-9]{1,7}(?![0-9])"
                            + "|(?<![0-9A-Fa-f])(?:3[0-9]){10,38}(?![0-9A-Fa-f])"
                            + "|(?<![0-9])[0-9]{12,19}(?![0-9])"
                            // Ten digits within a word are part of some id.
                            + "|(?<![0-9A-Za-z])[0-9]{10}(?![0-9A-Za-z])");
    private static final String BLANK = "[xoá]";

    private Redaction() {}

    /// @param blanked how many numbers were
    record Cleaned(String text, int blanked) {}

    static Cleaned clean(String text) {
        int[] blanked = {0};
        Matcher matcher = SUSPECT.matcher(text);
        String cleaned =
                matcher.replaceAll(found -> {
                    if (!personal(found)) {
                        return Matcher.quoteReplacement(found.group());
                    }
                    blanked[0]++;
                    return BLANK;
                });
        return new Cleaned(cleaned, blanked[0]);
    }

    private static boolean personal(MatchResult found) {
        String text = found.group();
        if (Character.isLetter(text.charAt(0))) {
            return true;
        }
        String digits = text.replaceAll("[^0-9]", "");
        return number(digits) || (hexadecimal(digits) && number(unhexed(digits)));
    }

    private static boolean hexadecimal(String digits) {
        return digits.length() >= 20 && digits.length() % 2 == 0;
    }

    private static String unhexed(String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < digits.length(); i += 2) {
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    private static boolean number(String digits) {
        return switch (digits.length()) {
            case 10, 12 -> true;
            case 13, 14, 15, 16, 17, 18, 19 -> luhn(digits);
            default -> false;
        };
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
