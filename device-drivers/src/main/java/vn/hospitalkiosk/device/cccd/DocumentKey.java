package vn.hospitalkiosk.device.cccd;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the machine-readable zone of a card gives to open its chip with: for BAC, and for PACE when no access number is known. Personal data: masked.
///
/// @param documentNumber nine characters of the zone; for a CCCD the last nine of the twelve digits
/// @param birth `yyMMdd`
/// @param expiry `yyMMdd`
public record DocumentKey(String documentNumber, String birth, String expiry) {
    private static final DateTimeFormatter ZONE_DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final int NUMBER_FROM = 3;

    public DocumentKey {
        if (!documentNumber.matches("[A-Z0-9<]{9}")
                || !birth.matches("[0-9<]{6}")
                || !expiry.matches("[0-9<]{6}")) {
            throw new IllegalArgumentException("not as it stands in a machine-readable zone");
        }
    }

    /// Of a CCCD, as typed or scanned.
    ///
    /// @param number twelve digits
    public static DocumentKey ofCccd(String number, LocalDate birth, LocalDate expiry) {
        if (!number.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("a personal number has twelve digits");
        }
        return new DocumentKey(
                number.substring(NUMBER_FROM), birth.format(ZONE_DATE), expiry.format(ZONE_DATE));
    }

    @Override
    public String toString() {
        return "DocumentKey[***]";
    }
}
