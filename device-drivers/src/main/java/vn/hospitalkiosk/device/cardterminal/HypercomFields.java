package vn.hospitalkiosk.device.cardterminal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The fields of one message: type, BCD length, value, FS. The card's number is masked while it is read and its expiry is never read; any other text is bounded and cleaned.
final class HypercomFields {
    private static final byte FS = 0x1C;
    private static final int HEAD_BYTES = 4;
    private static final String CARD_NUMBER = "30";
    private static final String EXPIRY = "31";

    private final Map<String, String> texts = new HashMap<>();
    private Optional<MaskedPan> pan = Optional.empty();

    private HypercomFields() {}

    /// @return empty when the lengths do not add up
    static Optional<HypercomFields> read(byte[] message, int from) {
        HypercomFields fields = new HypercomFields();
        int at = from;
        while (at < message.length) {
            if (at + HEAD_BYTES > message.length) {
                return Optional.empty();
            }
            int length = length(message[at + 2], message[at + 3]);
            int end = at + HEAD_BYTES + length;
            if (length < 0 || end >= message.length || message[end] != FS) {
                return Optional.empty();
            }
            fields.take(
                    new String(message, at, 2, StandardCharsets.US_ASCII),
                    message,
                    at + HEAD_BYTES,
                    end);
            at = end + 1;
        }
        return Optional.of(fields);
    }

    private static int length(byte high, byte low) {
        int value = 0;
        for (int nibble : new int[] {high >> 4, high, low >> 4, low}) {
            if ((nibble & 0x0F) > 9) {
                return -1;
            }
            value = value * 10 + (nibble & 0x0F);
        }
        return value;
    }

    private void take(String type, byte[] message, int from, int to) {
        if (type.equals(CARD_NUMBER)) {
            pan = to - from > 4 ? Optional.of(MaskedPan.of(message, from, to)) : Optional.empty();
        } else if (!type.equals(EXPIRY)) {
            texts.put(type, TerminalText.of(message, from, to));
        }
    }

    Optional<String> text(String type) {
        return Optional.ofNullable(texts.get(type)).filter(text -> !text.isEmpty());
    }

    Optional<MaskedPan> pan() {
        return pan;
    }

    OptionalLong number(String type) {
        String digits = text(type).orElse("");
        return onlyDigits(digits, 1, 12)
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    private static boolean onlyDigits(String text, int fewest, int most) {
        return text.length() >= fewest
                && text.length() <= most
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// Date YYMMDD or YYYYMMDD in field 03, time HHMMSS or HHMM in field 04.
    Optional<TerminalTime> time() {
        String date = text("03").filter(d -> onlyDigits(d, 6, 8) && d.length() != 7).orElse("");
        String time = text("04").filter(t -> onlyDigits(t, 4, 6) && t.length() != 5).orElse("");
        if (date.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        String day = date.length() == 6 ? "20" + date : date;
        String moment = time.length() == 4 ? time + "00" : time;
        try {
            return Optional.of(
                    new TerminalTime.Full(
                            LocalDateTime.of(
                                    LocalDate.of(
                                            pair(day, 0) * 100 + pair(day, 2),
                                            pair(day, 4),
                                            pair(day, 6)),
                                    LocalTime.of(
                                            pair(moment, 0), pair(moment, 2), pair(moment, 4)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int pair(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }
}
