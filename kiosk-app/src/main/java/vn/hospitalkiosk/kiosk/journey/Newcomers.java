package vn.hospitalkiosk.kiosk.journey;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.api.ConsentQuestions;
import vn.hospitalkiosk.api.ConsentReply;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.NewPatientRequest;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTrouble;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;
import vn.hospitalkiosk.kiosk.journey.VisitState.Consent;
import vn.hospitalkiosk.kiosk.journey.VisitState.NewPatient;

/// A patient the HIS does not know: the data of the card, consent purpose by purpose, then the record.
final class Newcomers {
    private Newcomers() {}

    static void show(Turn t, Session session, PatientView patient) {
        if (session.task() == Task.REGISTER) {
            t.set(t.behind().until(Optional.empty()));
            t.show(new NewPatient(session, patient));
        } else {
            // Who has no record owes nothing and waits for nothing.
            Identifying.nobody(t, session);
        }
    }

    static void press(Turn t, NewPatient shown, Press press) {
        switch (press) {
            case Press.Primary _ -> {
                t.waitFor(shown.session(), Waiting.What.LOADING_CONSENTS, t.times.finding());
                t.tell(new VisitEffect.LoadConsents(shown.session().visit()));
            }
            case Press.NotMe _ -> Registering.notMe(t, shown.session());
            case Press.Back _, Press.Cancel _ -> {
                Identifying.forget(t);
                Identifying.show(t, shown.session(), Optional.empty());
            }
            default -> {} // not offered here
        }
    }

    static void known(Turn t, VisitEvent.ConsentsKnown known) {
        Optional<Session> waits = t.waits(Waiting.What.LOADING_CONSENTS, known.visit());
        if (waits.isEmpty()) {
            return;
        }
        Session session = waits.get();
        switch (known.answer()) {
            case Answer.Ok<ConsentQuestions>(ConsentQuestions(List<ConsentQuestion> questions)) -> {
                t.set(t.wish().asked(questions));
                consent(t, session, Set.of());
            }
            case Answer.Refused<ConsentQuestions>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<ConsentQuestions>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<ConsentQuestions>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    private static void consent(Turn t, Session session, Set<String> ticked) {
        t.show(
                new Consent(
                        session,
                        t.identity().preview().orElseThrow(),
                        t.wish().consents(),
                        ticked));
    }

    static void press(Turn t, Consent shown, Press press) {
        switch (press) {
            case Press.Tick(String purpose) -> {
                Set<String> ticked = new HashSet<>(shown.ticked());
                if (!ticked.remove(purpose)) {
                    ticked.add(purpose);
                }
                consent(t, shown.session(), ticked);
            }
            case Press.Primary _ -> {
                if (shown.suffices()) {
                    make(t, shown);
                }
            }
            case Press.Back _ -> show(t, shown.session(), shown.patient());
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    private static void make(Turn t, Consent shown) {
        t.set(t.wish().making(new CommandId(t.newId())));
        t.set(t.identity().agreeing(reply(t, shown)));
        send(t, shown.session());
    }

    /// The same record again with the same command.
    static void send(Turn t, Session session) {
        t.waitFor(session, Waiting.What.MAKING_RECORD, t.times.finding());
        t.tell(
                new VisitEffect.MakeRecord(
                        new NewPatientRequest(
                                t.wish().newcomer().orElseThrow(),
                                session.visit(),
                                t.identity().document().orElseThrow(),
                                t.identity().consent().orElseThrow(),
                                t.wish().companion())));
    }

    private static ConsentReply reply(Turn t, Consent shown) {
        boolean english = t.comfort().language() == Comfort.Language.ENGLISH;
        return new ConsentReply(
                shown.session().visit(),
                shown.questions().stream()
                        .map(q ->
                                new ConsentReply.Said(
                                        q.purpose(),
                                        q.version(),
                                        (english ? q.en() : q.vi()).hash(),
                                        shown.ticked().contains(q.purpose())))
                        .toList());
    }

    static void made(Turn t, VisitEvent.RecordMade made) {
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || what != Waiting.What.MAKING_RECORD
                || !t.wish().newcomer().equals(Optional.of(made.command()))) {
            return;
        }
        switch (made.answer()) {
            case Answer.Ok<IdentifyAnswer>(IdentifyAnswer.Identified found) -> {
                Identifying.remember(t, found);
                Registering.reason(t, session);
            }
            case Answer.Ok<IdentifyAnswer>(IdentifyAnswer.SeeDesk(FailureCode code)) ->
                    t.show(new CardTrouble(session, CardTrouble.Trouble.SEE_DESK, code));
            case Answer.Ok<IdentifyAnswer>(IdentifyAnswer.Unavailable(FailureCode code)) ->
                    notKnown(t, session, code);
            case Answer.Ok<IdentifyAnswer>(IdentifyAnswer.NoMatch _) ->
                    Stops.stop(t, session, Codes.BROKEN, false);
            case Answer.Ok<IdentifyAnswer>(IdentifyAnswer.NotYetKnown _) ->
                    Stops.stop(t, session, Codes.BROKEN, false);
            case Answer.Refused<IdentifyAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<IdentifyAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<IdentifyAnswer>(var code) -> notKnown(t, session, code);
        }
    }

    /// The record may be there: asked for again with the same command.
    private static void notKnown(Turn t, Session session, FailureCode code) {
        t.tell(new Effect.Report(code));
        Stops.stop(t, session, Codes.RECORD_NOT_KNOWN, true);
    }
}
