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

/// The fields of printed codes: names, hex names, dates in the ways they are written.
final class PrintedText {
    private static final int LONGEST_NAME = 200;
    private static final Pattern COMPACT_DATE =
            Pattern.compile("(?:(?:([0-9]{2}))?([0-9]{2}))?([0-9]{4})");
    private static final Pattern WRITTEN_DATE =
            Pattern.compile("(?:([0-9]{2})/([0-9]{2})/)?([0-9]{4})");

    private PrintedText() {}

    /// No longer than `longest`, and no half of a character at its end.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean halved =
                Character.isHighSurrogate(text.charAt(longest - 1))
                        && Character.isLowSurrogate(text.charAt(longest));
        return text.substring(0, halved ? longest - 1 : longest);
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints().allMatch(PrintedText::mayBeInName);
    }

    /// Nothing unseen, nothing that turns the direction of writing.
    private static boolean mayBeInName(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /// UTF-8 in hex, as NFC.
    static Optional<String> hex(String field) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(field.strip()));
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

    /// `ddMMyyyy`, `MMyyyy` or `yyyy`; as `yyyy-MM-dd`, `yyyy-MM` or `yyyy`.
    static Optional<String> compactDate(String field) {
        return date(COMPACT_DATE.matcher(field.strip()));
    }

    /// `dd/MM/yyyy` or `yyyy`; as `yyyy-MM-dd` or `yyyy`.
    static Optional<String> writtenDate(String field) {
        return date(WRITTEN_DATE.matcher(field.strip()));
    }

    /// Only a whole `dd/MM/yyyy`.
    static Optional<LocalDate> writtenDay(String field) {
        return writtenDate(field).filter(date -> date.length() == 10).map(LocalDate::parse);
    }

    private static Optional<String> date(Matcher parts) {
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
