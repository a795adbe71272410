package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// A HIS that keeps bills for whoever takes their money.
class ReservationsTest {
    private static final BillId BILL = new BillId("b1");

    private final House house = new House();

    @BeforeEach
    void the_his_keeps_bills() {
        house.his.reserves = true;
    }

    @Test
    void a_bill_the_cashier_is_taking_is_not_collected() {
        house.his.reserved.put(BILL, "quầy 4");
        assertThat(house.create(House.request("b1")))
                .isEqualTo(new CreatePaymentAnswer.Refused(new FailureCode("M54")));
        assertThat(house.psp.placed).isEmpty();
        house.his.reserved.clear();
        assertThat(house.create(House.request("b1")))
                .isInstanceOf(CreatePaymentAnswer.Created.class);
    }

    @Test
    void kept_while_its_code_shows_prolonged_and_let_go_of_when_it_closes() {
        PaymentView view = house.created("b1");
        assertThat(house.his.reserved).containsEntry(BILL, view.id().value());
        look();
        assertThat(house.his.leases).hasSize(1);
        house.movable.advance(Duration.ofSeconds(70));
        look();
        assertThat(house.his.leases).as("prolonged before it ends").hasSize(2);
        house.psp.answer = _ -> new PspReport.Waiting();
        house.house.payments().cancel(House.KIOSK, view.id());
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CLOSED_CANCELLED);
        look();
        assertThat(house.his.reserved).isEmpty();
        look();
        assertThat(house.his.leases).hasSize(2);
    }

    @Test
    void who_leaves_a_code_may_choose_another_way_at_once() {
        PaymentView view = house.created("b1");
        house.psp.answer = _ -> new PspReport.Waiting();
        house.house.payments().cancel(House.KIOSK, view.id());
        PaymentView next = house.created("b1");
        assertThat(house.his.reserved).containsEntry(BILL, next.id().value());
    }

    @Test
    void what_a_gateway_kept_before_its_restart_or_at_another_one_stands_in_nobodys_way() {
        PaymentHouse other = house.gateway();
        PaymentView view = house.created("b1");
        house.psp.answer = _ -> new PspReport.Waiting();
        other.payments().cancel(House.KIOSK, view.id());
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CLOSED_CANCELLED);
        assertThat(house.his.reserved).containsEntry(BILL, view.id().value());
        PaymentView next = created(other);
        assertThat(house.his.reserved).containsEntry(BILL, next.id().value());
        look();
        assertThat(house.his.reserved)
                .as("the first gateway lets go of its own only")
                .containsEntry(BILL, next.id().value());
        PaymentHouse restarted = house.gateway();
        restarted.payments().cancel(House.KIOSK, next.id());
        assertThat(house.his.reserved).containsEntry(BILL, created(restarted).id().value());
    }

    @Test
    void a_payment_still_open_at_the_other_gateway_keeps_its_bill() {
        PaymentView first = house.created("b1");
        CreatePaymentRequest second = House.request("b1");
        assertThat(house.gateway().payments().create(new KioskId("K04"), second))
                .isEqualTo(new CreatePaymentAnswer.BeingPaidElsewhere(House.KIOSK));
        assertThat(house.his.reserved).containsEntry(BILL, first.id().value());
    }

    @Test
    void a_cashier_keeps_the_bill_whatever_ended_before() {
        PaymentView view = house.created("b1");
        house.psp.answer = _ -> new PspReport.Waiting();
        house.house.payments().cancel(House.KIOSK, view.id());
        look();
        house.his.reserved.put(BILL, "quầy 4");
        assertThat(house.create(House.request("b1")))
                .isEqualTo(new CreatePaymentAnswer.Refused(new FailureCode("M54")));
        assertThat(house.his.reserved).containsEntry(BILL, "quầy 4");
    }

    private static PaymentView created(PaymentHouse gateway) {
        if (gateway.payments().create(House.KIOSK, House.request("b1"))
                instanceof CreatePaymentAnswer.Created(PaymentView view)) {
            return view;
        }
        throw new AssertionError("not created");
    }

    @Test
    void what_nobody_knows_the_end_of_stays_kept() {
        PaymentView view = house.created("b1");
        house.psp.answer = _ -> new PspReport.Silent("slow");
        house.house.payments().cancel(House.KIOSK, view.id());
        assertThat(house.now(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.movable.advance(Duration.ofSeconds(70));
        look();
        assertThat(house.his.reserved).containsEntry(BILL, view.id().value());
        assertThat(house.his.leases).hasSize(2);
    }

    @Test
    void another_kiosk_hears_of_the_first_one_and_the_first_keeps_the_bill() {
        PaymentView first = house.created("b1");
        CreatePaymentRequest second = House.request("b1");
        assertThat(house.house.payments().create(new KioskId("K04"), second))
                .isEqualTo(new CreatePaymentAnswer.BeingPaidElsewhere(House.KIOSK));
        look();
        assertThat(house.his.reserved).containsEntry(BILL, first.id().value());
    }

    @Test
    void a_his_that_keeps_none_or_is_silent_stops_nothing() {
        house.his.reserves = false;
        PaymentView view = house.created("b1");
        house.movable.advance(Duration.ofSeconds(70));
        look();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(house.his.leases).isEmpty();
    }

    private void look() {
        house.house.guard().look(Runnable::run);
    }
}
