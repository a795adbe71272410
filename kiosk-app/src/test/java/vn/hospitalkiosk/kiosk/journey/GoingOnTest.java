package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CheckInRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.GoOnAnswer;
import vn.hospitalkiosk.api.GoOnRequest;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PriorityView;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.device.printer.PrintOutcome;

/// "Làm việc khác": a second thing in one sitting.
class GoingOnTest {
    private static final FailureCode SILENT = new FailureCode("G61");

    private final Play play = Play.ready().start().readCard().found().checkedIn();

    private CheckInRequest first() {
        return play.all(Effect.CheckIn.class).getFirst().request();
    }

    private Play paid() {
        play.choose().created(PaymentState.AWAITING_PAYER).pushed(2, PaymentState.CAPTURED);
        return play.printed(new PrintOutcome.Printed());
    }

    private GoOnRequest asked() {
        return play.last(VisitEffect.GoOn.class).request();
    }

    private void known() {
        play.send(
                new VisitEvent.WentOn(
                        asked().visit(),
                        new Answer.Ok<>(
                                new GoOnAnswer.Known(
                                        Samples.PATIENT.coverage(),
                                        List.of(Samples.BOOKED),
                                        PriorityView.NONE))));
    }

    private List<VisitId> ended() {
        return play.all(Effect.EndVisit.class).stream().map(Effect.EndVisit::visit).toList();
    }

    @Test
    void a_second_check_in_belongs_to_a_visit_of_its_own() {
        paid();
        play.press(new Press.SomethingElse());
        assertThat(asked().earlier()).isEqualTo(first().visit());
        known();
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Reason.class,
                        shown -> {
                            assertThat(shown.session().visit()).isEqualTo(asked().visit());
                            assertThat(shown.patient()).isEqualTo(Samples.PATIENT);
                            assertThat(shown.bookings()).containsExactly(Samples.BOOKED);
                        });
        play.press(new Press.TakeBooking(Samples.BOOKING));
        CheckInRequest second = play.last(Effect.CheckIn.class).request();
        assertThat(second.visit()).isEqualTo(asked().visit()).isNotEqualTo(first().visit());
        assertThat(second.command()).isNotEqualTo(first().command());
    }

    @Test
    void who_only_paid_may_check_in_afterwards() {
        Play payer = Play.ready().startToPay().bills(new OpenBill(Samples.BILL, "encounter-1"));
        payer.choose().created(PaymentState.AWAITING_PAYER).pushed(2, PaymentState.CAPTURED);
        payer.printed(new PrintOutcome.Printed());
        payer.press(new Press.SomethingElse());
        GoOnRequest asked = payer.last(VisitEffect.GoOn.class).request();
        payer.send(
                new VisitEvent.WentOn(
                        asked.visit(),
                        new Answer.Ok<>(
                                new GoOnAnswer.Known(
                                        Samples.PATIENT.coverage(),
                                        List.of(Samples.BOOKED),
                                        PriorityView.NONE))));
        assertThat(payer.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Reason.class,
                        shown -> assertThat(shown.session().task()).isEqualTo(Task.REGISTER));
    }

    @Test
    void the_same_question_is_asked_again_when_no_answer_came() {
        paid();
        play.press(new Press.SomethingElse());
        GoOnRequest request = asked();
        play.send(new VisitEvent.WentOn(request.visit(), new Answer.NoAnswer<>(SILENT)));
        assertThat(play.shown()).isInstanceOf(JourneyState.Stopped.class);
        play.press(new Press.Primary());
        assertThat(asked()).isEqualTo(request);
        known();
        assertThat(play.shown()).isInstanceOf(JourneyState.Reason.class);
    }

    @Test
    void who_gives_up_gets_no_second_slip_and_neither_visit_stays_open() {
        paid();
        int slips = play.all(Effect.Print.class).size();
        play.press(new Press.SomethingElse());
        GoOnRequest request = asked();
        play.wait(Times.AS_DESIGNED.finding().plus(Duration.ofSeconds(1)));
        assertThat(play.shown()).isInstanceOf(JourneyState.Stopped.class);
        play.press(new Press.Finish());
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        assertThat(play.all(Effect.Print.class)).hasSize(slips);
        assertThat(ended()).contains(request.visit(), request.earlier());
    }

    @Test
    void while_money_may_still_move_nothing_else_begins() {
        play.choose().created(PaymentState.UNRESOLVED);
        play.press(new Press.Primary()); // takes the slip with the reference
        play.printed(new PrintOutcome.Printed());
        play.press(new Press.SomethingElse());
        assertThat(play.all(VisitEffect.GoOn.class)).isEmpty();
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
    }

    @Test
    void who_is_registered_and_waits_in_vain_for_the_bill_is_not_asked_for_a_reason_again() {
        play.choose().created(PaymentState.AWAITING_PAYER);
        play.pushed(2, PaymentState.CLOSED_CANCELLED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Waiting.class);
        play.wait(Times.AS_DESIGNED.finding().plus(Duration.ofSeconds(1)));
        play.press(new Press.Primary());
        assertThat(play.shown()).isInstanceOf(JourneyState.Bill.class);
    }
}
