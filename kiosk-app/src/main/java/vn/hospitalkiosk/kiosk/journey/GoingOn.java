package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// "Làm việc khác": who has a number or a receipt chooses anew without showing the card again. It is a visit of its own, because one visit checks in once.
final class GoingOn {
    private GoingOn() {}

    static void begin(Turn t, Session over) {
        t.set(Behind.Money.NONE);
        t.set(t.wish().goingOn(new GoOnRequest(new VisitId(t.newId()), over.visit())));
        ask(t, over);
    }

    static boolean asked(Turn t) {
        return asked(t.behind());
    }

    static boolean asked(Behind behind) {
        return behind.wish().goingOn().isPresent();
    }

    /// Until it is answered the screen belongs to the visit that is over.
    static void ask(Turn t, Session over) {
        t.waitFor(over, Waiting.What.FINDING_PATIENT, t.times.finding());
        t.tell(new VisitEffect.GoOn(t.wish().goingOn().orElseThrow()));
    }

    static void known(Turn t, VisitEvent.WentOn went) {
        boolean awaited =
                t.wish()
                        .goingOn()
                        .filter(request -> request.visit().equals(went.visit()))
                        .isPresent();
        if (!awaited
                || !(t.shown() instanceof Waiting(Session over, Waiting.What what, _))
                || what != Waiting.What.FINDING_PATIENT) {
            return;
        }
        switch (went.answer()) {
            case Answer.Ok<GoOnAnswer>(
                            GoOnAnswer.Known(
                                    CoverageView coverage,
                                    List<BookingView> bookings,
                                    PriorityView priority)) ->
                    wentOn(t, went.visit(), coverage, bookings, priority);
            case Answer.Ok<GoOnAnswer>(GoOnAnswer.Unavailable(var code)) ->
                    Stops.stop(t, over, code, true);
            case Answer.Refused<GoOnAnswer>(var code) -> Stops.stop(t, over, code, false);
            case Answer.NotThere<GoOnAnswer>(var code) -> Stops.stop(t, over, code, false);
            case Answer.NoAnswer<GoOnAnswer>(var code) -> Stops.stop(t, over, code, true);
        }
    }

    private static void wentOn(
            Turn t,
            VisitId visit,
            CoverageView coverage,
            List<BookingView> bookings,
            PriorityView priority) {
        t.set(t.wish().wentOn(priority));
        t.set(
                new Behind.Stay(
                        t.stay().patient().with(coverage),
                        bookings,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
        Registering.reason(t, new Session(visit, Task.REGISTER, Optional.empty()));
    }

    /// The answer may have been lost on its way: the new visit ends as well.
    static void leave(Turn t) {
        t.wish().goingOn().ifPresent(to -> t.tell(new Effect.EndVisit(to.visit())));
    }
}
