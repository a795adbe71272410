package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;

class PaymentStoriesTest {
    private static final String PAID_BILL = "HIS_RECEIVABLE=-71480 PSP_CLEARING=71480";
    private final House house = new House();

    @Test
    void a_payment_is_taken_once_and_all_who_must_know_are_told() {
        PaymentView view = house.created("b1");
        assertThat(view.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(view.qrContent()).isPresent();
        assertThat(view.amount()).isEqualTo(FakeHis.DUE);

        house.callback(view, House.paid("t1"));

        PaymentView paid = house.now(view);
        assertThat(paid.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(paid.receiptNumber()).contains("PT-" + house.facility + "-26-000001");
        assertThat(paid.qrContent()).isEmpty();
        assertThat(house.balances()).isEqualTo(PAID_BILL);
        assertThat(house.announced).last().isEqualTo(paid);
        assertThat(house.posting.sendDue()).isTrue();
        assertThat(house.his.recorded)
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo(view.id());
                    assertThat(record.amount()).isEqualTo(FakeHis.DUE);
                    assertThat(record.reference()).isEqualTo(view.reference());
                });
        assertThat(house.posting.sendDue()).isFalse();
    }

    @Test
    void the_same_news_by_callback_twice_and_by_asking_books_once() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1"), "first");
        PaymentView once = house.now(view);
        house.callback(view, House.paid("t1"), "first");
        house.callback(view, House.paid("t1"), "same news in other bytes");
        house.psp.answer = _ -> House.paid("t1");
        house.ask(view);
        assertThat(house.now(view)).isEqualTo(once);
        assertThat(house.rows("capture")).isEqualTo(1);
        assertThat(house.rows("outbox")).isEqualTo(1);
        assertThat(house.balances()).isEqualTo(PAID_BILL);
    }

    @Test
    void a_create_without_answer_is_unresolved_and_ends_by_asking() {
        house.psp.placing = _ -> new Psp.Placing.NotKnown("timeout");
        PaymentView view = house.created("b1");
        assertThat(view.state()).isEqualTo(PaymentState.UNRESOLVED);
        house.psp.answer = _ -> new PspReport.NotFound();
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.psp.answer = _ -> new PspReport.Silent("reset");
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.psp.answer = _ -> House.paid("t1");
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.balances()).isEqualTo(PAID_BILL);
    }

    @Test
    void a_create_without_answer_expires_only_when_the_psp_denies_it_after_the_grace() {
        house.psp.placing = _ -> new Psp.Placing.NotKnown("timeout");
        house.psp.answer = _ -> new PspReport.NotFound();
        PaymentView view = house.created("b1");
        house.movable.advance(Duration.ofMinutes(5));
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.movable.advance(Duration.ofMinutes(2));
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
    }

    @Test
    void a_callback_that_overtakes_the_create_answer_is_not_undone_by_it() {
        CreatePaymentRequest request = House.request("b1");
        house.psp.placing =
                order -> {
                    house.house
                            .callbacks()
                            .heard(
                                    FakePsp.CODE,
                                    order.id(),
                                    House.paid("t1"),
                                    FakePsp.raw(
                                            vn.hospitalkiosk.gateway.line.RawMessage.Kind.CALLBACK,
                                            "early"));
                    return new Psp.Placing.Placed("qr");
                };
        assertThat(house.create(request))
                .isInstanceOfSatisfying(
                        CreatePaymentAnswer.Created.class,
                        created ->
                                assertThat(created.payment().state())
                                        .isEqualTo(PaymentState.CAPTURED));
    }

    @Test
    void a_refused_order_moves_no_money_frees_the_bill_and_is_answered_the_same_again() {
        house.psp.placing = _ -> new Psp.Placing.Refused(new FailureCode("M12"), "code 11");
        CreatePaymentRequest request = House.request("b1");
        CreatePaymentAnswer refused = new CreatePaymentAnswer.Refused(new FailureCode("M12"));
        assertThat(house.create(request)).isEqualTo(refused);
        assertThat(house.create(request)).isEqualTo(refused);
        assertThat(house.psp.placed).hasSize(1);
        house.psp.placing = _ -> new Psp.Placing.Placed("qr");
        assertThat(house.created("b1").state()).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void the_same_id_asks_the_psp_once_and_with_another_body_is_a_conflict() {
        CreatePaymentRequest request = House.request("b1");
        CreatePaymentAnswer first = house.create(request);
        assertThat(house.create(request)).isEqualTo(first);
        assertThat(house.psp.placed).hasSize(1);
        CreatePaymentRequest other =
                new CreatePaymentRequest(
                        request.payment(), new VisitId("other"), request.bill(), request.psp());
        assertThatThrownBy(() -> house.create(other)).isInstanceOf(PaymentConflict.class);
        assertThatThrownBy(() -> house.house.payments().create(new KioskId("K04"), request))
                .isInstanceOf(PaymentConflict.class);
    }

    @Test
    void a_paid_bill_is_not_offered_again_though_the_his_does_not_know_yet() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1"));
        assertThat(house.create(House.request("b1")))
                .isInstanceOf(CreatePaymentAnswer.NothingDue.class);
        house.his.status = HisMoney.Invoice.Status.PAID;
        assertThat(house.create(House.request("b2")))
                .isInstanceOf(CreatePaymentAnswer.NothingDue.class);
        house.his.up = false;
        assertThat(house.create(House.request("b3")))
                .isInstanceOf(CreatePaymentAnswer.Refused.class);
        assertThat(house.psp.placed).hasSize(1);
    }

    @Test
    void another_amount_goes_to_suspense_and_never_pays_the_bill() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1", 71_000));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AMOUNT_DIFFERS);
        assertThat(house.balances()).isEqualTo("PSP_CLEARING=71000 SUSPENSE=-71000");
        assertThat(house.rows("outbox")).isZero();
    }

    @Test
    void money_after_the_end_is_late_and_becomes_the_patients_credit() {
        PaymentView view = house.created("b1");
        house.movable.advance(Duration.ofMinutes(5));
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
        house.callback(view, House.paid("t1"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_LATE);
        assertThat(house.balances()).isEqualTo("PATIENT_CREDIT=-71480 PSP_CLEARING=71480");
        assertThat(house.rows("outbox")).isZero();
    }

    @Test
    void a_psp_that_is_silent_at_the_end_leaves_it_unresolved_until_it_speaks() {
        PaymentView view = house.created("b1");
        house.psp.answer = _ -> new PspReport.Silent("timeout");
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.AWAITING_PAYER);
        house.movable.advance(Duration.ofMinutes(5));
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.movable.advance(Duration.ofDays(400));
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        assertThat(house.now(view).nextAskAt()).isPresent();
        house.psp.answer = _ -> new PspReport.Expired();
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
    }

    @Test
    void a_psp_that_was_silent_for_an_hour_is_noticed_within_seconds_of_its_return() {
        house.psp.placing = _ -> new Psp.Placing.NotKnown("timeout");
        house.psp.answer = _ -> new PspReport.Silent("timeout");
        PaymentView first = house.created("b1");
        PaymentView second = house.created("b2");
        for (int i = 0; i < 360; i++) {
            house.movable.advance(Duration.ofSeconds(10));
            house.house.resolver().askDue(Runnable::run);
        }
        assertThat(house.now(first).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.psp.answer = _ -> new PspReport.Expired();
        for (int i = 0; i < 2; i++) {
            house.movable.advance(Duration.ofSeconds(10));
            house.house.resolver().askDue(Runnable::run);
        }
        assertThat(house.now(first).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
        assertThat(house.now(second).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
    }

    @Test
    void payment_wins_over_cancel_and_a_silent_psp_is_not_a_cancel() {
        PaymentView won = house.created("b1");
        house.psp.answer = _ -> House.paid("t1");
        assertThat(cancelled(won).state()).isEqualTo(PaymentState.CAPTURED);

        PaymentView silent = house.created("b2");
        house.psp.answer = _ -> new PspReport.Silent("timeout");
        assertThat(cancelled(silent).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.psp.answer = _ -> new PspReport.Waiting();
        assertThat(house.ask(silent).state()).isEqualTo(PaymentState.CLOSED_CANCELLED);
    }

    @Test
    void the_second_way_pays_and_the_first_ones_late_money_is_seen_as_second() {
        PaymentView first = house.created("b1");
        assertThat(cancelled(first).state()).isEqualTo(PaymentState.CLOSED_CANCELLED);
        PaymentView second = house.created("b1");
        house.callback(second, House.paid("t2"));
        house.callback(first, House.paid("t1"));
        assertThat(house.now(second).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.now(first).state()).isEqualTo(PaymentState.CAPTURED_TWICE);
        assertThat(house.balances())
                .isEqualTo("HIS_RECEIVABLE=-71480 PATIENT_CREDIT=-71480 PSP_CLEARING=142960");
        assertThat(house.rows("outbox")).isEqualTo(1);
    }

    @Test
    void a_second_transaction_on_one_order_is_a_second_payment() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1"));
        Optional<String> receipt = house.now(view).receiptNumber();
        house.callback(view, House.paid("t2"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_TWICE);
        assertThat(house.now(view).receiptNumber()).isEqualTo(receipt);
        assertThat(house.balances())
                .isEqualTo("HIS_RECEIVABLE=-71480 PATIENT_CREDIT=-71480 PSP_CLEARING=142960");
    }

    @Test
    void evidence_is_kept_when_judging_fails_and_judged_when_it_comes_again() {
        PaymentView view = house.created("b1");
        house.ledgerBroken.set(true);
        house.callback(view, House.paid("t1"), "bytes");
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(house.rows("evidence")).isEqualTo(1);
        assertThat(house.rows("capture")).isZero();
        assertThat(house.now(view).receiptNumber()).isEmpty();
        house.ledgerBroken.set(false);
        house.callback(view, House.paid("t1"), "bytes");
        assertThat(house.now(view).receiptNumber()).contains("PT-" + house.facility + "-26-000001");
        assertThat(house.balances()).isEqualTo(PAID_BILL);
        assertThat(house.rows("evidence")).isEqualTo(1);
    }

    @Test
    void a_kiosk_sees_only_its_own_payments() {
        PaymentView view = house.created("b1");
        KioskId other = new KioskId("K04");
        assertThat(house.house.payments().find(other, view.id())).isEmpty();
        assertThat(house.house.payments().check(other, view.id())).isEmpty();
        assertThat(house.house.payments().cancel(other, view.id())).isEmpty();
    }

    private PaymentView cancelled(PaymentView view) {
        return house.house.payments().cancel(House.KIOSK, view.id()).orElseThrow();
    }
}
