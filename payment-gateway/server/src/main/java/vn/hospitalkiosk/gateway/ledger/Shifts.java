package vn.hospitalkiosk.gateway.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;

/// The hospital's calendar: days and the shifts (ca) in them.
///
/// @param shifts sorted by `from`; the last one goes on after midnight until the first begins
public record Shifts(ZoneId zone, List<Shift> shifts) {
    /// @param code 1 to 16 of a–z and 0–9, as stored
    /// @param name as people say it
    public record Shift(String code, String name, LocalTime from) {
        public Shift {
            if (!code.matches("[a-z0-9]{1,16}")) {
                throw new IllegalArgumentException(
                        "the code of a shift has 1 to 16 of a-z and 0-9");
            }
        }
    }

    /// @throws IllegalArgumentException without shifts, or when two begin at one time or share a code
    public Shifts {
        shifts = shifts.stream().sorted(Comparator.comparing(Shift::from)).toList();
        if (shifts.isEmpty()
                || shifts.stream().map(Shift::from).distinct().count() < shifts.size()
                || shifts.stream().map(Shift::code).distinct().count() < shifts.size()) {
            throw new IllegalArgumentException(
                    "shifts need codes and beginnings of their own, at least one shift");
        }
    }

    /// @return sáng from 06:00, chiều from 12:00, tối from 18:00
    public static Shifts usual(ZoneId zone) {
        return new Shifts(
                zone,
                List.of(
                        new Shift("sang", "Ca sáng", LocalTime.of(6, 0)),
                        new Shift("chieu", "Ca chiều", LocalTime.of(12, 0)),
                        new Shift("toi", "Ca tối", LocalTime.of(18, 0))));
    }

    public HospitalTime at(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        Shift current = shifts.getLast();
        for (Shift shift : shifts) {
            if (!shift.from().isAfter(local.toLocalTime())) {
                current = shift;
            }
        }
        return new HospitalTime(moment, local.toLocalDate(), current.code());
    }

    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
