package vn.hospitalkiosk.device.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells by its shape what a scanned text is (cccd.md §2). Hostile input: anybody can show any code.
public final class ScannedCodes {
    private static final int LONGEST = 4096;
    private static final int LONGEST_NAME = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

    /// Fifteen characters, or only the ten digits of the insurance number, or the personal number on newer cards.
    private static final Pattern INSURANCE =
            Pattern.compile("[A-Z]{2}[1-5][0-9]{12}|[0-9]{10}|[0-9]{12}");

    private static final Pattern COMPACT_DATE =
            Pattern.compile("(?:(?:([0-9]{2}))?([0-9]{2}))?([0-9]{4})");
    private static final Pattern WRITTEN_DATE =
            Pattern.compile("(?:([0-9]{2})/([0-9]{2})/)?([0-9]{4})");

    private ScannedCodes() {}

    /// Never throws, whatever the text. Longer than 4,096 characters is cut and unknown.
    public static ScannedCode recognise(String text) {
        if (text.length() > LONGEST) {
            return new ScannedCode.Unknown(text.substring(0, LONGEST));
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        String[] fields = composed.split("\\|", -1);
        return cccd(fields)
                .or(() -> bhyt(fields))
                .orElseGet(() -> new ScannedCode.Unknown(composed));
    }

    /// `number|old number|name|birth|sex|address|issued`, and in 2024 four more that are not needed. Empty fields count.
    private static Optional<ScannedCode> cccd(String[] fields) {
        if (fields.length < 7 || !NUMBER.matcher(fields[0]).matches()) {
            return Optional.empty();
        }
        Optional<String> birth = date(COMPACT_DATE, fields[3]);
        String name = fields[2].strip();
        if (birth.isEmpty() || !isName(name)) {
            return Optional.empty();
        }
        return Optional.of(
                new ScannedCode.CccdQr(
                        fields[0],
                        name,
                        birth.get(),
                        fields[4].strip(),
                        date(COMPACT_DATE, fields[6]).filter(issued -> issued.length() == 10)));
    }

    /// `card number|name in hex|birth|…`, a `$` at the end.
    private static Optional<ScannedCode> bhyt(String[] fields) {
        if (fields.length < 7 || !INSURANCE.matcher(fields[0]).matches()) {
            return Optional.empty();
        }
        Optional<String> name = hexText(fields[1]).filter(ScannedCodes::isName);
        Optional<String> birth = date(WRITTEN_DATE, fields[2]);
        if (name.isEmpty() || birth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ScannedCode.BhytQr(fields[0], name.get(), birth.get()));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static Optional<String> hexText(String hex) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex.strip()));
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(bytes)
                            .toString();
            return Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC).strip());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// Day, month and year, month and year, or the year alone; as `yyyy-MM-dd`, `yyyy-MM` or `yyyy`.
    private static Optional<String> date(Pattern shape, String field) {
        Matcher parts = shape.matcher(field.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String day = parts.group(1);
        String month = parts.group(2);
        String year = parts.group(3);
        try {
            LocalDate.of(
                    Integer.parseInt(year),
                    month == null ? 1 : Integer.parseInt(month),
                    day == null ? 1 : Integer.parseInt(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        if (month == null) {
            return Optional.of(year);
        }
        return Optional.of(day == null ? year + "-" + month : year + "-" + month + "-" + day);
    }
}
