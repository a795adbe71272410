package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CheckInAnswer;
import vn.hospitalkiosk.api.ClinicsAnswer;
import vn.hospitalkiosk.api.ConsentQuestions;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IdentifyAnswer;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.PresentedDocument;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.QuoteAnswer;
import vn.hospitalkiosk.api.SlipAnswer;
import vn.hospitalkiosk.api.VisitGoal;
import vn.hospitalkiosk.device.document.SlipCode;

class VisitJourneyTest {
    private final Play play = Play.ready();

    private void press(Press press) {
        play.send(new JourneyEvent.Pressed(press));
    }

    private void identifiedAs(IdentifyAnswer answer) {
        press(new Press.Start(Task.REGISTER));
        press(new Press.ScanInstead());
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        answer(answer);
    }

    private void answer(IdentifyAnswer answer) {
        Effect.Identify asked = play.last(Effect.Identify.class);
        play.send(
                new JourneyEvent.PatientAnswered(
                        asked.request().visit(), asked.ask(), new Answer.Ok<>(answer)));
    }

    private void clinics() {
        play.send(
                new VisitEvent.ClinicsKnown(
                        play.last(VisitEffect.LoadClinics.class).visit(),
                        new Answer.Ok<>(
                                new ClinicsAnswer.Open(
                                        Instant.EPOCH, List.of(VisitAnswers.CLINIC)))));
    }

    private void toQuote() {
        identifiedAs(VisitAnswers.identified());
        press(new Press.Primary());
        press(new Press.NewVisit());
        clinics();
        press(new Press.ChooseSpecialty("Nội Tim mạch"));
        press(new Press.ChooseClinic(VisitAnswers.CLINIC.id()));
        press(new Press.TickGroup(PriorityGroup.MERIT));
        press(new Press.Primary());
        play.send(
                new VisitEvent.Quoted(
                        play.last(VisitEffect.AskQuote.class).request().visit(),
                        new Answer.Ok<>(new QuoteAnswer.NotQuoted())));
    }

    @Test
    void a_new_visit_goes_over_clinic_priority_and_price_to_a_number() {
        toQuote();
        assertThat(play.shown()).isInstanceOf(VisitState.Quote.class);
        press(new Press.Primary());
        var request = play.last(Effect.CheckIn.class).request();
        assertThat(request.goal()).isEqualTo(new VisitGoal.NewExam(VisitAnswers.CLINIC.id()));
        assertThat(request.declared()).containsExactly(PriorityGroup.MERIT);
        play.send(
                new JourneyEvent.CheckInAnswered(
                        request.command(),
                        new Answer.Ok<>(
                                new CheckInAnswer.CheckedIn(
                                        Samples.TICKET, Optional.<BillView>empty()))));
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void a_referral_that_is_over_is_told_where_it_was_typed_also_when_the_price_says_so() {
        identifiedAs(VisitAnswers.identified());
        press(new Press.Primary());
        press(new Press.HaveReferral());
        "01012026567891".chars().forEach(c -> press(new Press.Digit(c - '0')));
        press(new Press.Primary());
        clinics();
        press(new Press.ChooseSpecialty("Nội Tim mạch"));
        press(new Press.ChooseClinic(VisitAnswers.CLINIC.id()));
        press(new Press.Primary());
        play.send(
                new VisitEvent.Quoted(
                        play.last(VisitEffect.AskQuote.class).request().visit(),
                        new Answer.Ok<>(new QuoteAnswer.Refused(new FailureCode("H73")))));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        VisitState.Referral.class, s -> assertThat(s.over()).isTrue());
        press(new Press.Clear());
        "01112026".chars().forEach(c -> press(new Press.Digit(c - '0')));
        press(new Press.Primary());
        clinics();
        // Not 08b with the words for a clinic that is full.
        assertThat(play.shown()).isInstanceOf(VisitState.Specialties.class);
    }

