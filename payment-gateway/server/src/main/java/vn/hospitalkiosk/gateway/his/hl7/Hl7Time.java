package vn.hospitalkiosk.gateway.his.hl7;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hospitalkiosk.api.BirthDate;

/// HL7's times: `20261125083000+0700`, shorter as far as known.
final class Hl7Time {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final Pattern TIME =
            Pattern.compile(
                    "([0-9]{8})([0-9]{2})?([0-9]{2})?([0-9]{2})?(?:\\.[0-9]{1,4})?([+-][0-9]{4})?");

    private Hl7Time() {}

    static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// @param zone of a time that names none
    static Optional<Instant> instant(String written, ZoneId zone) {
        Matcher time = TIME.matcher(written);
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local =
                    LocalDate.parse(time.group(1), DAY)
                            .atTime(part(time, 2), part(time, 3), part(time, 4));
            String offset = time.group(5);
            return Optional.of(
                    (offset == null ? local.atZone(zone) : local.atZone(ZoneOffset.of(offset)))
                            .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static int part(Matcher time, int group) {
        String digits = time.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    static Optional<LocalDate> date(String written) {
        try {
            return written.length() < 8
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(written.substring(0, 8), DAY));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static String birthDate(BirthDate date) {
        return date.iso().replace("-", "");
    }

    /// Known to the year, the month or the day.
    static Optional<BirthDate> birthDate(String written) {
        String digits = written.length() > 8 ? written.substring(0, 8) : written;
        String iso =
                switch (digits.length()) {
                    case 4 -> digits;
                    case 6 -> digits.substring(0, 4) + "-" + digits.substring(4);
                    case 8 ->
                            digits.substring(0, 4)
                                    + "-"
                                    + digits.substring(4, 6)
                                    + "-"
                                    + digits.substring(6);
                    default -> "";
                };
        try {
            return Optional.of(new BirthDate(iso));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
