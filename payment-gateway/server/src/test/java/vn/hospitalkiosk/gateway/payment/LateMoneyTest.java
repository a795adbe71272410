package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.refund.RefundView;
import vn.hospitalkiosk.gateway.store.SqlRecentPayments;
import vn.hospitalkiosk.gateway.suspense.Suspense;

class LateMoneyTest {
    private static final Policy REFUNDS =
            new Policy(true, Policy.Then.REFUND, Policy.Then.REFUND, new Vnd(1_000_000));

    @Test
    void late_money_pays_its_bill_when_that_is_open_and_asks_the_same() {
        House house = new House();
        PaymentView view = late(house);
        assertThat(house.places()).isEqualTo("CREDIT=71480");
        house.suspense.late().decideDue();
        assertThat(house.places()).isEqualTo("BILL=71480");
        assertThat(house.balances())
                .isEqualTo("HIS_RECEIVABLE=-71480 PATIENT_CREDIT=0 PSP_CLEARING=71480");
        house.posting.sendDue();
        assertThat(house.his.recorded).hasSize(1);
        assertThat(house.suspense.late().decideDue()).isZero();
        PaymentView paid = house.now(view);
        assertThat(paid.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.announced.getLast()).as("the kiosk hears of it").isEqualTo(paid);
        assertThat(paid.receiptNumber()).isPresent();
        assertThat(house.create(House.request("b1")))
                .isEqualTo(new CreatePaymentAnswer.NothingDue());
    }

    @Test
    void whoever_is_told_by_the_stream_alone_finds_the_success_there_after_a_break() {
        House house = new House();
        PaymentView view = late(house);
        Instant before = house.movable.instant();
        house.movable.advance(Duration.ofSeconds(1));
        house.suspense.late().decideDue();
        assertThat(
                        new SqlRecentPayments(house.jdbc, house.house.payments())
                                .changedSince(
                                        new KioskIdentity(house.facility, House.KIOSK), before))
                .contains(house.now(view))
                .extracting(PaymentView::state)
                .containsOnly(PaymentState.CAPTURED);
    }

    @Test
    void two_people_may_let_late_money_pay_its_bill_too() {
        House house =
                new House(new Policy(false, Policy.Then.CREDIT, Policy.Then.CREDIT, Vnd.ZERO));
        PaymentView view = late(house);
        house.suspense.late().decideDue();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_LATE);
        FourEyes eyes =
                new FourEyes(
                        new Proposal(
                                new PersonId("thu.an"),
                                house.movable.instant(),
                                "đã đối chiếu sao kê"),
                        new PersonId("binh"),
                        house.movable.instant());
        Suspense desk = house.suspense.suspense();
        HoldingId money = house.moneyOf(view).id();
        int told = house.announced.size();
        assertThat(desk.attributeToBill(money, new BillId("another"), eyes))
                .isEqualTo(new Decided.Done());
        assertThat(house.now(view).state())
                .as("another bill is not what this payment was for")
                .isEqualTo(PaymentState.CAPTURED_LATE);
        assertThat(house.announced).hasSize(told);
        PaymentView other = late(house, "b2");
        assertThat(desk.attributeToBill(house.moneyOf(other).id(), other.bill(), eyes))
                .isEqualTo(new Decided.Done());
        assertThat(house.announced.getLast().state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.now(other).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void late_money_that_a_settlement_has_accounted_for_is_settled_when_it_pays_its_bill() {
        House house = new House();
        PaymentView view = late(house);
        settled(house, "t1", false);
        settled(house, "t1", true);
        house.suspense.late().decideDue();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.SETTLED);
        assertThat(house.announced.getLast().state()).isEqualTo(PaymentState.SETTLED);
    }

