package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskStatus;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.SaleStep;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.TerminalEnded.End;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTerminal;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTerminal.Step;

/// Screen 13: the terminal and the gateway decide, the screen follows.
class CardJourneyTest {
    private static final PspCode CARD = new PspCode("card");

    private final Play play = Play.ready();

    private static PaymentView view(Play play, long version, PaymentState state) {
        PaymentView momo = Samples.payment(play.payment(), version, state);
        return new PaymentView(
                momo.id(),
                version,
                momo.bill(),
                CARD,
                state,
                momo.amount(),
                momo.reference(),
                momo.payee(),
                Optional.empty(),
                momo.expiresAt(),
                momo.lastAskedAt(),
                momo.timesAsked(),
                momo.nextAskAt(),
                momo.receiptNumber(),
                momo.capturedAt());
    }

    private void methodShown() {
        MethodView card =
                new MethodView(
                        CARD,
                        "Thẻ ngân hàng",
                        MethodView.Kind.CARD_TERMINAL,
                        true,
                        Optional.empty(),
                        Optional.empty());
        KioskStatus status = Samples.status();
        play.send(
                new JourneyEvent.StatusKnown(
                        new KioskStatus(
                                status.now(),
                                status.facility(),
                                status.kiosk(),
                                true,
                                List.of(card))));
        play.send(new JourneyEvent.TerminalChanged(new DeviceState.Ready()));
        play.start().readCard().found().checkedIn();
        play.press(new Press.Primary());
    }

    private void atTerminal() {
        methodShown();
        play.press(new Press.ChooseMethod(CARD));
        play.send(
                new JourneyEvent.CreateAnswered(
                        play.payment(),
                        new Answer.Ok<>(
                                new CreatePaymentAnswer.Created(
                                        view(play, 1, PaymentState.AWAITING_PAYER)))));
    }

    private void pushed(long version, PaymentState state) {
        play.send(new JourneyEvent.PaymentPushed(view(play, version, state)));
    }

    private void moved(SaleStep step) {
        play.send(new JourneyEvent.TerminalMoved(play.payment(), step));
    }

    private void ended(End end) {
        play.send(
                new JourneyEvent.TerminalEnded(
                        play.payment(),
                        end,
                        end == End.TAKEN ? Optional.of("970400******1016") : Optional.empty()));
    }

    private Step step() {
        return ((CardTerminal) play.shown()).step();
    }

    @Test
    void a_card_pays_and_its_masked_number_stands_on_the_receipt() {
        atTerminal();
        assertThat(step()).isEqualTo(Step.SENDING);
        assertThat(play.all(Effect.TerminalSale.class)).hasSize(1);
        moved(SaleStep.WAITING_FOR_CARD);
        assertThat(step()).isEqualTo(Step.WAITING_FOR_CARD);
        moved(SaleStep.CARD_SEEN);
        ended(End.TAKEN);
        assertThat(step()).as("the gateway has the last word").isEqualTo(Step.CARD_SEEN);
        pushed(2, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
        assertThat(
                        ((SlipOrder.Content.WithReceipt)
                                        play.last(Effect.Print.class).order().content())
                                .label())
                .isEqualTo("Thẻ ngân hàng 970400******1016");
        assertThat(play.all(Effect.TerminalSale.class)).hasSize(1);
    }

    @Test
    void a_declined_card_leads_back_to_the_methods_and_nothing_was_taken() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        ended(End.NOT_TAKEN);
        pushed(2, PaymentState.CLOSED_DECLINED);
        assertThat(((JourneyState.Method) play.shown()).note())
                .contains(JourneyState.Note.CARD_NOT_TAKEN);
    }

    @Test
    void the_way_back_goes_once_the_terminal_has_a_card() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        moved(SaleStep.CARD_SEEN);
        play.press(new Press.ChangeMethod());
        assertThat(step()).isEqualTo(Step.CARD_SEEN);
        assertThat(play.all(Effect.TerminalGiveUp.class)).isEmpty();
    }

    @Test
    void giving_up_asks_the_terminal_and_a_payment_that_came_wins() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        play.press(new Press.ChangeMethod());
        assertThat(step()).isEqualTo(Step.LEAVING);
        assertThat(play.all(Effect.TerminalGiveUp.class)).hasSize(1);
        ended(End.TAKEN);
        pushed(2, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void sixty_seconds_for_the_card_then_the_terminal_is_asked_to_let_go() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        play.wait(Duration.ofSeconds(59));
        assertThat(step()).isEqualTo(Step.WAITING_FOR_CARD);
        play.wait(Duration.ofSeconds(2));
        assertThat(step()).isEqualTo(Step.LEAVING);
        assertThat(play.all(Effect.TerminalGiveUp.class)).hasSize(1);
        ended(End.NOT_TAKEN);
        pushed(2, PaymentState.CLOSED_CANCELLED);
        assertThat(((JourneyState.Method) play.shown()).note())
                .contains(JourneyState.Note.NOTHING_TAKEN_CANCELLED);
    }

    @Test
    void a_terminal_silent_after_the_card_leads_to_14_and_never_to_a_second_sale() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        moved(SaleStep.CARD_SEEN);
        ended(End.NOT_KNOWN);
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
        pushed(2, PaymentState.UNRESOLVED);
        pushed(3, PaymentState.AWAITING_PAYER);
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
        assertThat(play.all(Effect.TerminalSale.class)).hasSize(1);
        pushed(4, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
    }

    @Test
    void no_word_at_all_ends_in_14_too() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        moved(SaleStep.CARD_SEEN);
        play.wait(Times.TERMINAL_SILENT.plusSeconds(1));
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
    }

    @Test
    void a_gateway_silent_after_the_approval_leaves_it_open_not_failed() {
        atTerminal();
        moved(SaleStep.WAITING_FOR_CARD);
        ended(End.TAKEN);
        play.wait(Duration.ofSeconds(13));
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
    }

    @Test
    void without_a_terminal_the_card_is_greyed_with_its_reason() {
        play.send(
                new JourneyEvent.TerminalChanged(
                        new DeviceState.Faulty(new Failure("T21", "gone"), play.now)));
        methodShownWithout();
        MethodView card = ((JourneyState.Method) play.shown()).methods().getFirst();
        assertThat(card.available()).isFalse();
        assertThat(card.reason()).contains(new FailureCode("T21"));
        play.press(new Press.ChooseMethod(CARD));
        assertThat(play.shown()).isInstanceOf(JourneyState.Method.class);
    }

    private void methodShownWithout() {
        methodShown();
        play.send(
                new JourneyEvent.TerminalChanged(
                        new DeviceState.Faulty(new Failure("T21", "gone"), play.now)));
        play.press(new Press.Back());
        play.press(new Press.Primary());
    }
}
