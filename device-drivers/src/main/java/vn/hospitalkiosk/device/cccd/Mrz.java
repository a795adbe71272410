package vn.hospitalkiosk.device.cccd;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The machine-readable zone in DG1: TD1, three lines of 30 (ICAO Doc 9303-5). Personal data.
///
/// @param issuer three letters
/// @param number twelve digits, from the optional data: the document number holds only the last nine of them
/// @param birth `yyMMdd`, digits or `<`
/// @param expiry likewise
record Mrz(String issuer, String number, String birth, char sex, String expiry, String name) {
    private static final int CHARACTERS = 90;
    private static final int[] WEIGHTS = {7, 3, 1};

    /// Empty when DG1 holds another kind of zone: a passport's, for instance.
    ///
    /// @throws IllegalArgumentException when it cannot be understood or a check digit is wrong
    static Optional<Mrz> ofDg1(byte[] dg1) {
        Tlv file = Tlv.first(dg1);
        if (file.tag() != ElementaryFile.DG1.tag) {
            throw new IllegalArgumentException("DG1 has another tag");
        }
        byte[] zone = file.child(0x5F1F).value();
        String text = new String(zone, StandardCharsets.US_ASCII);
        if (!text.matches("[A-Z0-9<]{" + CHARACTERS + "}")) {
            return Optional.empty();
        }
        String birth = text.substring(30, 36);
        String expiry = text.substring(38, 44);
        if (wrong(text.substring(5, 14), text.charAt(14))
                || wrong(birth, text.charAt(36))
                || wrong(expiry, text.charAt(44))) {
            throw new IllegalArgumentException("a check digit of the MRZ is wrong");
        }
        return Optional.of(
                new Mrz(
                        text.substring(2, 5),
                        text.substring(15, 27),
                        birth,
                        text.charAt(37),
                        expiry,
                        text.substring(60).replaceAll("<+", " ").strip()));
    }

    private static boolean wrong(String field, char digit) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            sum += worth(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return sum % 10 != worth(digit);
    }

    private static int worth(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
    }

    boolean vietnamese() {
        return issuer.equals("VNM");
    }

    boolean hasPersonalNumber() {
        return number.matches("[0-9]{12}");
    }

    @Override
    public String toString() {
        return "Mrz[***]";
    }
}