    private static void settled(House house, String transaction, boolean matches) {
        String settlement = transaction + matches;
        house.jdbc
                .sql(
                        """
                        INSERT INTO terminal_settlement (facility_id, settlement_id, kiosk_id, outcome, told_at, heard_at, matches, differences, raw)
                        VALUES (?, ?, 'K03', 'SETTLED', now(), now(), ?, '', '')
                        """)
                .params(house.facility.value(), settlement, matches)
                .update();
        if (matches) {
            house.jdbc
                    .sql("INSERT INTO terminal_settled VALUES (?, ?, ?, ?)")
                    .params(house.facility.value(), FakePsp.CODE.value(), transaction, settlement)
                    .update();
        }
    }

    @Test
    void late_money_for_a_bill_paid_at_the_counter_stays_the_patients() {
        House house = new House();
        late(house);
        house.his.status = HisMoney.Invoice.Status.PAID;
        house.suspense.late().decideDue();
        assertThat(house.places()).isEqualTo("CREDIT=71480");
        assertThat(house.suspense.late().decideDue()).isZero();
    }

    @Test
    void late_money_waits_for_a_silent_his() {
        House house = new House();
        late(house);
        house.his.up = false;
        house.suspense.late().decideDue();
        assertThat(house.places()).isEqualTo("CREDIT=71480");
        house.his.up = true;
        house.movable.advance(Duration.ofSeconds(15));
        house.suspense.late().decideDue();
        assertThat(house.places()).isEqualTo("BILL=71480");
    }

    @Test
    void while_the_patient_pays_again_late_money_waits_and_then_stays_credit() {
        House house = new House();
        late(house);
        PaymentView again = house.created("b1");
        house.suspense.late().decideDue();
        assertThat(house.places()).isEqualTo("CREDIT=71480");
        house.callback(again, House.paid("t2"));
        house.movable.advance(Duration.ofSeconds(15));
        house.suspense.late().decideDue();
        assertThat(house.places()).isEqualTo("BILL=71480 CREDIT=71480");
        assertThat(house.now(again).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void after_late_money_paid_the_bill_more_money_is_second_money() {
        House house = new House();
        PaymentView view = late(house);
        house.suspense.late().decideDue();
        house.callback(view, House.paid("t2"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_TWICE);
        assertThat(house.places()).isEqualTo("BILL=71480 CREDIT=71480");
    }

    @Test
    void by_another_policy_a_refund_is_proposed_that_a_person_must_approve() {
        House house = new House(REFUNDS);
        late(house);
        house.his.due = new Vnd(99_000);
        house.suspense.late().decideDue();
        RefundView refund = house.refunds.desk().list(Set.of(RefundState.values()), 10).getFirst();
        assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
        assertThat(refund.proposal().maker()).isEqualTo(Policy.GATEWAY);
        house.workOnRefunds();
        assertThat(house.psp.backs.sent).isEmpty();
    }

    @Test
    void second_money_is_seen_at_once_and_stays_credit_or_is_proposed_to_go_back() {
        for (Policy policy : java.util.List.of(Policy.careful(), REFUNDS)) {
            House house = new House(policy);
            PaymentView view = house.created("b1");
            house.callback(view, House.paid("t1"));
            house.callback(view, House.paid("t2"));
            assertThat(house.announced.getLast().state()).isEqualTo(PaymentState.CAPTURED_TWICE);
            assertThat(house.meters.get("money_waiting").tag("place", "CREDIT").gauge().value())
                    .isEqualTo(1);
            house.suspense.late().decideDue();
            boolean back = policy.twice() == Policy.Then.REFUND;
            assertThat(house.places())
                    .isEqualTo(back ? "BILL=71480 back=71480" : "BILL=71480 CREDIT=71480");
        }
    }

    @Test
    void another_amount_waits_in_suspense() {
        House house = new House();
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1", 70_000));
        house.suspense.late().decideDue();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AMOUNT_DIFFERS);
        assertThat(house.places()).isEqualTo("SUSPENSE=70000");
    }

    private static PaymentView late(House house) {
        return late(house, "b1");
    }

    private static PaymentView late(House house, String bill) {
        PaymentView view = house.created(bill);
        house.psp.answer = _ -> new PspReport.Expired();
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
        house.callback(view, House.paid("t" + bill.substring(1)));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_LATE);
        return view;
    }
}
