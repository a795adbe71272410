package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.payment.OpenQuestions.Found;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;

class OpenQuestionsTest {
    private final House house = new House();
    private final OpenQuestions questions = house.house.questions();

    @Test
    void old_unresolved_payments_are_listed_oldest_first() {
        PaymentView first = unresolved("b1");
        house.movable.advance(Duration.ofMinutes(10));
        unresolved("b2");
        house.movable.advance(Duration.ofMinutes(1));
        assertThat(questions.olderThan(Duration.ofSeconds(30), 10)).hasSize(2);
        assertThat(questions.olderThan(Duration.ofMinutes(5), 10))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.payment()).isEqualTo(first.id());
                    assertThat(open.order()).isEqualTo(house.orderOf(first).value());
                });
    }

    @Test
    void two_people_saw_the_money_it_is_booked_and_the_psps_own_word_later_changes_nothing() {
        PaymentView view = unresolved("b1");
        assertThat(end(view, new Found.Taken(FakeHis.DUE, "t1"))).isEqualTo(new Decided.Done());
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(
                        house.jdbc
                                .sql(
                                        """
                                        SELECT e.kind || ' ' || t.maker || ' ' || t.checker || ' ' || t.source FROM evidence e
                                        JOIN two_people t USING (facility_id, evidence_id) WHERE facility_id = ?
                                        """)
                                .param(house.facility.value())
                                .query(String.class)
                                .single())
                .isEqualTo("TWO_PEOPLE lan hoa VNPT portal, page 3");
        house.callback(view, House.paid("t1"));
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-71480 PSP_CLEARING=71480");
    }

    @Test
    void what_two_people_found_out_is_told_to_the_kiosk_once_and_to_the_his_at_once() {
        PaymentView view = unresolved("b1");
        house.announced.clear();
        end(view, new Found.Taken(FakeHis.DUE, "t1"));
        assertThat(house.announced)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.id()).isEqualTo(view.id());
                    assertThat(told.state()).isEqualTo(PaymentState.CAPTURED);
                });
        assertThat(house.woken).hasValue(1);
        assertThat(house.outbox.waiting()).isEqualTo(1);
        house.callback(view, House.paid("t1"));
        assertThat(house.announced).as("the psp's own word is no news any more").hasSize(1);
        assertThat(house.woken).hasValue(1);
    }

    @Test
    void that_two_people_found_no_money_is_told_to_the_kiosk_and_wakes_nobody_for_the_his() {
        PaymentView view = unresolved("b1");
        house.announced.clear();
        end(view, new Found.NotTaken());
        assertThat(house.announced)
                .singleElement()
                .satisfies(told -> assertThat(told.state()).isEqualTo(PaymentState.CLOSED_EXPIRED));
        assertThat(house.woken).hasValue(0);
    }

    @Test
    void two_people_saw_no_money_and_what_the_psp_shows_later_is_late_not_lost() {
        PaymentView view = unresolved("b1");
        assertThat(end(view, new Found.NotTaken())).isEqualTo(new Decided.Done());
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CLOSED_EXPIRED);
        house.callback(view, House.paid("t1"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_LATE);
        assertThat(house.places()).isEqualTo("CREDIT=71480");
    }

    @Test
    void another_transaction_than_the_people_saw_is_second_money() {
        PaymentView view = unresolved("b1");
        end(view, new Found.Taken(FakeHis.DUE, "mistyped"));
        house.callback(view, House.paid("t1"));
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED_TWICE);
    }

    @Test
    void what_is_not_open_is_not_ended() {
        PaymentView view = house.created("b1");
        assertThat(end(view, new Found.NotTaken())).isEqualTo(Decided.not(Obstacle.NOT_NOW));
        house.callback(view, House.paid("t1"));
        assertThat(end(view, new Found.NotTaken())).isEqualTo(Decided.not(Obstacle.NOT_NOW));
    }

    private Decided end(PaymentView view, Found found) {
        Proposal proposal =
                new Proposal(new PersonId("lan"), house.movable.instant(), "đã tra trên cổng VNPT");
        return questions.end(
                view.id(),
                new FourEyes(proposal, new PersonId("hoa"), house.movable.instant()),
                found,
                "VNPT portal, page 3");
    }

    private PaymentView unresolved(String bill) {
        house.psp.placing = _ -> new Psp.Placing.NotKnown("timeout");
        house.psp.answer = _ -> new PspReport.Silent("away");
        PaymentView view = house.created(bill);
        assertThat(view.state()).isEqualTo(PaymentState.UNRESOLVED);
        return view;
    }
}
