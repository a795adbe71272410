package vn.hospitalkiosk.kiosk.hospital;

import java.time.Duration;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.ConsentQuestions;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.NewPatientRequest;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.QuoteRequest;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.SlipRequest;
import vn.hospitalkiosk.api.TicketRequest;
import vn.hospitalkiosk.api.TicketStatus;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.kiosk.journey.Answer;

/// What a kiosk asks the gateway between "who" and "how much".
public final class VisitCalls {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final GatewayClient gateway;

    public VisitCalls(GatewayClient gateway) {
        this.gateway = gateway;
    }

    public Answer<ConsentQuestions> consents() {
        return gateway.get("consents", Duration.ofSeconds(5), ConsentQuestions.class);
    }

    public Answer<IdentifyAnswer> newPatient(NewPatientRequest request) {
        return gateway.post(
                "visits/" + request.visit() + "/new-patient", request, LONG, IdentifyAnswer.class);
    }

    public Answer<GoOnAnswer> goOn(GoOnRequest request) {
        return gateway.post(
                "visits/" + request.visit() + "/continuation", request, LONG, GoOnAnswer.class);
    }

    public Answer<CoverageView> coverage(VisitId visit) {
        return gateway.get(
                "visits/" + visit + "/coverage", Duration.ofSeconds(5), CoverageView.class);
    }

    public Answer<ClinicsAnswer> clinics(VisitId visit, boolean insured) {
        return gateway.get(
                "visits/" + visit + "/clinics?insured=" + insured, LONG, ClinicsAnswer.class);
    }

    public Answer<QuoteAnswer> quote(QuoteRequest request) {
        return gateway.post(
                "visits/" + request.visit() + "/quote", request, LONG, QuoteAnswer.class);
    }

    public Answer<SlipAnswer> slip(SlipRequest request) {
        return gateway.post("visits/" + request.visit() + "/slip", request, LONG, SlipAnswer.class);
    }

    public Answer<ResultsAnswer> results(VisitId visit) {
        return gateway.get("visits/" + visit + "/results", LONG, ResultsAnswer.class);
    }

    public Answer<TicketStatus> ticket(String encounter) {
        return gateway.post("tickets", new TicketRequest(encounter), LONG, TicketStatus.class);
    }
}
