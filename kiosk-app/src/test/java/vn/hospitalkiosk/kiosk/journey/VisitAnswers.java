package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import vn.hospitalkiosk.api.ClinicId;
import vn.hospitalkiosk.api.ClinicView;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.ConsentQuestion;
import vn.hospitalkiosk.api.ConsentQuestions;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.ResultsAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.Vnd;

/// What a gateway would say between "who" and "how much", and what a patient would touch there.
final class VisitAnswers {
    static final FailureCode SILENT = new FailureCode("G61");
    static final ClinicView CLINIC =
            new ClinicView(
                    new ClinicId("clinic-1"),
                    "Nội Tim mạch",
                    "Phòng khám Nội Tim mạch 1",
                    "BS. Mẫu",
                    new Place("Phòng 205", "Tầng 2", "Nhà A", ""),
                    true,
                    Optional.empty(),
                    Optional.of(6),
                    Optional.of(25),
                    Optional.of(Vnd.of(50_600)),
                    true);
    static final PriorityView OFFERED =
            new PriorityView(Set.of(), Set.of(PriorityGroup.MERIT, PriorityGroup.PREGNANT));
    static final ConsentQuestion RECORD =
            new ConsentQuestion(
                    "record",
                    "1",
                    true,
                    new ConsentQuestion.Words("Lập hồ sơ", "Bệnh viện lập hồ sơ.", "a1"),
                    new ConsentQuestion.Words("Record", "A record is made.", "b1"));

    private VisitAnswers() {}

    static JourneyEvent to(JourneyState.Waiting w, Play play, boolean well) {
        var visit = w.session().visit();
        return switch (w.what()) {
            case LOADING_CONSENTS ->
                    new VisitEvent.ConsentsKnown(
                            visit, or(well, new ConsentQuestions(List.of(RECORD))));
            case MAKING_RECORD ->
                    new VisitEvent.RecordMade(
                            play.situation.behind().wish().newcomer().orElseThrow(),
                            or(well, identified()));
            case CHECKING_SLIP -> new VisitEvent.SlipJudged(visit, or(well, new SlipAnswer.Used()));
            case LOADING_CLINICS ->
                    new VisitEvent.ClinicsKnown(
                            visit,
                            or(well, new ClinicsAnswer.Open(Instant.EPOCH, List.of(CLINIC))));
            case QUOTING -> new VisitEvent.Quoted(visit, or(well, new QuoteAnswer.NotQuoted()));
            case LOADING_RESULTS ->
                    new VisitEvent.ResultsKnown(
                            visit, or(well, new ResultsAnswer.Known(List.of())));
            default -> new JourneyEvent.Ticked();
        };
    }

    static JourneyEvent wentOn(Play play, boolean well) {
        return new VisitEvent.WentOn(
                play.last(VisitEffect.GoOn.class).request().visit(),
                or(
                        well,
                        new GoOnAnswer.Known(
                                Samples.PATIENT.coverage(), List.of(Samples.BOOKED), OFFERED)));
    }

    static IdentifyAnswer identified() {
        return new IdentifyAnswer.Identified(Samples.PATIENT, List.of(), OFFERED);
    }

    private static <T> Answer<T> or(boolean well, T value) {
        return well ? new Answer.Ok<>(value) : new Answer.NoAnswer<>(SILENT);
    }

    static Press press(VisitState state, Random random) {
        return switch (state) {
            case VisitState.Specialties _ -> new Press.ChooseSpecialty(CLINIC.specialty());
            case VisitState.Clinics _ -> new Press.ChooseClinic(CLINIC.id());
            case VisitState.Priority _ ->
                    random.nextBoolean()
                            ? new Press.TickGroup(PriorityGroup.MERIT)
                            : new Press.Primary();
            case VisitState.Consent c ->
                    c.suffices() ? new Press.Primary() : new Press.Tick("record");
            case VisitState.ShowSlip _ ->
                    random.nextBoolean() ? new Press.NewVisit() : new Press.Back();
            case VisitState.Referral _ -> new Press.Digit(random.nextInt(10));
            case VisitState.Companion _ ->
                    new Press.ChooseRelation(
                            vn.hospitalkiosk.api.CompanionView.Relation.MOTHER,
                            random.nextBoolean());
            case VisitState.NumberKind _ -> new Press.ChooseKind(JourneyState.TypedKind.PHONE);
            case VisitState.Deposits d ->
                    random.nextBoolean()
                            ? new Press.ChooseBill(d.amounts().getFirst().bill().id())
                            : new Press.Back();
            case VisitState.NewPatient _,
                    VisitState.Quote _,
                    VisitState.Results _,
                    VisitState.TicketStanding _ ->
                    new Press.Primary();
        };
    }
}
