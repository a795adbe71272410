package vn.hospitalkiosk.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.device.printer.PrintOutcome;

/// "Thanh toán viện phí" from 01: no registration, no queue number.
class PayOnlyTest {
    private static final OpenBill OWED = new OpenBill(Samples.BILL, "encounter-1");
    private final Play play = Play.ready().startToPay();

    @Test
    void the_only_bill_is_shown_at_once_and_paid_without_a_queue_number() {
        play.bills(OWED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Bill.class);
        play.choose().created(PaymentState.AWAITING_PAYER).pushed(2, PaymentState.CAPTURED);
        assertThat(play.shown()).isInstanceOf(JourneyState.Success.class);
        SlipOrder slip = play.last(Effect.Print.class).order();
        assertThat(slip.ticket().hasNumber()).isFalse();
        assertThat(slip.ticket().encounter()).isEqualTo("encounter-1");
        assertThat(slip.content()).isInstanceOf(SlipOrder.Content.WithReceipt.class);
        assertThat(play.all(Effect.CheckIn.class)).isEmpty();
        play.printed(new PrintOutcome.Printed());
        play.press(new Press.Finish());
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
    }

    @Test
    void of_several_bills_the_patient_chooses_one() {
        play.bills(OWED, OWED);
        assertThat(play.shown()).isInstanceOf(JourneyState.OpenBills.class);
        play.press(new Press.ChooseBill(Samples.BILL.id()));
        assertThat(play.shown()).isInstanceOf(JourneyState.Bill.class);
    }

    @Test
    void an_amount_paid_in_advance_is_chosen_beside_the_only_bill_and_is_sent_as_none() {
        BillView advance = deposit(500_000);
        play.press(new Press.Primary());
        play.send(
                new JourneyEvent.OpenBillsKnown(
                        play.last(Effect.LoadOpenBills.class).visit(),
                        new Answer.Ok<>(
                                new OpenBillsAnswer.Bills(
                                        List.of(OWED),
                                        Optional.of(
                                                List.of(new OpenBill(advance, "encounter-1")))))));
        assertThat(play.shown()).isInstanceOf(JourneyState.OpenBills.class);
        play.press(new Press.PayDeposit());
        assertThat(play.shown()).isInstanceOf(VisitState.Deposits.class);
        play.press(new Press.ChooseBill(advance.id()));
        assertThat(play.shown()).isInstanceOf(JourneyState.Method.class);
        play.press(new Press.ChooseMethod(Samples.MOMO));
        Effect.CreatePayment sent = play.last(Effect.CreatePayment.class);
        assertThat(sent.request().bill().isDeposit()).isTrue();
        assertThat(sent.facts().bill().due()).isEqualTo(Vnd.of(500_000));
        play.created(PaymentState.AWAITING_PAYER);
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Qr.class, qr -> assertThat(qr.mayScan()).isFalse());
    }

    private static BillView deposit(long dong) {
        Vnd amount = Vnd.of(dong);
        return new BillView(
                BillId.ofDeposit(amount),
                List.of(new BillView.Line("Tạm ứng viện phí", "", 1, amount)),
                amount,
                Vnd.ZERO,
                0,
                Vnd.ZERO,
                amount,
                Vnd.ZERO,
                amount,
                "");
    }

    @Test
    void who_owes_nothing_is_told_so() {
        play.bills();
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.OpenBills.class, shown -> assertThat(shown.bills()).isEmpty());
        play.press(new Press.Finish());
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
    }

    @Test
    void paying_later_prints_nothing_and_ends() {
        play.bills(OWED);
        play.press(new Press.PayLater());
        assertThat(play.shown()).isInstanceOf(JourneyState.Welcome.class);
        assertThat(play.all(Effect.Print.class)).isEmpty();
    }

    @Test
    void a_his_without_answer_is_asked_again_with_the_same_visit() {
        play.press(new Press.Primary());
        Effect.LoadOpenBills asked = play.last(Effect.LoadOpenBills.class);
        play.send(
                new JourneyEvent.OpenBillsKnown(
                        asked.visit(), new Answer.NoAnswer<>(new FailureCode("G61"))));
        assertThat(play.shown()).isInstanceOf(JourneyState.Stopped.class);
        play.press(new Press.Primary());
        assertThat(play.all(Effect.LoadOpenBills.class)).hasSize(2).containsOnly(asked);
    }

    @Test
    void money_for_a_cancelled_code_finds_the_patient_who_looks_for_another_way() {
        play.bills(OWED).choose().created(PaymentState.AWAITING_PAYER);
        play.press(new Press.ChangeMethod());
        play.send(
                new JourneyEvent.PaymentAnswered(
                        play.payment(),
                        new Answer.Ok<>(
                                Samples.payment(
                                        play.payment(), 2, PaymentState.CLOSED_CANCELLED))));
        assertThat(play.shown()).isInstanceOf(JourneyState.Method.class);
        play.pushed(3, PaymentState.CAPTURED_LATE);
        assertThat(play.shown()).isInstanceOf(JourneyState.UnknownOutcome.class);
        play.pushed(4, PaymentState.CAPTURED);
        assertThat(play.shown()).as("it pays the bill").isInstanceOf(JourneyState.Success.class);
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.WithReceipt.class);
    }

    @Test
    void late_money_that_pays_the_bill_after_its_reference_was_printed_still_gets_its_receipt() {
        play.bills(OWED).choose().created(PaymentState.UNRESOLVED);
        play.pushed(2, PaymentState.CAPTURED_LATE);
        play.press(new Press.Primary());
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.WithReference.class);
        play.pushed(3, PaymentState.CAPTURED);
        assertThat(play.last(Effect.Print.class).order().content())
                .isInstanceOf(SlipOrder.Content.WithReceipt.class);
        assertThat(play.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Success.class,
                        shown ->
                                assertThat(shown.payment().orElseThrow().state())
                                        .isEqualTo(PaymentState.CAPTURED));
    }

    @Test
    void while_pushes_may_be_missing_late_money_is_asked_about_and_money_for_the_desk_is_not() {
        for (PaymentState state : PaymentState.values()) {
            Play broken = Play.ready().startToPay().bills(OWED).choose();
            broken.created(PaymentState.UNRESOLVED);
            broken.send(new JourneyEvent.StreamChanged(false));
            broken.pushed(2, state);
            int asked = broken.all(Effect.AskPayment.class).size();
            broken.wait(Times.AS_DESIGNED.poll().multipliedBy(2));
            boolean mayMove = state.isOpen() || state == PaymentState.CAPTURED_LATE;
            assertThat(broken.all(Effect.AskPayment.class).size() > asked)
                    .as(state.name())
                    .isEqualTo(mayMove);
        }
    }

    @Test
    void a_restarted_kiosk_prints_the_receipt_alone() {
        play.bills(OWED).choose();
        Effect.CreatePayment sent = play.last(Effect.CreatePayment.class);
        Play again = Play.ready();
        again.send(
                new JourneyEvent.LeftOpenFound(
                        new LeftOpen(sent.request(), sent.facts(), LeftOpen.Slip.NEVER_STARTED)));
        again.send(
                new JourneyEvent.PaymentPushed(
                        Samples.payment(sent.request().payment(), 5, PaymentState.CAPTURED)));
        assertThat(again.shown())
                .isInstanceOfSatisfying(
                        JourneyState.Success.class,
                        shown -> assertThat(shown.session().task()).isEqualTo(Task.PAY));
        assertThat(again.last(Effect.Print.class).order().payment()).isNotEqualTo(Optional.empty());
    }
}
