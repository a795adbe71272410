package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.psp.PspReport;

class BillGuardTest {
    private final House house = new House();

    @Test
    void a_bill_that_stays_open_is_read_again_and_nothing_happens() {
        PaymentView view = house.created("b1");
        assertThat(look()).isZero();
        house.movable.advance(Duration.ofSeconds(6));
        assertThat(look()).isEqualTo(1);
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void paid_at_the_counter_the_code_goes_away_once_the_psp_proves_it_unpaid() {
        PaymentView view = showing();
        house.psp.answer = _ -> new PspReport.Silent("slow");
        house.his.status = HisMoney.Invoice.Status.PAID;
        look();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.UNRESOLVED);
        house.psp.answer = _ -> new PspReport.Waiting();
        assertThat(house.ask(view).state()).isEqualTo(PaymentState.CLOSED_CANCELLED);
        assertThat(reason(view)).isEqualTo("M50");
        assertThat(look()).isZero();
    }

    @Test
    void a_bill_made_void_or_changed_is_not_collected_as_it_was() {
        PaymentView voided = showing();
        house.his.status = HisMoney.Invoice.Status.VOID;
        look();
        assertThat(house.now(voided).state()).isEqualTo(PaymentState.CLOSED_CANCELLED);
        assertThat(reason(voided)).isEqualTo("M51");
        house.his.status = HisMoney.Invoice.Status.OPEN;
        PaymentView changed = showing();
        house.his.due = new Vnd(80_000);
        look();
        assertThat(reason(changed)).isEqualTo("M52");
    }

    @Test
    void a_silent_his_cancels_nothing() {
        PaymentView view = showing();
        house.his.up = false;
        look();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void money_that_comes_all_the_same_is_the_patients() {
        PaymentView view = showing();
        house.his.status = HisMoney.Invoice.Status.PAID;
        look();
        house.callback(view, House.paid("t1"));
        house.suspense.late().decideDue();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_LATE);
        assertThat(house.places()).isEqualTo("CREDIT=71480");
    }

    @Test
    void payment_wins_when_the_psp_had_the_money_already() {
        PaymentView view = showing();
        house.his.status = HisMoney.Invoice.Status.PAID;
        house.psp.answer = _ -> House.paid("t1");
        look();
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED);
    }

    private PaymentView showing() {
        PaymentView view = house.created("b1");
        house.movable.advance(Duration.ofSeconds(6));
        return view;
    }

    private int look() {
        return house.house.guard().look(Runnable::run);
    }

    @Test
    void the_kiosk_is_told_why_and_how_much_came() {
        PaymentView view = showing();
        assertThat(house.now(view).cancelledWhy()).isEmpty();
        house.his.status = HisMoney.Invoice.Status.PAID;
        look();
        assertThat(house.now(view).cancelledWhy().map(FailureCode::code)).hasValue("M50");
        assertThat(house.now(view).received()).isEmpty();
        house.callback(view, House.paid("t1"));
        house.callback(view, House.paid("t2"));
        assertThat(house.now(view).received()).hasValue(new Vnd(142_960));
    }

    @Test
    void a_payer_who_has_scanned_is_told_so_until_the_end() {
        PaymentView view = showing();
        assertThat(house.now(view).begun()).hasValue(false);
        house.callback(view, new PspReport.Begun());
        assertThat(house.now(view).begun()).hasValue(true);
        assertThat(house.now(view).state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(house.now(view).version()).isGreaterThan(view.version());
        house.callback(view, House.paid("t1"));
        assertThat(house.now(view).begun()).hasValue(false);
    }

    private String reason(PaymentView view) {
        return house.jdbc
                .sql("SELECT refusal FROM payment_intent WHERE facility_id = ? AND payment_id = ?")
                .params(house.facility.value(), view.id().value())
                .query(String.class)
                .single();
    }
}