    @Test
    void a_late_answer_of_the_insurance_is_shown_where_the_patient_stands() {
        identifiedAs(insured(CoverageView.State.CHECKING));
        play.wait(Duration.ofSeconds(3));
        covered(CoverageView.State.VALID);
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Confirm.class,
                        s ->
                                assertThat(s.patient().coverage().state())
                                        .isEqualTo(CoverageView.State.VALID));
        int asked = play.all(VisitEffect.AskCoverage.class).size();
        play.wait(Duration.ofSeconds(20));
        assertThat(play.all(VisitEffect.AskCoverage.class)).hasSize(asked);
    }

    @Test
    void a_price_for_a_card_that_turns_out_not_to_count_is_asked_for_anew() {
        identifiedAs(insured(CoverageView.State.UNVERIFIED));
        press(new Press.Primary());
        press(new Press.NewVisit());
        clinics();
        press(new Press.ChooseSpecialty("Nội Tim mạch"));
        press(new Press.ChooseClinic(VisitAnswers.CLINIC.id()));
        play.send(
                new VisitEvent.Quoted(
                        play.last(VisitEffect.AskQuote.class).request().visit(),
                        new Answer.Ok<>(new QuoteAnswer.NotQuoted())));
        assertThat(play.last(VisitEffect.AskQuote.class).request().insured()).isTrue();
        play.wait(Duration.ofSeconds(6));
        covered(CoverageView.State.EXPIRED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Waiting.class);
        assertThat(play.last(VisitEffect.AskQuote.class).request().insured()).isFalse();
    }

    @Test
    void what_may_have_been_registered_is_never_told_as_failed() {
        identifiedAs(new IdentifyAnswer.Identified(Samples.PATIENT, List.of(Samples.BOOKED)));
        press(new Press.Primary());
        press(new Press.TakeBooking(Samples.BOOKING));
        play.wait(Duration.ofSeconds(50));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Stopped.class,
                        s -> assertThat(Codes.isOpen(s.code())).isTrue());
        var first = play.last(Effect.CheckIn.class).request();
        press(new Press.Primary());
        assertThat(play.last(Effect.CheckIn.class).request()).isEqualTo(first);
    }

    private static IdentifyAnswer insured(CoverageView.State state) {
        return new IdentifyAnswer.Identified(Samples.PATIENT.with(coverage(state)), List.of());
    }

    private static CoverageView coverage(CoverageView.State state) {
        return new CoverageView(state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void covered(CoverageView.State state) {
        play.send(
                new VisitEvent.CoverageKnown(
                        play.last(VisitEffect.AskCoverage.class).visit(),
                        new Answer.Ok<>(coverage(state))));
    }

    @Test
    void a_clinic_that_filled_up_meanwhile_leads_back_to_fresh_clinics() {
        toQuote();
        press(new Press.Primary());
        play.send(
                new JourneyEvent.CheckInAnswered(
                        play.last(Effect.CheckIn.class).request().command(),
                        new Answer.Ok<>(new CheckInAnswer.Refused(new FailureCode("H71")))));
        clinics();
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        VisitState.Clinics.class, s -> assertThat(s.full()).isPresent());
    }

    @Test
    void whoever_is_not_known_agrees_to_what_is_needed_before_a_record_is_made() {
        identifiedAs(new IdentifyAnswer.NotYetKnown(Samples.PATIENT));
        press(new Press.Primary());
        play.send(
                new VisitEvent.ConsentsKnown(
                        play.last(VisitEffect.LoadConsents.class).visit(),
                        new Answer.Ok<>(new ConsentQuestions(List.of(VisitAnswers.RECORD)))));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        VisitState.Consent.class, s -> assertThat(s.ticked()).isEmpty());
        press(new Press.Primary());
        assertThat(play.effects).noneMatch(VisitEffect.MakeRecord.class::isInstance);
        press(new Press.Tick("record"));
        press(new Press.Primary());
        var made = play.last(VisitEffect.MakeRecord.class).request();
        assertThat(made.consent().said()).singleElement().matches(s -> s.given());
        assertThat(made.document()).isInstanceOf(PresentedDocument.PrintedCode.class);
        play.send(
                new VisitEvent.RecordMade(
                        made.command(), new Answer.Ok<>(VisitAnswers.identified())));
        assertThat(play.shown()).isInstanceOf(JourneyState.Reason.class);
    }

    @Test
    void a_mother_finds_her_newborn_by_her_own_card() {
        press(new Press.Start(Task.REGISTER));
        press(new Press.ForSomeone());
        press(new Press.ChooseRelation(vn.hospitalkiosk.api.CompanionView.Relation.MOTHER, true));
        press(new Press.ScanInstead());
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        assertThat(play.effects).noneMatch(Effect.Identify.class::isInstance);
        for (int digit : new int[] {2, 0, 2, 6}) {
            press(new Press.Digit(digit));
        }
        press(new Press.Primary());
        assertThat(play.last(Effect.Identify.class).request().document())
                .isInstanceOfSatisfying(
                        PresentedDocument.TypedCode.class,
                        code -> {
                            assertThat(code.what())
                                    .isEqualTo(PresentedDocument.TypedCode.Kind.MOTHERS_NUMBER);
                            assertThat(code.birthYear()).isEqualTo(2026);
                        });
    }

    @Test
    void a_slip_that_was_used_says_so_and_offers_a_new_visit() {
        identifiedAs(VisitAnswers.identified());
        press(new Press.Primary());
        press(new Press.FollowUp());
        play.send(
                new JourneyEvent.Scanned(
                        new SlipCode(SlipCode.Kind.APPOINTMENT, "KH01", "booking-9")));
        play.send(
                new VisitEvent.SlipJudged(
                        play.last(VisitEffect.CheckSlip.class).request().visit(),
                        new Answer.Ok<>(new SlipAnswer.Used())));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        VisitState.ShowSlip.class,
                        s -> assertThat(s.problem()).contains(VisitState.SlipProblem.USED));
    }

    @Test
    void cut_off_the_next_patient_gets_another_number_though_nothing_is_back() {
        play.send(new VisitEvent.NumbersStocked("K3", Map.of(NumberClass.INSURED, 40)));
        play.send(new JourneyEvent.GatewaySilent(VisitAnswers.SILENT));
        for (int i = 1; i <= 3; i++) {
            press(new Press.TakeNumber(NumberClass.INSURED));
            var draw = play.last(VisitEffect.DrawNumber.class);
            play.send(
                    new VisitEvent.NumberDrawn(draw.job(), draw.kind(), Optional.of("K3-00" + i)));
            assertThat(issued()).contains("K3-00" + i);
            if (i == 1) {
                play.wait(Duration.ofSeconds(25));
            } else {
                press(new Press.Primary());
                play.wait(Duration.ofSeconds(5));
            }
            assertThat(issued()).isEmpty();
        }
        assertThat(play.all(Effect.Print.class)).hasSize(3);
    }

    private Optional<String> issued() {
        return ((JourneyState.OfflineNumber) play.shown()).issued();
    }

    @Test
    void cut_off_the_kiosk_gives_numbers_one_at_a_time_and_comes_back_by_itself() {
        play.send(new VisitEvent.NumbersStocked("K3", Map.of(NumberClass.INSURED, 40)));
        play.send(new JourneyEvent.GatewaySilent(VisitAnswers.SILENT));
        assertThat(play.shown()).isInstanceOf(JourneyState.OfflineNumber.class);
        press(new Press.TakeNumber(NumberClass.INSURED));
        press(new Press.TakeNumber(NumberClass.INSURED));
        assertThat(play.effects.stream().filter(VisitEffect.DrawNumber.class::isInstance))
                .hasSize(1);
        var draw = play.last(VisitEffect.DrawNumber.class);
        play.send(new VisitEvent.NumberDrawn(draw.job(), draw.kind(), Optional.of("K3-001")));
        assertThat(play.last(Effect.Print.class).order().ticket().number()).isEqualTo("K3-001");
        assertThat(play.last(Effect.Print.class).order().patient().maskedName()).isEmpty();
        play.send(new JourneyEvent.StatusKnown(Samples.status()));
        play.wait(Duration.ofSeconds(30));
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        assertThat(Set.copyOf(play.situation.behind().wish().declared())).isEmpty();
    }
}
