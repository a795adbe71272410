package vn.hospitalkiosk.gateway.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;

/// Priority that patients declared, for staff to confirm. Names a queue number, never a person.
public interface DeclaredPriorities {
    /// Telling it twice is harmless.
    void declared(
            KioskIdentity kiosk,
            VisitId visit,
            String encounter,
            Ticket ticket,
            Set<PriorityGroup> groups,
            Instant at);

    /// The oldest first.
    List<Declared> open(int most);

    /// @return false when somebody else was faster
    boolean decide(VisitId visit, boolean confirmed, String by, Instant at);

    record Declared(
            VisitId visit,
            String kiosk,
            String number,
            String clinic,
            Set<PriorityGroup> groups,
            Instant at) {}
}
