package vn.hospitalkiosk.device.document;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells by its shape what a scanned text is (cccd.md §2). Hostile input: anybody can show any code.
public final class ScannedCodes {
    private static final int LONGEST = 4096;

    /// A code of eleven fields has ten separators; a tail nobody knows is left unread.
    private static final int MOST_FIELDS = 32;

    private static final int CCCD_FIELDS = 7;
    private static final int BHYT_FIELDS = 7;
    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]");
    private static final Pattern FACILITY = Pattern.compile("[0-9]{5}");

    private ScannedCodes() {}

    /// Never throws, whatever the text. Longer than 4,096 characters is cut and unknown.
    public static ScannedCode recognise(String text) {
        if (text.length() > LONGEST) {
            return new ScannedCode.Unknown(PrintedText.cut(text, LONGEST));
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        String[] fields = composed.split("\\|", MOST_FIELDS);
        return cccd(fields)
                .or(() -> bhyt(fields))
                .or(() -> SlipCode.read(composed))
                .or(() -> MachineReadableZone.read(composed))
                .orElseGet(() -> new ScannedCode.Unknown(PrintedText.cut(composed, LONGEST)));
    }

    /// `number|old number|name|birth|sex|address|issued`, and in 2024 four more that are not needed. Empty fields count.
    private static Optional<ScannedCode> cccd(String[] fields) {
        if (fields.length < CCCD_FIELDS || !PersonalNumber.hasItsShape(fields[0])) {
            return Optional.empty();
        }
        Optional<String> birth = PrintedText.compactDate(fields[3]);
        String name = fields[2].strip();
        if (birth.isEmpty() || !PrintedText.isName(name)) {
            return Optional.empty();
        }
        return Optional.of(
                new ScannedCode.CccdQr(
                        fields[0],
                        name,
                        birth.get(),
                        sex(fields[4].strip()),
                        PrintedText.compactDate(fields[6])
                                .filter(issued -> issued.length() == 10)));
    }

    private static String sex(String printed) {
        return PrintedText.isName(printed) ? PrintedText.cut(printed, 16) : "";
    }

    /// `card number|name in hex|birth|sex|address in hex|facility|from|until|…`, a `$` at the end.
    private static Optional<ScannedCode> bhyt(String[] fields) {
        if (fields.length < BHYT_FIELDS || !InsuranceNumber.hasItsShape(fields[0])) {
            return Optional.empty();
        }
        Optional<String> name = PrintedText.hex(fields[1]).filter(PrintedText::isName);
        Optional<String> birth = PrintedText.writtenDate(fields[2]);
        if (name.isEmpty() || birth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ScannedCode.BhytQr(
                        fields[0],
                        name.get(),
                        birth.get(),
                        facility(fields[5]),
                        PrintedText.writtenDay(fields[6]),
                        fields.length > BHYT_FIELDS
                                ? PrintedText.writtenDay(fields[7])
                                : Optional.empty()));
    }

    /// `79 – 024` and `79-024` are 79024.
    private static Optional<String> facility(String field) {
        return Optional.of(NOT_DIGITS.matcher(field).replaceAll(""))
                .filter(digits -> FACILITY.matcher(digits).matches());
    }
}
