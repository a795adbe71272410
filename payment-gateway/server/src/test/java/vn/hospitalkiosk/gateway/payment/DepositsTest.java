package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.DepositRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.RefundDesk;

class DepositsTest {
    private static final PersonId LAN = new PersonId("lan");
    private static final PersonId HOA = new PersonId("hoa");
    private final House house = new House();
    private final Deposits deposits = house.house.deposits();

    @Test
    void a_deposit_is_taken_like_a_payment_booked_as_a_deposit_and_told_to_the_his() {
        PaymentView view = deposited();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(house.now(view).receiptNumber()).isPresent();
        assertThat(house.balances()).isEqualTo("DEPOSITS=-500000 PSP_CLEARING=500000");
        assertThat(house.rows("outbox")).isZero();
        house.suspense.late().decideDue();
        house.posting.sendDue();
        assertThat(house.his.deposited)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.encounter()).isEqualTo("enc-7");
                    assertThat(told.amount()).isEqualTo(House.DEPOSIT);
                });
    }

    @Test
    void it_is_used_against_a_bill_and_the_rest_goes_back_the_way_it_came() {
        deposited();
        HoldingId money = house.suspense.suspense().list(Set.of(Place.DEPOSIT), 10).getFirst().id();
        assertThat(house.suspense.suspense().attributeToBill(money, new BillId("b1"), eyes()))
                .isEqualTo(new Decided.Done());
        assertThat(house.balances())
                .isEqualTo("DEPOSITS=-428520 HIS_RECEIVABLE=-71480 PSP_CLEARING=500000");
        if (house.suspense.suspense().giveBack(money, new Vnd(428_520), eyes().proposal())
                instanceof RefundDesk.Proposing.Proposed(var refund)) {
            house.refunds.desk().approve(refund.id(), HOA);
        }
        house.workOnRefunds();
        assertThat(house.psp.backs.sent)
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.paid()).isEqualTo(House.DEPOSIT);
                    assertThat(sent.amount()).isEqualTo(new Vnd(428_520));
                });
        assertThat(house.balances())
                .isEqualTo("DEPOSITS=0 HIS_RECEIVABLE=-71480 PSP_CLEARING=71480");
        assertThat(house.his.refunded).isEmpty();
    }

    @Test
    void several_deposits_of_one_patient_are_several_payments() {
        deposited();
        house.callback(created(request(House.DEPOSIT)), House.paid("t2", 500_000));
        assertThat(house.balances()).isEqualTo("DEPOSITS=-1000000 PSP_CLEARING=1000000");
    }

    @Test
    void money_twice_for_one_deposit_is_credit() {
        PaymentView view = deposited();
        house.callback(view, House.paid("t2", 500_000));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_TWICE);
        assertThat(house.places()).isEqualTo("CREDIT=500000 DEPOSIT=500000");
    }

    @Test
    void only_amounts_on_offer_are_taken_and_an_id_stands_for_one_request() {
        assertThat(deposits.create(House.KIOSK, request(new Vnd(123)), "enc-7"))
                .isEqualTo(new CreatePaymentAnswer.Refused(new FailureCode("M53")));
        DepositRequest request = request(House.DEPOSIT);
        PaymentView view = created(request);
        assertThat(created(request)).isEqualTo(house.now(view));
        DepositRequest other =
                new DepositRequest(
                        request.payment(), new VisitId("v9"), request.psp(), request.amount());
        assertThatThrownBy(() -> created(other)).isInstanceOf(PaymentConflict.class);
    }

    @Test
    void the_bill_guard_has_nothing_to_read_for_a_deposit() {
        created(request(House.DEPOSIT));
        house.movable.advance(Duration.ofSeconds(6));
        assertThat(house.house.guard().look(Runnable::run)).isZero();
    }

    private static DepositRequest request(Vnd amount) {
        return new DepositRequest(
                new PaymentId(UUID.randomUUID().toString()),
                new VisitId("v1"),
                FakePsp.CODE,
                amount);
    }

    private PaymentView created(DepositRequest request) {
        if (deposits.create(House.KIOSK, request, "enc-7")
                instanceof CreatePaymentAnswer.Created(PaymentView view)) {
            return view;
        }
        throw new AssertionError("not created");
    }

    private PaymentView deposited() {
        PaymentView view = created(request(House.DEPOSIT));
        house.callback(view, House.paid("t1", 500_000));
        return view;
    }

    private FourEyes eyes() {
        return new FourEyes(
                new Proposal(LAN, house.movable.instant(), "ra viện, quyết toán tạm ứng"),
                HOA,
                house.movable.instant());
    }
}
