package vn.hospitalkiosk.kiosk.journey;

import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.NewPatientRequest;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.QuoteRequest;
import vn.hospitalkiosk.api.SlipRequest;
import vn.hospitalkiosk.api.VisitId;

/// What is asked between "who" and "how much", and downtime numbers.
public sealed interface VisitEffect extends Effect.InVisit {
    record LoadConsents(VisitId visit) implements VisitEffect {}

    /// May be repeated with the same command.
    record MakeRecord(NewPatientRequest request) implements VisitEffect {}

    /// May be repeated with the same visits.
    record GoOn(GoOnRequest request) implements VisitEffect {}

    record CheckSlip(SlipRequest request) implements VisitEffect {}

    /// What is known of the patient's insurance by now?
    record AskCoverage(VisitId visit) implements VisitEffect {}

    record LoadClinics(VisitId visit, boolean insured) implements VisitEffect {}

    record AskQuote(QuoteRequest request) implements VisitEffect {}

    record LoadResults(VisitId visit) implements VisitEffect {}

    /// @param encounter as on the slip
    record LookUpTicket(VisitId visit, String encounter) implements VisitEffect {}

    /// The next downtime number of a class: on disk before it is shown.
    record DrawNumber(CommandId job, NumberClass kind) implements VisitEffect {}
}
