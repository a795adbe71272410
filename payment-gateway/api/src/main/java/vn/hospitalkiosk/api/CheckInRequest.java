package vn.hospitalkiosk.api;

import java.util.Optional;
import java.util.Set;

/// Register the identified patient of a visit. `POST /kiosk/v1/visits/{visit}/check-in`. Repeating it with the same command is safe.
///
/// @param insured wants to be treated on insurance
/// @param declared groups the patient ticked on screen 09; those of the age are the gateway's to know
public record CheckInRequest(
        CommandId command,
        VisitId visit,
        VisitGoal goal,
        boolean insured,
        Set<PriorityGroup> declared,
        Optional<CompanionView> companion) {
    public CheckInRequest {
        declared = Set.copyOf(declared);
    }

    /// For a booking, on insurance, without more.
    public CheckInRequest(CommandId command, VisitId visit, BookingId booking) {
        this(command, visit, new VisitGoal.Booked(booking), true, Set.of(), Optional.empty());
    }
}
