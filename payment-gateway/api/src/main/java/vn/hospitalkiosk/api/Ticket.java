package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A queue number given by the HIS.
///
/// @param number as called in the hall, `034`
/// @param expectedAt estimated time of the call, when the HIS gives one
/// @param ahead people before this one, when the HIS knows
/// @param today what to do today in order, `Khám Nội Tim mạch – P. 205`
/// @param encounter the HIS's encounter id: opaque, goes into the slip's QR
public record Ticket(
        String number,
        String clinic,
        Place place,
        Optional<Instant> expectedAt,
        Optional<Integer> ahead,
        List<String> today,
        String encounter) {
    /// Of a bill that is paid without a new queue number.
    ///
    /// @param encounter the visit the bill is for, may be empty
    public static Ticket withoutNumber(String encounter) {
        return new Ticket(
                "",
                "",
                new Place("", "", "", ""),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                encounter);
    }

    public boolean hasNumber() {
        return !number.isEmpty();
    }
}
