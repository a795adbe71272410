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
import vn.hospitalkiosk.api.CompanionView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.HisVisits;

/// Registers a visit at the HIS once per command. What will be asked is stored before it is asked; an answer that did not come leaves the command open, and the
/// kiosk's repetition finds what the HIS made of it.
final class Registration {
    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    private final His his;
    private final Visits visits;
    private final Bills bills;
    private final DeclaredPriorities priorities;
    private final Choices choices;
    private final Clock clock;
    private final Set<VisitId> underWay = ConcurrentHashMap.newKeySet();

    Registration(
            His his,
            Visits visits,
            Bills bills,
            DeclaredPriorities priorities,
            Choices choices,
            Clock clock) {
        this.his = his;
        this.visits = visits;
        this.bills = bills;
        this.priorities = priorities;
        this.choices = choices;
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
        Visit.Begun begun = visit.begun().orElseGet(() -> begun(request, person));
        if (!begun.command().equals(request.command())
                || !begun.asks(request.goal(), request.insured())) {
            throw new VisitConflict("the visit has another check-in");
        }
        if (visit.registered().isPresent()) {
            return again(visit.registered().get());
        }
        Optional<FailureCode> refusal = refusal(person, request.goal());
        if (refusal.isPresent()) {
            return new CheckInAnswer.Refused(refusal.get());
        }
        if (visit.begun().isEmpty() && !visits.begin(kiosk, visit.id(), begun)) {
            throw new VisitConflict("visit or command is in use already");
        }
        return ask(kiosk, visit.id(), person, begun, request.companion());
    }

    private Visit.Begun begun(CheckInRequest request, Visit.Person person) {
        return new Visit.Begun(
                request.command(),
                request.goal(),
                request.insured(),
                PriorityLaw.declared(person.priority(), request.declared()),
                clock.instant());
    }

    private Optional<FailureCode> refusal(Visit.Person person, VisitGoal goal) {
        if (goal instanceof VisitGoal.Booked(var booking)
                && person.bookings().stream().noneMatch(b -> b.id().equals(booking))) {
            return Optional.of(Codes.CHECK_IN_REFUSED);
        }
        return choices.isOver(goal) ? Optional.of(Codes.REFERRAL_OVER) : Optional.empty();
    }

    private CheckInAnswer ask(
            KioskIdentity kiosk,
            VisitId visit,
            Visit.Person person,
            Visit.Begun begun,
            Optional<CompanionView> companion) {
        HisCommand command =
                new HisCommand(
                        begun.command().value(),
                        begun.at(),
                        kiosk.facility(),
                        kiosk.kiosk(),
                        companion.isPresent() ? HisCommand.COMPANION : HisCommand.PATIENT);
        HisOutcome<HisVisits.CheckedIn> outcome =
                his.checkIn(
                        command,
                        Wishes.of(
                                person,
                                begun.goal(),
                                begun.insured(),
                                begun.declared(),
                                companion));
        return switch (outcome) {
            case HisOutcome.Done<HisVisits.CheckedIn>(HisVisits.CheckedIn done) ->
                    made(kiosk, visit, begun, done);
            case HisOutcome.AlreadyDone<HisVisits.CheckedIn>(HisVisits.CheckedIn done) ->
                    made(kiosk, visit, begun, done);
            case HisOutcome.Rejected<HisVisits.CheckedIn>(HisRefusal why, String reason) -> {
                log.warn("H06 check-in refused, visit {}: {} {}", visit, why, reason);
                visits.refused(kiosk, visit);
                yield new CheckInAnswer.Refused(code(why));
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

    private static FailureCode code(HisRefusal why) {
        return switch (why) {
            case CLINIC_CLOSED, CLINIC_FULL -> Codes.CLINIC_TAKES_NOBODY;
            case DESK_ONLY -> Codes.DESK_ONLY;
            case NO_SUCH_PATIENT,
                    PATIENT_EXISTS,
                    NO_SUCH_BOOKING,
                    BOOKING_USED,
                    BOOKING_EXPIRED,
                    NO_SUCH_BILL,
                    BILL_PAID,
                    BILL_VOID,
                    BILL_RESERVED,
                    NO_SUCH_TICKET,
                    KEY_REUSED,
                    BAD_REQUEST,
                    OTHER ->
                    Codes.CHECK_IN_REFUSED;
        };
    }

    private CheckInAnswer made(
            KioskIdentity kiosk, VisitId visit, Visit.Begun begun, HisVisits.CheckedIn done) {
        return switch (bills.firstOpen(done.bills())) {
            case BillAnswer.Unavailable(var code) -> new CheckInAnswer.NotKnown(code);
            case BillAnswer.Owed(BillView bill) ->
                    kept(kiosk, visit, begun, done, Optional.of(bill));
            case BillAnswer.None() -> kept(kiosk, visit, begun, done, Optional.empty());
        };
    }

    private CheckInAnswer kept(
            KioskIdentity kiosk,
            VisitId visit,
            Visit.Begun begun,
            HisVisits.CheckedIn done,
            Optional<BillView> bill) {
        if (!begun.declared().isEmpty()) {
            priorities.declared(
                    kiosk, visit, done.encounter(), done.ticket(), begun.declared(), begun.at());
        }
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
