package vn.hospitalkiosk.gateway.bhxh;

import java.util.regex.Pattern;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.PersonName;

/// Whose card. Personal data: `toString` tells nothing.
///
/// @param number card (15 characters), social insurance number (10 digits) or personal number (12 digits)
public record CardQuestion(String number, PersonName name, BirthDate birthDate) {
    private static final Pattern NUMBER =
            Pattern.compile("[A-Z]{2}[0-9A-Z]{13}|[0-9]{10}|[0-9]{12}");

    public CardQuestion {
        if (!canBeNumber(number)) {
            throw new IllegalArgumentException(
                    "a card has 15 characters, an insurance number 10 digits, a personal number 12");
        }
    }

    public static boolean canBeNumber(String number) {
        return NUMBER.matcher(number).matches();
    }

    /// `dd/MM/yyyy`, `MM/yyyy` or `yyyy`: as much as the papers say.
    String writtenBirthDate() {
        String[] parts = birthDate.iso().split("-", -1);
        StringBuilder written = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) {
            written.append(parts[i]).append(i > 0 ? "/" : "");
        }
        return written.toString();
    }

    @Override
    public String toString() {
        return "CardQuestion";
    }
}
