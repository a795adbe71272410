package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Confirm;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Reason;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// Screens 06 and 07, and the check-in.
final class Registering {
    private static final FailureCode CLINIC_FULL = new FailureCode("H71");
    static final FailureCode REFERRAL_OVER = new FailureCode("H73");

    private Registering() {}

    static void press(Turn t, Confirm shown, Press press) {
        switch (press) {
            case Press.Primary _ -> {
                switch (shown.session().task()) {
                    case PAY -> PayOnly.load(t, shown.session());
                    case RESULTS -> Finding.load(t, shown.session());
                    case REGISTER, STATUS -> reason(t, shown.session());
                }
            }
            case Press.NotMe _ -> notMe(t, shown.session());
            case Press.Back _, Press.Cancel _ -> {
                Identifying.forget(t);
                Identifying.show(t, shown.session(), Optional.empty());
            }
            default -> {} // not offered here
        }
    }

    static void notMe(Turn t, Session session) {
        t.tell(new Effect.EndVisit(session.visit()));
        Identifying.begin(t, session.task());
    }

    static void reason(Turn t, Session session) {
        t.set(t.behind().until(Optional.empty()));
        t.show(new Reason(session, t.stay().patient(), t.stay().bookings()));
    }

    static void press(Turn t, Reason shown, Press press) {
        switch (press) {
            case Press.NewVisit _ -> {
                t.set(t.wish().referred(Optional.empty()));
                Choosing.load(t, shown.session());
            }
            case Press.FollowUp _ -> Papers.slip(t, shown.session(), Optional.empty());
            case Press.HaveReferral _ -> Papers.referral(t, shown.session());
            case Press.TakeBooking(BookingId booking) -> {
                if (shown.bookings().stream().anyMatch(b -> b.id().equals(booking))) {
                    checkIn(t, shown.session(), new VisitGoal.Booked(booking));
                }
            }
            case Press.Back _ -> {
                if (t.stay().ticket().isEmpty()) {
                    t.show(
                            new Confirm(
                                    shown.session(),
                                    shown.patient(),
                                    shown.bookings(),
                                    t.wish().escort().isPresent()));
                }
            }
            case Press.Finish _, Press.Cancel _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    static void checkIn(Turn t, Session session, VisitGoal goal) {
        Optional<CheckInRequest> before = t.stay().command();
        CheckInRequest request =
                before.filter(r -> r.goal().equals(goal))
                        .orElseGet(() ->
                                new CheckInRequest(
                                        new CommandId(t.newId()),
                                        session.visit(),
                                        goal,
                                        Insured.is(t.stay().patient().coverage()),
                                        t.wish().declared(),
                                        t.wish().companion()));
        t.set(t.stay().commanding(request));
        t.waitFor(session, Waiting.What.CHECKING_IN, t.times.checkingIn());
        t.tell(new Effect.CheckIn(request));
    }

    static void answered(Turn t, JourneyEvent.CheckInAnswered answered) {
        Optional<CommandId> mine =
                t.behind().stay().flatMap(s -> s.command().map(CheckInRequest::command));
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || what != Waiting.What.CHECKING_IN
                || !mine.equals(Optional.of(answered.command()))) {
            return;
        }
        switch (answered.answer()) {
            case Answer.Ok<CheckInAnswer>(CheckInAnswer answer) -> heard(t, session, answer);
            case Answer.Refused<CheckInAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<CheckInAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<CheckInAnswer> _ -> repeatLater(t);
        }
    }

    private static void heard(Turn t, Session session, CheckInAnswer answer) {
        switch (answer) {
            case CheckInAnswer.CheckedIn(Ticket ticket, Optional<BillView> bill) ->
                    registered(t, session, ticket, bill);
            case CheckInAnswer.Refused(var code) -> refused(t, session, code);
            case CheckInAnswer.NotKnown _ -> repeatLater(t);
        }
    }

    /// A clinic that filled up meanwhile and a referral that is over lead back to a choice; anything else to the desk.
    private static void refused(Turn t, Session session, FailureCode code) {
        boolean chose = t.wish().clinic().isPresent();
        t.set(t.stay().notCommanding());
        if (chose && code.equals(CLINIC_FULL)) {
            t.tell(new Effect.Report(code));
            Choosing.load(t, session);
        } else if (chose && code.equals(REFERRAL_OVER)) {
            Papers.over(t, session, t.stay().patient());
        } else {
            Stops.stop(t, session, code, false);
        }
    }

    private static void repeatLater(Turn t) {
        t.set(t.stay().again(Optional.of(t.now.plus(Times.REPEAT_CHECK_IN))));
    }

    /// The same command again, until the screen gives up.
    static void tick(Turn t) {
        if (t.reached(t.stay().againAt())) {
            t.set(t.stay().again(Optional.empty()));
            t.tell(new Effect.CheckIn(t.stay().command().orElseThrow()));
        }
    }

    private static void registered(
            Turn t, Session session, Ticket ticket, Optional<BillView> bill) {
        VisitGoal taken = t.stay().command().orElseThrow().goal();
        List<BookingView> left =
                t.stay().bookings().stream()
                        .filter(b -> !taken.equals(new VisitGoal.Booked(b.id())))
                        .toList();
        t.set(
                new Behind.Stay(
                                t.stay().patient(),
                                left,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false)
                        .registered(ticket, bill));
        t.set(Behind.Money.NONE);
        Optional<BillView> owed = bill.filter(b -> b.due().isPositive());
        if (owed.isEmpty()) {
            Closing.unpaid(t, session, false);
        } else if (!owed.get().addsUp()) {
            t.tell(new Effect.Report(Codes.BILL_DOES_NOT_ADD_UP));
            Closing.unpaid(t, session, true);
        } else {
            Paying.bill(t, session, Optional.empty());
        }
    }
}
