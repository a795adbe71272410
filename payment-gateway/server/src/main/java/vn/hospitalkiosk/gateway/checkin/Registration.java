package vn.hospitalkiosk.gateway.checkin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.VisitWish;

/// Registers a visit at the HIS once per command. What will be asked is stored before it is asked; an answer that did not come leaves the command open, and the
/// kiosk's repetition finds what the HIS made of it.
final class Registration {
    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    private final His his;
    private final Visits visits;
    private final Bills bills;
    private final Clock clock;
    private final Set<VisitId> underWay = ConcurrentHashMap.newKeySet();

    Registration(His his, Visits visits, Bills bills, Clock clock) {
        this.his = his;
        this.visits = visits;
        this.bills = bills;
        this.clock = clock;
    }

    /// @throws NoSuchVisit when the visit is not an identified one of this kiosk
    /// @throws VisitConflict when visit or command stand for another check-in
    CheckInAnswer checkIn(KioskIdentity kiosk, CheckInRequest request) {
        // One writer per key: a repetition that overtakes the first try is told to come again.
        if (!underWay.add(request.visit())) {
            return new CheckInAnswer.NotKnown(Codes.CHECK_IN_NOT_KNOWN);
        }
        try {
            Visit visit = visits.find(kiosk, request.visit()).orElseThrow(NoSuchVisit::new);
            return checkIn(kiosk, request, visit);
        } finally {
            underWay.remove(request.visit());
        }
    }

    private CheckInAnswer checkIn(KioskIdentity kiosk, CheckInRequest request, Visit visit) {
        Visit.Person person = visit.person().orElseThrow(NoSuchVisit::new);
        Visit.Begun begun =
                visit.begun()
                        .orElseGet(() ->
                                new Visit.Begun(
                                        request.command(), request.booking(), clock.instant()));
        if (!begun.command().equals(request.command())
                || !begun.booking().equals(request.booking())) {
            throw new VisitConflict("the visit has another check-in");
        }
        if (visit.registered().isPresent()) {
            return again(visit.registered().get());
        }
        if (person.bookings().stream().noneMatch(b -> b.id().equals(request.booking()))) {
            return new CheckInAnswer.Refused(Codes.CHECK_IN_REFUSED);
        }
        if (visit.begun().isEmpty() && !visits.begin(kiosk, visit.id(), begun)) {
            throw new VisitConflict("visit or command is in use already");
        }
        return ask(kiosk, visit.id(), person, begun);
    }

    private CheckInAnswer ask(
            KioskIdentity kiosk, VisitId visit, Visit.Person person, Visit.Begun begun) {
        HisCommand command =
                new HisCommand(
                        begun.command().value(),
                        begun.at(),
                        kiosk.facility(),
                        kiosk.kiosk(),
                        HisCommand.PATIENT);
        VisitWish wish = VisitWish.booked(person.patient(), begun.booking());
        return switch (his.checkIn(command, wish)) {
            case HisOutcome.Done<HisVisits.CheckedIn>(HisVisits.CheckedIn done) ->
                    made(kiosk, visit, done);
            case HisOutcome.AlreadyDone<HisVisits.CheckedIn>(HisVisits.CheckedIn done) ->
                    made(kiosk, visit, done);
            case HisOutcome.Rejected<HisVisits.CheckedIn>(_, String reason) -> {
                log.warn("H06 check-in refused, visit {}: {}", visit, reason);
                visits.refused(kiosk, visit);
                yield new CheckInAnswer.Refused(Codes.CHECK_IN_REFUSED);
            }
            case HisOutcome.Unknown<HisVisits.CheckedIn>(String reason) -> {
                log.warn("H07 check-in not known, visit {}: {}", visit, reason);
                yield new CheckInAnswer.NotKnown(Codes.CHECK_IN_NOT_KNOWN);
            }
            case HisOutcome.NotOffered<HisVisits.CheckedIn>() -> {
                visits.refused(kiosk, visit);
                yield new CheckInAnswer.Refused(Codes.NOT_OFFERED);
            }
        };
    }

    private CheckInAnswer made(KioskIdentity kiosk, VisitId visit, HisVisits.CheckedIn done) {
        return switch (bills.firstOpen(done.bills())) {
            case BillAnswer.Unavailable(var code) -> new CheckInAnswer.NotKnown(code);
            case BillAnswer.Owed(BillView bill) -> kept(kiosk, visit, done, Optional.of(bill));
            case BillAnswer.None() -> kept(kiosk, visit, done, Optional.empty());
        };
    }

    private CheckInAnswer kept(
            KioskIdentity kiosk, VisitId visit, HisVisits.CheckedIn done, Optional<BillView> bill) {
        visits.registered(
                kiosk,
                visit,
                new Visit.Registered(done.encounter(), done.ticket(), bill.map(BillView::id)));
        return new CheckInAnswer.CheckedIn(done.ticket(), bill);
    }

    /// The same command came again: number as before, bill as the HIS has it now.
    private CheckInAnswer again(Visit.Registered registered) {
        List<BillId> bill = registered.bill().map(List::of).orElseGet(List::of);
        return switch (bills.firstOpen(bill)) {
            case BillAnswer.Unavailable(var code) -> new CheckInAnswer.NotKnown(code);
            case BillAnswer.Owed(BillView owed) ->
                    new CheckInAnswer.CheckedIn(registered.ticket(), Optional.of(owed));
            case BillAnswer.None() ->
                    new CheckInAnswer.CheckedIn(registered.ticket(), Optional.empty());
        };
    }
}
