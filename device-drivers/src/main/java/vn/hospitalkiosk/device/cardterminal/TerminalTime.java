package vn.hospitalkiosk.device.cardterminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// When a terminal says that something happened, in its own zone.
sealed interface TerminalTime {
    record Full(LocalDateTime time) implements TerminalTime {}

    /// Without a year, as ECR17 tells it (DDDHHMM, 1 January is day 1).
    record DayOfYear(int day, LocalTime time) implements TerminalTime {}

    /// Whether it lies between the two, ends included.
    default boolean within(Instant from, Instant to, ZoneId zone) {
        return switch (this) {
            case Full(LocalDateTime time) -> between(time, from, to, zone);
            case DayOfYear(int day, LocalTime time) -> {
                int first = from.atZone(zone).getYear();
                int last = to.atZone(zone).getYear();
                yield inYear(first, day, time).filter(at -> between(at, from, to, zone)).isPresent()
                        || inYear(last, day, time)
                                .filter(at -> between(at, from, to, zone))
                                .isPresent();
            }
        };
    }

    private static Optional<LocalDateTime> inYear(int year, int day, LocalTime time) {
        try {
            return Optional.of(LocalDate.ofYearDay(year, day).atTime(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean between(LocalDateTime time, Instant from, Instant to, ZoneId zone) {
        Instant at = time.atZone(zone).toInstant();
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
