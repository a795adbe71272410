package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Executor;

/// What check-in needs of the house.
///
/// @param executor for questions asked side by side; its tasks block
/// @param zone of the hospital: decides what "today" is
/// @param holidays public holidays, on which a referral's days do not count
public record Reception(
        Visits visits,
        TypedNumbers numbers,
        Remarks remarks,
        Sights sights,
        Consenting consenting,
        DeclaredPriorities priorities,
        Executor executor,
        Clock clock,
        ZoneId zone,
        Set<LocalDate> holidays) {
    public Reception {
        holidays = Set.copyOf(holidays);
    }
}
