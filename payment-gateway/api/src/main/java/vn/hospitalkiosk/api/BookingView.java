package vn.hospitalkiosk.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What the patient may be seen for today.
///
/// @param clinic `Nội Tim mạch`
/// @param place where to go
/// @param validUntil last day of a re-examination slip or a referral
public record BookingView(
        BookingId id,
        Kind kind,
        Instant start,
        String clinic,
        Place place,
        Optional<LocalDate> validUntil) {
    public enum Kind {
        APPOINTMENT,
        RE_EXAMINATION,
        REFERRAL
    }

    /// An appointment.
    public BookingView(BookingId id, Instant start, String clinic, Place place) {
        this(id, Kind.APPOINTMENT, start, clinic, place, Optional.empty());
    }
}
