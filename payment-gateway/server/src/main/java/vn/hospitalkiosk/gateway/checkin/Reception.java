package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/// What check-in needs of the house.
///
/// @param executor for questions asked side by side; its tasks block
/// @param zone of the hospital: decides what "today" is
/// @param rechecks empty: nobody here asks about a card again once the patient has left
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
        Optional<LateCoverage> rechecks,
        Set<LocalDate> holidays) {
    public Reception {
        holidays = Set.copyOf(holidays);
    }
}
