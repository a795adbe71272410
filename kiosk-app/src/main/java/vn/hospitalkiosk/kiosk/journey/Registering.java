package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Confirm;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Reason;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// Screens 06 and 07, and the check-in.
final class Registering {
    private Registering() {}

    static void press(Turn t, Confirm shown, Press press) {
        switch (press) {
            case Press.Primary _ -> {
                if (shown.session().task() == Task.PAY) {
                    PayOnly.load(t, shown.session());
                } else {
                    t.show(new Reason(shown.session(), shown.patient(), shown.bookings()));
                }
            }
            case Press.NotMe _ -> {
                Task task = shown.session().task();
                t.tell(new Effect.EndVisit(shown.session().visit()));
                Identifying.begin(t, task);
            }
            case Press.Back _, Press.Cancel _ -> {
                Identifying.forget(t);
                Identifying.show(t, shown.session(), Optional.empty());
            }
            default -> {} // not offered here
        }
    }

    static void press(Turn t, Reason shown, Press press) {
        switch (press) {
            case Press.TakeBooking(BookingId booking) -> {
                if (shown.bookings().stream().anyMatch(b -> b.id().equals(booking))) {
                    checkIn(t, shown.session(), booking);
                }
            }
            case Press.Back _ -> {
                if (t.stay().ticket().isEmpty()) {
                    t.show(new Confirm(shown.session(), shown.patient(), shown.bookings()));
                }
            }
            case Press.Finish _, Press.Cancel _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    private static void checkIn(Turn t, Session session, BookingId booking) {
        Optional<CheckInRequest> before = t.stay().command();
        CheckInRequest request =
                before.filter(r -> r.booking().equals(booking))
                        .orElseGet(() ->
                                new CheckInRequest(
                                        new CommandId(t.newId()), session.visit(), booking));
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
            case CheckInAnswer.Refused(var code) -> Stops.stop(t, session, code, false);
            case CheckInAnswer.NotKnown _ -> repeatLater(t);
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
        BookingId taken = t.stay().command().orElseThrow().booking();
        List<BookingView> left =
                t.stay().bookings().stream().filter(b -> !b.id().equals(taken)).toList();
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
