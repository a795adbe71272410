package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.money.Cause;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.refund.RefundView;
import vn.hospitalkiosk.gateway.suspense.Suspense;

class StrayMoneyTest {
    private static final PersonId LAN = new PersonId("lan");
    private static final PersonId HOA = new PersonId("hoa");
    private static final BillId BILL = new BillId("b1");
    private final House house = new House();
    private final Suspense suspense = house.suspense.suspense();

    private Notices.Heard stray(String bytes, String transaction, long amount) {
        return house.house
                .callbacks()
                .stray(
                        FakePsp.CODE,
                        transaction,
                        new Vnd(amount),
                        FakePsp.raw(RawMessage.Kind.CALLBACK, bytes));
    }

    @Test
    void money_without_an_order_is_kept_once_and_told_to_a_person_once() {
        assertThat(stray("one", "FT1", 71_480)).isEqualTo(Notices.Heard.ACCEPTED);
        assertThat(stray("one", "FT1", 71_480)).isEqualTo(Notices.Heard.REPEATED);
        assertThat(stray("two", "FT1", 71_480)).isEqualTo(Notices.Heard.REPEATED);
        assertThat(stray("three", "FT2", 71_480)).isEqualTo(Notices.Heard.ACCEPTED);
        assertThat(house.rows("evidence")).isEqualTo(3);
        assertThat(house.rows("capture")).isEqualTo(2);
        assertThat(house.balances()).isEqualTo("PSP_CLEARING=142960 SUSPENSE=-142960");
        assertThat(house.places()).isEqualTo("SUSPENSE=142960");
        assertThat(
                        house.jdbc
                                .sql(
                                        "SELECT count(*) FROM audit WHERE facility_id = ? AND action = 'stray-money'")
                                .params(house.facility.value())
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
        assertThat(house.meters.get("money_waiting").tag("place", "SUSPENSE").gauge().value())
                .isEqualTo(2);
    }

    @Test
    void on_the_hospitals_own_account_money_with_a_code_we_never_made_waits_too() {
        house.psp.naming = Psp.Naming.TRANSFER_CODE;
        house.house
                .callbacks()
                .heard(
                        FakePsp.CODE,
                        new OrderId("HKNOBODYS1"),
                        House.paid("FT9"),
                        FakePsp.raw(RawMessage.Kind.CALLBACK, "x"));
        assertThat(house.places()).isEqualTo("SUSPENSE=71480");
    }

    @Test
    void two_people_attribute_it_to_an_open_bill_which_the_his_then_knows_as_paid() {
        HoldingId money = held(80_000);
        assertThat(suspense.attributeToBill(money, BILL, eyes())).isEqualTo(new Decided.Done());
        assertThat(house.balances())
                .isEqualTo("HIS_RECEIVABLE=-71480 PSP_CLEARING=80000 SUSPENSE=-8520");
        assertThat(house.places()).isEqualTo("BILL=71480 SUSPENSE=8520");
        house.posting.sendDue();
        assertThat(house.his.recorded)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.bill()).isEqualTo(BILL);
                    assertThat(told.amount()).isEqualTo(FakeHis.DUE);
                });
        assertThat(suspense.attributeToBill(held(90_000, "FT2"), BILL, eyes()))
                .isEqualTo(Decided.not(Obstacle.BILL_NOT_OPEN));
        assertThat(house.create(House.request("b1")))
                .isEqualTo(new vn.hospitalkiosk.api.CreatePaymentAnswer.NothingDue());
    }

    @Test
    void a_bill_being_paid_already_paid_too_big_or_unreadable_gets_no_stray_money() {
        HoldingId little = held(10_000);
        assertThat(suspense.attributeToBill(little, BILL, eyes()))
                .isEqualTo(Decided.not(Obstacle.NOT_ENOUGH_LEFT));
        house.created("b1");
        HoldingId money = held(71_480, "FT2");
        assertThat(suspense.attributeToBill(money, BILL, eyes()))
                .isEqualTo(Decided.not(Obstacle.BILL_BEING_PAID));
        house.his.status = HisMoney.Invoice.Status.PAID;
        assertThat(suspense.attributeToBill(money, BILL, eyes()))
                .isEqualTo(Decided.not(Obstacle.BILL_NOT_OPEN));
        house.his.up = false;
        assertThat(suspense.attributeToBill(money, BILL, eyes()))
                .isEqualTo(Decided.not(Obstacle.HIS_SILENT));
    }

    @Test
    void it_may_become_a_patients_credit_and_the_credit_pay_a_bill() {
        HoldingId money = held(100_000);
        assertThat(suspense.attributeToPatient(money, BILL, new Vnd(90_000), eyes()))
                .isEqualTo(new Decided.Done());
        assertThat(suspense.attributeToPatient(money, BILL, new Vnd(10_001), eyes()))
                .isEqualTo(Decided.not(Obstacle.NOT_ENOUGH_LEFT));
        Holding credit = suspense.list(Set.of(Place.CREDIT), 10).getFirst();
        assertThat(credit.cause()).isEqualTo(Cause.ATTRIBUTED);
        assertThat(suspense.attributeToBill(credit.id(), BILL, eyes()))
                .isEqualTo(new Decided.Done());
        assertThat(house.places()).isEqualTo("BILL=71480 CREDIT=18520 SUSPENSE=10000");
        assertThat(house.balances())
                .isEqualTo(
                        "HIS_RECEIVABLE=-71480 PATIENT_CREDIT=-18520 PSP_CLEARING=100000 SUSPENSE=-10000");
    }

    @Test
    void it_is_given_back_by_a_voucher_that_two_people_end() {
        HoldingId money = held(71_480);
        RefundDesk desk = house.refunds.desk();
        assertThat(suspense.giveBack(money, new Vnd(71_480), eyes().proposal()))
                .isInstanceOfSatisfying(
                        RefundDesk.Proposing.Proposed.class,
                        proposed -> {
                            RefundView refund = proposed.refund();
                            assertThat(refund.state()).isEqualTo(RefundState.REQUESTED);
                            assertThat(refund.byVoucher()).isTrue();
                            desk.approve(refund.id(), HOA);
                            assertThat(desk.paidOut(refund.id(), eyes(), "FT77"))
                                    .isEqualTo(new Decided.Done());
                        });
        assertThat(house.balances()).isEqualTo("PSP_CLEARING=0 SUSPENSE=0");
        assertThat(house.his.refunded).isEmpty();
    }

    private HoldingId held(long amount) {
        return held(amount, "FT1");
    }

    private HoldingId held(long amount, String transaction) {
        stray("bytes " + transaction, transaction, amount);
        return suspense.list(Set.of(Place.SUSPENSE), 10).getLast().id();
    }

    private FourEyes eyes() {
        return new FourEyes(
                new Proposal(LAN, house.movable.instant(), "sao kê ngày 25/11, dòng 17"),
                HOA,
                house.movable.instant());
    }
}
