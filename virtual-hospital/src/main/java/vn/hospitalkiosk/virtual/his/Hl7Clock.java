package vn.hospitalkiosk.virtual.his;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Between HL7's times (`20261125083000+0700`) and those in the books (`2026-11-25T08:30:00.000+07:00`).
final class Hl7Clock {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);

    private Hl7Clock() {}

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(Fhir.ZONE));
    }

    /// @param iso as in the books, may be empty
    static String moment(String iso) {
        return iso.isEmpty() ? "" : moment(OffsetDateTime.parse(iso).toInstant());
    }

    static String iso(String moment) {
        try {
            return Fhir.dateTime(OffsetDateTime.parse(moment, MOMENT).toInstant());
        } catch (DateTimeException e) {
            throw Hl7Refusal.error("102", "not a time with its zone");
        }
    }

    /// `19850309` for `1985-03-09`, and shorter.
    static String day(String iso) {
        return iso.replace("-", "");
    }

    static String isoDay(String day) {
        if (!day.matches("[0-9]{4}([0-9]{2}([0-9]{2})?)?")) {
            throw Hl7Refusal.error("102", "not a date");
        }
        String month = day.length() > 4 ? "-" + day.substring(4, 6) : "";
        String date = day.length() > 6 ? "-" + day.substring(6) : "";
        return day.substring(0, 4) + month + date;
    }
}
