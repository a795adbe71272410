package vn.hospitalkiosk.gateway.checkin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.VisitId;

/// Where visits are kept. Every call is one transaction of its own.
public interface Visits {
    /// Empty for another kiosk's visit, too.
    Optional<Visit> find(KioskIdentity kiosk, VisitId visit);

    /// Remembers who the visit is; a second identification replaces the first until a check-in has begun.
    ///
    /// @return false when the visit is another kiosk's, has ended or has begun its check-in
    boolean identified(KioskIdentity kiosk, VisitId visit, Visit.Person person, Instant at);

    /// A booking more that this visit may take: what a slip stood for.
    void alsoOffered(KioskIdentity kiosk, VisitId visit, BookingView booking);

    /// A coverage that came late; nothing when the person was forgotten meanwhile.
    void covered(KioskIdentity kiosk, VisitId visit, CoverageView coverage);

    /// Writes down what will be asked of the HIS, before it is asked.
    ///
    /// @return false when the visit has another check-in, or another visit has this command
    boolean begin(KioskIdentity kiosk, VisitId visit, Visit.Begun begun);

    /// The HIS refused what had begun: the visit may try something else.
    void refused(KioskIdentity kiosk, VisitId visit);

    void registered(KioskIdentity kiosk, VisitId visit, Visit.Registered registered);

    /// The bills shown to the patient of this visit: those this kiosk may take money for.
    void offered(KioskIdentity kiosk, VisitId visit, List<BillId> bills);

    /// Whether a bill is this visit's, or was shown in it; the visit has not ended.
    boolean owes(KioskIdentity kiosk, VisitId visit, BillId bill);

    /// The kiosk has wiped: forgets who it was and what the HIS made of it. A payment has its own copy of the bill's id and lives on.
    void end(KioskIdentity kiosk, VisitId visit, Instant at);

    /// As [#end] for visits nobody touched since; a kiosk that lost its power cannot say that it has wiped.
    ///
    /// @return how many
    int endUntouchedSince(Instant last);

    /// The nameless rest of visits that ended so long ago.
    ///
    /// @return how many
    int forgetEndedBefore(Instant last);
}
