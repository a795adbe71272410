package vn.hospitalkiosk.kiosk;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.hospitalkiosk.kiosk.hospital.GatewayClient;
import vn.hospitalkiosk.kiosk.hospital.VisitCalls;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.VisitEffect;
import vn.hospitalkiosk.kiosk.journey.VisitEvent;

/// Does what is asked between "who" and "how much".
final class AskingVisit {
    /// Asks on a thread of its own and posts the answer.
    interface Asking {
        <T> void ask(Supplier<Answer<T>> question, Function<Answer<T>, JourneyEvent> event);
    }

    private final VisitCalls calls;
    private final Consumer<VisitEffect.DrawNumber> numbers;

    AskingVisit(GatewayClient gateway, Consumer<VisitEffect.DrawNumber> numbers) {
        this.calls = new VisitCalls(gateway);
        this.numbers = numbers;
    }

    void accept(VisitEffect effect, Asking asking) {
        switch (effect) {
            case VisitEffect.LoadConsents(var visit) ->
                    asking.ask(
                            calls::consents, answer -> new VisitEvent.ConsentsKnown(visit, answer));
            case VisitEffect.MakeRecord(var request) ->
                    asking.ask(
                            () -> calls.newPatient(request),
                            answer -> new VisitEvent.RecordMade(request.command(), answer));
            case VisitEffect.GoOn(var request) ->
                    asking.ask(
                            () -> calls.goOn(request),
                            answer -> new VisitEvent.WentOn(request.visit(), answer));
            case VisitEffect.CheckSlip(var request) ->
                    asking.ask(
                            () -> calls.slip(request),
                            answer -> new VisitEvent.SlipJudged(request.visit(), answer));
            case VisitEffect.AskCoverage(var visit) ->
                    asking.ask(
                            () -> calls.coverage(visit),
                            answer -> new VisitEvent.CoverageKnown(visit, answer));
            case VisitEffect.LoadClinics(var visit, boolean insured) ->
                    asking.ask(
                            () -> calls.clinics(visit, insured),
                            answer -> new VisitEvent.ClinicsKnown(visit, answer));
            case VisitEffect.AskQuote(var request) ->
                    asking.ask(
                            () -> calls.quote(request),
                            answer -> new VisitEvent.Quoted(request.visit(), answer));
            case VisitEffect.LoadResults(var visit) ->
                    asking.ask(
                            () -> calls.results(visit),
                            answer -> new VisitEvent.ResultsKnown(visit, answer));
            case VisitEffect.LookUpTicket(var visit, String encounter) ->
                    asking.ask(
                            () -> calls.ticket(encounter),
                            answer -> new VisitEvent.TicketFound(visit, answer));
            case VisitEffect.DrawNumber wish -> numbers.accept(wish);
        }
    }
}
