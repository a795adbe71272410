package vn.hospitalkiosk.gateway.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// What the gateway remembers of one use of a kiosk. No full name and no full number is ever part of it; the person is forgotten when the kiosk has wiped.
///
/// @param person empty once forgotten
/// @param begun the check-in that was sent to the HIS, whether or not its answer came
/// @param registered what the HIS answered
public record Visit(
        VisitId id,
        Optional<Person> person,
        Optional<Begun> begun,
        Optional<Registered> registered,
        boolean ended) {
    /// @param bookings of the day, as shown, and what a slip stood for
    /// @param coverage as far as known; `CHECKING` while the HIS has not answered
    /// @param priority by the hospital's date of the identification
    public record Person(
            HisPatientId patient,
            String maskedName,
            int birthYear,
            List<BookingView> bookings,
            CoverageView coverage,
            PriorityView priority) {
        public Person(
                HisPatientId patient,
                String maskedName,
                int birthYear,
                List<BookingView> bookings,
                CoverageView coverage) {
            this(patient, maskedName, birthYear, bookings, coverage, PriorityView.NONE);
        }
    }

    /// @param declared what was ticked and can be true
    public record Begun(
            CommandId command,
            VisitGoal goal,
            boolean insured,
            Set<PriorityGroup> declared,
            Instant at) {
        public Begun {
            declared = Set.copyOf(declared);
        }

        boolean asks(VisitGoal other, boolean onInsurance) {
            return goal.equals(other) && insured == onInsurance;
        }
    }

    /// @param bill empty when the HIS issued none
    public record Registered(String encounter, Ticket ticket, Optional<BillId> bill) {}
}
