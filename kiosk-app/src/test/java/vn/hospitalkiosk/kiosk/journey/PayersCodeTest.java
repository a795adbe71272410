package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;

/// The kiosk scans the payer's code.
class PayersCodeTest {
    private static final FailureCode GONE = new FailureCode("G61");
    private static final String CODE = "MM123456789012345678";

    private final Play play = Play.ready().atQr();

    private void leaveForScanner() {
        play.press(new Press.ScanMyCode());
        answered(2, PaymentState.CLOSED_CANCELLED);
    }

    private void answered(long version, PaymentState state) {
        play.send(
                new JourneyEvent.PaymentAnswered(
                        play.payment(),
                        new Answer.Ok<>(Samples.payment(play.payment(), version, state))));
    }

    private void scan(String text) {
        play.send(new JourneyEvent.Scanned(new ScannedCode.Unknown(text)));
    }

    private void answer(Answer<CreatePaymentAnswer> answer) {
        play.send(new JourneyEvent.CreateAnswered(play.payment(), answer));
    }

    @Test
    void the_code_shown_before_is_cancelled_before_the_scanner_is_offered() {
        play.press(new Press.ScanMyCode());
        assertThat(play.last(Effect.CancelPayment.class).payment()).isEqualTo(play.payment());
        assertThat(play.shown()).isInstanceOf(JourneyState.Waiting.class);
        answered(2, PaymentState.CLOSED_CANCELLED);
        assertThat(play.shown()).isInstanceOf(JourneyState.CustomerCode.class);
    }

    @Test
    void money_that_came_meanwhile_wins_over_the_wish_to_scan() {
        play.press(new Press.ScanMyCode());
        answered(2, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void a_scanned_code_is_charged_once_and_stands_in_no_state() {
        leaveForScanner();
        scan(CODE);
        scan(CODE);
        assertThat(play.all(Effect.ChargeCode.class)).hasSize(1);
        assertThat(play.last(Effect.ChargeCode.class).request().code().text()).isEqualTo(CODE);
        assertThat(play.situation.toString()).doesNotContain(CODE);
        assertThat(play.last(Effect.ChargeCode.class).toString()).doesNotContain(CODE);
        answer(
                new Answer.Ok<>(
                        new CreatePaymentAnswer.Created(
                                Samples.payment(play.payment(), 1, PaymentState.CAPTURED))));
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void no_answer_after_the_scan_is_not_known_and_never_not_paid() {
        leaveForScanner();
        scan(CODE);
        answer(new Answer.NoAnswer<>(GONE));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.UnknownOutcome.class,
                        shown -> assertThat(shown.payment().reference()).hasSize(8));
        play.pushed(1, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void a_gateway_that_stays_silent_ends_in_not_known() {
        leaveForScanner();
        scan(CODE);
        play.wait(Duration.ofSeconds(45));
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
    }

    @Test
    void a_code_of_another_app_is_told_and_nothing_was_charged() {
        leaveForScanner();
        play.send(new JourneyEvent.Scanned(Samples.CARD_CODE));
        assertThat(play.all(Effect.ChargeCode.class)).isEmpty();
        scan("00020101021238540010A000000727");
        answer(new Answer.Ok<>(new CreatePaymentAnswer.Refused(new FailureCode("M71"))));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.CustomerCode.class,
                        shown -> assertThat(shown.note()).contains(Note.NOT_A_PAYERS_CODE));
    }

    @Test
    void a_declined_code_leads_back_to_the_methods_with_nothing_taken() {
        leaveForScanner();
        scan(CODE);
        answer(
                new Answer.Ok<>(
                        new CreatePaymentAnswer.Created(
                                Samples.payment(play.payment(), 1, PaymentState.CLOSED_DECLINED))));
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Method.class,
                        shown -> assertThat(shown.note()).contains(Note.NOTHING_TAKEN_DECLINED));
    }

    @Test
    void without_a_scanner_the_way_is_not_offered() {
        play.send(
                new JourneyEvent.ScannerChanged(new vn.hospitalkiosk.device.DeviceState.Absent()));
        play.pushed(2, PaymentState.AWAITING_PAYER);
        play.press(new Press.ScanMyCode());
        assertThat(play.shown()).isInstanceOf(JourneyState.Qr.class);
    }

    @Test
    void a_payment_others_cancelled_asks_for_the_bill_and_says_that_it_is_paid() {
        play.pushed(2, PaymentState.CLOSED_CANCELLED);
        Effect.LoadBill asked = play.last(Effect.LoadBill.class);
        assertThat(asked.bill()).isEqualTo(Samples.BILL.id());
        play.send(new JourneyEvent.BillAnswered(asked.visit(), new Answer.NotThere<>(GONE)));
        assertThat(play.shown()).isInstanceOf(JourneyState.PaidElsewhere.class);
        play.press(new Press.Primary());
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.QueueOnly.class);
    }

    @Test
    void a_payment_others_cancelled_for_a_bill_still_owed_offers_the_methods() {
        play.pushed(2, PaymentState.CLOSED_CANCELLED);
        Effect.LoadBill asked = play.last(Effect.LoadBill.class);
        play.send(new JourneyEvent.BillAnswered(asked.visit(), new Answer.Ok<>(Samples.BILL)));
        assertThat(play.shown()).isInstanceOf(JourneyState.Method.class);
    }
}
