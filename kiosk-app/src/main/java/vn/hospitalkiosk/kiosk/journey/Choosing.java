package vn.hospitalkiosk.kiosk.journey;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.QuoteRequest;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;
import vn.hospitalkiosk.kiosk.journey.VisitState.Clinics;
import vn.hospitalkiosk.kiosk.journey.VisitState.Priority;
import vn.hospitalkiosk.kiosk.journey.VisitState.Quote;
import vn.hospitalkiosk.kiosk.journey.VisitState.Specialties;

/// Screens 08, 08b, 09 and the price before the check-in.
final class Choosing {
    private Choosing() {}

    static void load(Turn t, Session session) {
        t.waitFor(session, Waiting.What.LOADING_CLINICS, t.times.finding());
        t.tell(
                new VisitEffect.LoadClinics(
                        session.visit(), Insured.is(t.stay().patient().coverage())));
    }

    static void known(Turn t, VisitEvent.ClinicsKnown known) {
        Optional<Session> waits = t.waits(Waiting.What.LOADING_CLINICS, known.visit());
        if (waits.isEmpty()) {
            return;
        }
        Session session = waits.get();
        switch (known.answer()) {
            case Answer.Ok<ClinicsAnswer>(ClinicsAnswer.Open open) -> {
                Optional<String> full = t.wish().clinic().map(ClinicView::specialty);
                t.set(t.wish().told(open));
                if (full.isPresent()) {
                    clinics(t, session, full.get(), Optional.of(full.get()));
                } else {
                    specialties(t, session);
                }
            }
            case Answer.Ok<ClinicsAnswer>(ClinicsAnswer.AtDesk(var code)) ->
                    Stops.stop(t, session, code, false);
            case Answer.Ok<ClinicsAnswer>(ClinicsAnswer.Unavailable(var code)) ->
                    Stops.stop(t, session, code, true);
            case Answer.Refused<ClinicsAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<ClinicsAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<ClinicsAnswer>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    private static void specialties(Turn t, Session session) {
        ClinicsAnswer.Open open = t.wish().clinics().orElseThrow();
        t.show(new Specialties(session, t.stay().patient(), open.at(), open.clinics()));
    }

    private static void clinics(Turn t, Session session, String specialty, Optional<String> full) {
        ClinicsAnswer.Open open = t.wish().clinics().orElseThrow();
        List<ClinicView> of =
                open.clinics().stream().filter(c -> c.specialty().equals(specialty)).toList();
        t.show(new Clinics(session, t.stay().patient(), open.at(), specialty, of, full));
    }

    static void press(Turn t, Specialties shown, Press press) {
        switch (press) {
            case Press.ChooseSpecialty(String specialty) -> {
                boolean open =
                        shown.clinics().stream()
                                .anyMatch(c -> c.specialty().equals(specialty) && c.open());
                if (open) {
                    clinics(t, shown.session(), specialty, Optional.empty());
                }
            }
            case Press.Back _ -> Registering.reason(t, shown.session());
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    static void press(Turn t, Clinics shown, Press press) {
        switch (press) {
            case Press.ChooseClinic(ClinicId id) ->
                    shown.clinics().stream()
                            .filter(c -> c.id().equals(id) && c.open())
                            .findFirst()
                            .ifPresent(c -> chosen(t, shown.session(), c));
            case Press.Back _ -> specialties(t, shown.session());
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    /// Who goes first by age is not asked.
    private static void chosen(Turn t, Session session, ClinicView clinic) {
        t.set(t.wish().chosen(clinic));
        if (t.wish().priority().computed().isEmpty() && !t.wish().priority().offered().isEmpty()) {
            t.show(
                    new Priority(
                            session, t.stay().patient(), t.wish().priority(), t.wish().declared()));
        } else {
            quote(t, session);
        }
    }

    static void press(Turn t, Priority shown, Press press) {
        switch (press) {
            case Press.TickGroup(PriorityGroup group) -> {
                if (shown.groups().offered().contains(group)) {
                    Set<PriorityGroup> ticked = new HashSet<>(shown.ticked());
                    if (!ticked.remove(group)) {
                        ticked.add(group);
                    }
                    t.show(new Priority(shown.session(), shown.patient(), shown.groups(), ticked));
                }
            }
            case Press.Primary _ -> {
                t.set(t.wish().declaring(shown.ticked()));
                quote(t, shown.session());
            }
            case Press.Back _ ->
                    clinics(
                            t,
                            shown.session(),
                            t.wish().clinic().orElseThrow().specialty(),
                            Optional.empty());
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    static void quote(Turn t, Session session) {
        t.waitFor(session, Waiting.What.QUOTING, t.times.finding());
        t.tell(
                new VisitEffect.AskQuote(
                        new QuoteRequest(
                                session.visit(),
                                t.wish().goal(),
                                Insured.is(t.stay().patient().coverage()),
                                t.wish().declared())));
    }

    static void quoted(Turn t, VisitEvent.Quoted quoted) {
        Optional<Session> waits = t.waits(Waiting.What.QUOTING, quoted.visit());
        if (waits.isEmpty()) {
            return;
        }
        Session session = waits.get();
        switch (quoted.answer()) {
            case Answer.Ok<QuoteAnswer>(QuoteAnswer.Quoted(QuoteView quote)) ->
                    price(t, session, Optional.of(quote));
            case Answer.Ok<QuoteAnswer>(QuoteAnswer.NotQuoted()) ->
                    price(t, session, Optional.empty());
            case Answer.Ok<QuoteAnswer>(QuoteAnswer.Refused(var code))
                    when code.equals(Registering.REFERRAL_OVER) ->
                    Papers.over(t, session, t.stay().patient());
            // The load is told anew, and the patient chooses again.
            case Answer.Ok<QuoteAnswer>(QuoteAnswer.Refused(var code)) -> {
                t.tell(new Effect.Report(code));
                load(t, session);
            }
            case Answer.Ok<QuoteAnswer>(QuoteAnswer.Unavailable(var code)) ->
                    Stops.stop(t, session, code, true);
            case Answer.Refused<QuoteAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<QuoteAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<QuoteAnswer>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    private static void price(Turn t, Session session, Optional<QuoteView> quote) {
        t.show(new Quote(session, t.stay().patient(), t.wish().clinic().orElseThrow(), quote));
    }

    static void press(Turn t, Quote shown, Press press) {
        switch (press) {
            case Press.Primary _ -> Registering.checkIn(t, shown.session(), t.wish().goal());
            case Press.Back _ ->
                    clinics(t, shown.session(), shown.clinic().specialty(), Optional.empty());
            case Press.Cancel _, Press.Finish _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }
}
