package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.Locale;
import java.util.regex.Pattern;
import vn.hospitalkiosk.api.Vnd;

/// QR text of a transfer to an account by NAPAS 247, VietQR 1.0 (payments-providers §5.1): fields of two digits' id, two digits' length, value; a CRC last. Plain ASCII, so that characters are bytes for every bank's app.
final class EmvQr {
    /// One value's longest.
    private static final int LONGEST = 99;

    private static final int LONGEST_NOTE = 25;

    /// Category of merchants, ISO 18245.
    private static final String HOSPITALS = "8062";

    private static final int POLYNOMIAL = 0x1021;
    private static final Pattern ASCII = Pattern.compile("[ -~]+");

    private EmvQr() {}

    /// One payment's QR.
    ///
    /// @param bin the bank's six digits
    /// @param note what the bank writes into the transfer, at most 25 letters
    static String transfer(String bin, String account, Vnd amount, String note) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("no amount");
        }
        return sealed(
                field("00", "01")
                        + field("01", "12")
                        + payee(bin, account)
                        + field("53", "704")
                        + field("54", Long.toString(amount.dong()))
                        + field("58", "VN")
                        + field("62", field("08", short25(note))));
    }

    /// The QR that hangs at a counter: no amount, for any number of payments.
    ///
    /// @param name whose account, plain letters, at most 25
    /// @param counter stands in the note until the payer adds the code of the bill
    static String standing(String bin, String account, String name, String counter) {
        return sealed(
                field("00", "01")
                        + field("01", "11")
                        + payee(bin, account)
                        + field("52", HOSPITALS)
                        + field("53", "704")
                        + field("58", "VN")
                        + field("59", short25(name))
                        + field("62", field("07", short25(counter)) + field("08", counter)));
    }

    private static String payee(String bin, String account) {
        return field(
                "38",
                field("00", "A000000727")
                        + field("01", field("00", bin) + field("01", account))
                        + field("02", "QRIBFTTA"));
    }

    private static String short25(String text) {
        if (text.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("longer than " + LONGEST_NOTE + " letters");
        }
        return text;
    }

    static String field(String id, String value) {
        if (value.length() > LONGEST || !ASCII.matcher(value).matches()) {
            throw new IllegalArgumentException("field " + id + " does not fit a QR");
        }
        return String.format(Locale.ROOT, "%s%02d%s", id, value.length(), value);
    }

    /// With its checksum.
    static String sealed(String fields) {
        String text = fields + "6304";
        return text + String.format(Locale.ROOT, "%04X", crc(text));
    }

    /// ISO/IEC 13239: from all ones, highest bit first, not inverted.
    private static int crc(String text) {
        int crc = 0xFFFF;
        for (int i = 0; i < text.length(); i++) {
            crc ^= text.charAt(i) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
