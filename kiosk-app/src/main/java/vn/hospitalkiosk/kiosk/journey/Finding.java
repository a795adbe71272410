package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.ResultView;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// What is only looked up: which results are ready, and where a number stands.
final class Finding {
    private Finding() {}

    static void load(Turn t, Session session) {
        t.waitFor(session, Waiting.What.LOADING_RESULTS, t.times.finding());
        t.tell(new VisitEffect.LoadResults(session.visit()));
    }

    static void known(Turn t, VisitEvent.ResultsKnown known) {
        Optional<Session> waits = t.waits(Waiting.What.LOADING_RESULTS, known.visit());
        if (waits.isEmpty()) {
            return;
        }
        Session session = waits.get();
        switch (known.answer()) {
            case Answer.Ok<ResultsAnswer>(ResultsAnswer.Known(List<ResultView> results)) ->
                    t.show(new VisitState.Results(session, t.stay().patient(), results));
            case Answer.Ok<ResultsAnswer>(ResultsAnswer.Unavailable(var code)) ->
                    Stops.stop(t, session, code, true);
            case Answer.Refused<ResultsAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<ResultsAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<ResultsAnswer>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    static void ticket(Turn t, Session session, String encounter) {
        t.waitFor(session, Waiting.What.LOOKING_UP, t.times.finding());
        t.tell(new VisitEffect.LookUpTicket(session.visit(), encounter));
    }

    static void found(Turn t, VisitEvent.TicketFound found) {
        Optional<Session> waits = t.waits(Waiting.What.LOOKING_UP, found.visit());
        if (waits.isEmpty()) {
            return;
        }
        Session session = waits.get();
        switch (found.answer()) {
            case Answer.Ok<TicketStatus>(TicketStatus status) ->
                    t.show(new VisitState.TicketStanding(session, status));
            case Answer.NotThere<TicketStatus> _ ->
                    LookingUp.show(t, session, Optional.of(Note.NO_SUCH_TICKET));
            case Answer.Refused<TicketStatus>(var code) ->
                    LookingUp.refused(t, session, code, Note.NO_SUCH_TICKET);
            case Answer.NoAnswer<TicketStatus>(var code) -> Stops.stop(t, session, code, true);
        }
    }
}
