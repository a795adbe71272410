package vn.hospitalkiosk.gateway.psp.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.TerminalReport.Outcome;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.payment.FakeHis;

/// What the gateway makes of a card terminal's words, whatever their order.
class CardTerminalStoriesTest {
    private static final long DUE = FakeHis.DUE.dong();

    private final CardHouse house = new CardHouse(0);

    @Test
    void an_intent_for_the_terminal_has_nothing_to_scan_and_waits_for_the_kiosk() {
        PaymentView view = house.created("b1");
        assertThat(view.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(view.qrContent()).isEmpty();
        assertThat(view.amount()).isEqualTo(FakeHis.DUE);
        assertThat(house.create(CardHouse.OTHER, "b1"))
                .isEqualTo(new CreatePaymentAnswer.BeingPaidElsewhere(CardHouse.KIOSK));
    }

    @Test
    void an_approval_is_money_at_once_however_often_it_is_told() {
        PaymentView view = house.created("b1");
        TerminalReport approved = CardHouse.report(Outcome.APPROVED, DUE, "000042");
        PaymentView after = house.tell(view, approved);
        assertThat(after.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(after.receiptNumber()).isPresent();
        assertThat(house.tell(view, approved)).isEqualTo(after);
        TerminalReport again = CardHouse.report(Outcome.APPROVED, DUE, "000042");
        assertThat(house.tell(view, again).version())
                .as("told in other bytes")
                .isEqualTo(after.version());
        assertThat(house.rows("capture")).isEqualTo(1);
        assertThat(house.rows("terminal_report")).isEqualTo(1);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-71480 PSP_CLEARING=71480");
        assertThat(
                        house.jdbc
                                .sql("SELECT DISTINCT channel FROM entry WHERE facility_id = ?")
                                .param(house.facility.value())
                                .query(String.class)
                                .list())
                .containsExactly("CARD");
    }

    @Test
    void another_kiosk_cannot_speak_of_it() {
        PaymentView view = house.created("b1");
        assertThat(
                        house.tell(
                                CardHouse.OTHER,
                                view,
                                CardHouse.report(Outcome.APPROVED, DUE, "000042")))
                .isFalse();
        assertThat(house.now(view)).isEqualTo(view);
        assertThat(house.rows("evidence")).isZero();
        assertThat(house.rows("audit")).isEqualTo(1);
    }

    @Test
    void a_card_that_could_not_pay_frees_the_bill() {
        PaymentView view = house.created("b1");
        assertThat(house.tell(view, CardHouse.report(Outcome.DECLINED, 0, "")).state())
                .isEqualTo(PaymentState.CLOSED_DECLINED);
        assertThat(house.create(CardHouse.OTHER, "b1"))
                .isInstanceOf(CreatePaymentAnswer.Created.class);
    }

    @Test
    void not_known_stays_open_until_the_terminal_tells() {
        PaymentView view = house.created("b1");
        PaymentView open = house.tell(view, CardHouse.report(Outcome.UNKNOWN, 0, ""));
        assertThat(open.state()).isEqualTo(PaymentState.UNRESOLVED);
        assertThat(open.nextAskAt()).as("the kiosk is asked").isPresent();
        PaymentView asked = house.house.payments().check(CardHouse.KIOSK, view.id()).orElseThrow();
        assertThat(asked.state()).isEqualTo(PaymentState.UNRESOLVED);
        assertThat(asked.timesAsked()).isEqualTo(1);
        assertThat(house.tell(view, CardHouse.report(Outcome.APPROVED, DUE, "000042")).state())
                .isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void an_approval_after_a_cancel_wins() {
        PaymentView view = house.created("b1");
        house.house.payments().cancel(CardHouse.KIOSK, view.id());
        assertThat(house.tell(view, CardHouse.report(Outcome.APPROVED, DUE, "000042")).state())
                .isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void another_amount_is_a_case_and_a_sale_taken_back_is_none() {
        PaymentView kept = house.created("b1");
        assertThat(
                        house.tell(kept, CardHouse.report(Outcome.OTHER_AMOUNT, 714_800, "000042"))
                                .state())
                .isEqualTo(PaymentState.AMOUNT_DIFFERS);
        assertThat(house.balances()).isEqualTo("PSP_CLEARING=714800 SUSPENSE=-714800");
        PaymentView back = house.created("b2");
        assertThat(
                        house.tell(back, CardHouse.report(Outcome.TAKEN_BACK, 714_800, "000043"))
                                .state())
                .isEqualTo(PaymentState.CLOSED_DECLINED);
        assertThat(house.rows("capture")).isEqualTo(1);
        assertThat(actions()).contains("terminal-took-back");
    }

    @Test
    void a_sale_voided_after_it_was_booked_leaves_nothing_to_give_back() {
        PaymentView view = house.created("b1");
        house.tell(view, CardHouse.report(Outcome.OTHER_AMOUNT, 714_800, "000042"));
        house.tell(view, CardHouse.report(Outcome.TAKEN_BACK, 714_800, "000042"));
        house.tell(view, CardHouse.report(Outcome.TAKEN_BACK, 714_800, "000042"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AMOUNT_DIFFERS);
        assertThat(actions()).contains("terminal-took-back").doesNotContain("evidence-conflict");
        assertThat(house.balances()).isEmpty();
        assertThat(house.rows("(SELECT * FROM holding WHERE place = 'RETURNED') h")).isEqualTo(1);
        assertThat(
                        house.rows(
                                "(SELECT * FROM holding WHERE place = 'SUSPENSE' AND left_vnd > 0) h"))
                .isZero();
    }

    @Test
    void a_void_of_money_that_paid_its_bill_is_for_people() {
        PaymentView view = house.created("b1");
        house.tell(view, CardHouse.report(Outcome.APPROVED, DUE, "000042"));
        house.tell(view, CardHouse.report(Outcome.TAKEN_BACK, DUE, "000042"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(actions()).contains("evidence-conflict");
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-" + DUE + " PSP_CLEARING=" + DUE);
    }

    private List<String> actions() {
        return house.jdbc
                .sql("SELECT action FROM audit WHERE facility_id = ?")
                .param(house.facility.value())
                .query((row, _) -> row.getString("action"))
                .list();
    }

    @Test
    void at_the_cap_the_method_is_greyed_at_this_kiosk_alone() {
        CardHouse capped = new CardHouse(2 * DUE + 500);
        capped.approved("b1", "000001");
        assertThat(capped.house.payments().methods(CardHouse.KIOSK).getFirst().available())
                .isTrue();
        capped.created("b2");
        MethodView greyed = capped.house.payments().methods(CardHouse.KIOSK).getFirst();
        assertThat(greyed.available()).isFalse();
        assertThat(greyed.reason()).contains(new FailureCode("M60"));
        assertThat(capped.create(CardHouse.KIOSK, "b3"))
                .isEqualTo(new CreatePaymentAnswer.Refused(new FailureCode("M60")));
        assertThat(capped.house.payments().methods(CardHouse.OTHER).getFirst().available())
                .isTrue();
    }

    @Test
    void a_settlement_that_agrees_makes_the_money_final() {
        PaymentView a = house.approved("b1", "000001");
        PaymentView b = house.approved("b2", "000002");
        SettlementReport report = CardHouse.settlement("s1", List.of(a, b), 2 * DUE);
        assertThat(house.settle(report).matches()).isTrue();
        assertThat(house.settle(report).matches()).as("told again").isTrue();
        assertThat(house.now(a).state()).isEqualTo(PaymentState.SETTLED);
        assertThat(house.now(b).state()).isEqualTo(PaymentState.SETTLED);
        assertThat(house.balances()).isEqualTo("BANK=142960 HIS_RECEIVABLE=-142960");
        assertThat(house.rows("journal")).isEqualTo(3);
        PaymentView c = house.approved("b3", "000003");
        assertThat(house.settle(CardHouse.settlement("s2", List.of(c), DUE)).matches()).isTrue();
        assertThat(house.rows("settlement_case")).isZero();
    }

    @Test
    void a_settlement_that_differs_is_a_case_and_changes_nothing() {
        PaymentView a = house.approved("b1", "000001");
        PaymentView b = house.approved("b2", "000002");
        assertThat(house.settle(CardHouse.settlement("s1", List.of(a), DUE)).differences())
                .singleElement()
                .asString()
                .contains("captured and not in the batch", b.id().value());
        assertThat(house.now(a).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.rows("settlement_case")).isEqualTo(1);
        assertThat(house.meters.counter("settlement_differences").count()).isEqualTo(1);
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-142960 PSP_CLEARING=142960");
        PaymentView c = house.approved("b3", "000003");
        assertThat(house.settle(CardHouse.settlement("s2", List.of(c), DUE)).matches())
                .as("one difference is told once")
                .isTrue();
    }

    @Test
    void totals_that_differ_are_told_even_when_the_list_agrees() {
        PaymentView a = house.approved("b1", "000001");
        assertThat(house.settle(CardHouse.settlement("s1", List.of(a), DUE + 1)).matches())
                .isFalse();
        assertThat(house.now(a).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void a_report_holds_no_whole_card_number() {
        assertThatThrownBy(() -> withCard("9704000000001016"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withTrace("9704000000001016"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TerminalReport withCard(String card) {
        return new TerminalReport(
                Outcome.APPROVED,
                Optional.of(new Vnd(1)),
                Optional.of(card),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hypercom",
                Instant.now(),
                Optional.empty());
    }

    private static TerminalReport withTrace(String trace) {
        return new TerminalReport(
                Outcome.APPROVED,
                Optional.of(new Vnd(1)),
                Optional.empty(),
                Optional.of(trace),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hypercom",
                Instant.now(),
                Optional.empty());
    }
}
