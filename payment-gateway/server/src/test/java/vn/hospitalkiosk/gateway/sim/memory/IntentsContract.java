package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.payment.Known;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Progress;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// What every store keeps to about intents.
abstract class IntentsContract extends StoreFixture {
    @Test
    void an_intent_is_found_by_its_id_its_order_and_its_bill_as_it_was_added() {
        PaymentIntent intent = added("p1", "b1");
        assertThat(stores().intents().find(intent.id())).contains(intent);
        assertThat(stores().intents().find(MOMO, intent.order())).contains(intent);
        assertThat(stores().intents().holderOf(intent.bill())).contains(intent);
        assertThat(stores().intents().named(intent.reference())).contains(intent);
        assertThat(stores().intents().named("nobody's")).isEmpty();
        assertThat(stores().intents().find(new PaymentId("p2"))).isEmpty();
        assertThat(stores().intents().find(new PspCode("zalopay"), intent.order())).isEmpty();
        assertThat(stores().intents().holderOf(new BillId("b2"))).isEmpty();
        assertThat(locked(intent.psp(), intent.order())).contains(intent);
        assertThat(locked(new PspCode("zalopay"), intent.order())).isEmpty();
    }

    private Optional<PaymentIntent> locked(PspCode psp, OrderId order) {
        return stores().transactions()
                .within(() ->
                        stores().intents().lock(psp, order, Optional.empty(), Optional.empty()))
                .map(Known::intent);
    }

    @Test
    void one_intent_holds_a_bill_while_money_may_come_or_has_come() {
        PaymentIntent first = added("p1", "b1");
        assertThat(stores().intents().add(intent("p2", "b1"))).isFalse();
        PaymentIntent waiting = saved(first, PaymentState.AWAITING_PAYER);
        assertThat(stores().intents().add(intent("p2", "b1"))).isFalse();
        saved(waiting, PaymentState.CAPTURED);
        assertThat(stores().intents().add(intent("p2", "b1"))).isFalse();
        assertThat(stores().intents().find(new PaymentId("p2"))).isEmpty();
        assertThat(stores().intents().add(intent("p2", "b2"))).isTrue();
    }

    @Test
    void a_bill_is_free_again_when_its_intent_is_closed_or_its_money_went_elsewhere() {
        for (PaymentState state :
                List.of(
                        PaymentState.CLOSED_DECLINED,
                        PaymentState.CLOSED_EXPIRED,
                        PaymentState.CLOSED_CANCELLED,
                        PaymentState.CAPTURED_LATE,
                        PaymentState.AMOUNT_DIFFERS)) {
            saved(added("1" + state, "b" + state), state);
            assertThat(stores().intents().add(intent("2" + state, "b" + state)))
                    .as(state.name())
                    .isTrue();
        }
    }

    @Test
    void what_ended_of_a_bill_is_found_and_what_is_open_or_of_another_bill_is_not() {
        PaymentIntent closed = saved(added("p1", "b1"), PaymentState.CLOSED_CANCELLED);
        PaymentIntent late = saved(added("p2", "b1"), PaymentState.CAPTURED_LATE);
        added("p3", "b1");
        saved(added("p4", "b2"), PaymentState.CLOSED_CANCELLED);
        assertThat(stores().intents().endedOf(new BillId("b1"), 5))
                .containsExactlyInAnyOrder(closed, late);
        assertThat(stores().intents().endedOf(new BillId("b1"), 1)).hasSize(1);
        assertThat(stores().intents().endedOf(new BillId("b3"), 5)).isEmpty();
    }

    @Test
    void ids_orders_and_references_are_given_once() {
        PaymentIntent first = added("p1", "b1");
        assertThat(stores().intents().add(intent("p1", "b2"))).isFalse();
        PaymentIntent other = intent("p2", "b2");
        assertThat(stores().intents().add(named(other, first.order(), other.reference())))
                .isFalse();
        assertThat(stores().intents().add(named(other, other.order(), first.reference())))
                .isFalse();
        assertThat(stores().intents().add(other)).isTrue();
    }

    private static PaymentIntent named(PaymentIntent intent, OrderId order, String reference) {
        return new PaymentIntent(
                intent.id(),
                intent.kiosk(),
                intent.visit(),
                intent.bill(),
                intent.psp(),
                order,
                reference,
                intent.amount(),
                intent.payee(),
                intent.createdAt(),
                intent.expiresAt(),
                intent.progress());
    }

    @Test
    void only_the_next_version_is_saved() {
        PaymentIntent first = added("p1", "b1");
        PaymentIntent second = saved(first, PaymentState.AWAITING_PAYER);
        assertThatThrownBy(() -> saved(first, PaymentState.CLOSED_EXPIRED))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stores().intents().find(first.id())).contains(second);
    }

    @Test
    void a_closed_intent_does_not_come_back_to_a_bill_another_holds() {
        PaymentIntent first = saved(added("p1", "b1"), PaymentState.CLOSED_EXPIRED);
        added("p2", "b1");
        assertThatThrownBy(() -> saved(first, PaymentState.CAPTURED))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_receipt_number_belongs_to_one_intent() {
        PaymentIntent first = added("p1", "b1");
        PaymentIntent second = added("p2", "b2");
        stores().intents().save(moved(first, PaymentState.CAPTURED, Optional.of("PT-1")));
        assertThatThrownBy(() ->
                        stores().intents()
                                .save(moved(second, PaymentState.CAPTURED, Optional.of("PT-1"))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_is_due_is_taken_once_until_its_lease_ends() {
        added("p1", "b1");
        Instant due = NOON.plusSeconds(5);
        assertThat(stores().intents().takeDue(5, due.minusMillis(1), due)).isEmpty();
        assertThat(stores().intents().takeDue(5, due, due.plusSeconds(10))).hasSize(1);
        assertThat(stores().intents().takeDue(5, due.plusSeconds(9), due.plusSeconds(20)))
                .isEmpty();
        assertThat(stores().intents().takeDue(5, due.plusSeconds(10), due.plusSeconds(20)))
                .hasSize(1);
    }

    @Test
    void saving_and_a_start_end_every_lease() {
        PaymentIntent intent = added("p1", "b1");
        Instant due = NOON.plusSeconds(5);
        stores().intents().takeDue(5, due, due.plusSeconds(60));
        saved(intent, PaymentState.AWAITING_PAYER);
        assertThat(stores().intents().takeDue(5, due, due.plusSeconds(60))).hasSize(1);
        stores().intents().releaseAll();
        List<PaymentIntent> now = stores().intents().takeDue(5, NOON, due.plusSeconds(60));
        assertThat(now).hasSize(1);
        assertThat(now.getFirst().progress().asking().nextAt()).contains(NOON);
    }

    @Test
    void a_question_without_news_is_counted_and_ends_its_lease_but_is_no_new_version() {
        PaymentIntent intent = added("p1", "b1");
        Instant due = NOON.plusSeconds(5);
        PaymentIntent taken = stores().intents().takeDue(5, due, due.plusSeconds(60)).getFirst();
        Progress.Asking asking =
                new Progress.Asking(1, 1, Optional.of(due), Optional.of(due.plusSeconds(3)));
        Progress p = taken.progress();
        stores().intents()
                .noteAsked(
                        new PaymentIntent(
                                taken.id(),
                                taken.kiosk(),
                                taken.visit(),
                                taken.bill(),
                                taken.psp(),
                                taken.order(),
                                taken.reference(),
                                taken.amount(),
                                taken.payee(),
                                taken.createdAt(),
                                taken.expiresAt(),
                                Progress.stored(
                                        p.code(),
                                        p.version(),
                                        p.qrContent(),
                                        p.refusal(),
                                        p.cancelAskedAt(),
                                        p.closedAt(),
                                        asking,
                                        p.receiptNumber(),
                                        p.capturedAt(),
                                        p.payer())));
        PaymentIntent found = stores().intents().find(intent.id()).orElseThrow();
        assertThat(found.progress().asking()).isEqualTo(asking);
        assertThat(found.progress().version()).isEqualTo(p.version());
        assertThat(stores().intents().takeDue(5, due.plusSeconds(2), due.plusSeconds(60)))
                .isEmpty();
        assertThat(stores().intents().takeDue(5, due.plusSeconds(3), due.plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    void of_a_psp_that_is_back_the_unresolved_are_due_at_once() {
        PaymentIntent unresolved = added("p1", "b1");
        PaymentIntent waiting = added("p2", "b2");
        saved(waiting, PaymentState.AWAITING_PAYER);
        stores().intents().hasten(new PspCode("another"), NOON, 5);
        assertThat(stores().intents().takeDue(5, NOON, NOON.plusSeconds(1))).isEmpty();
        stores().intents().hasten(unresolved.psp(), NOON, 5);
        assertThat(stores().intents().takeDue(5, NOON, NOON.plusSeconds(1)))
                .extracting(PaymentIntent::id)
                .containsExactly(unresolved.id());
    }

    @Test
    void at_most_so_many_are_taken() {
        for (int i = 0; i < 5; i++) {
            added("p" + i, "b" + i);
        }
        Instant due = NOON.plusSeconds(5);
        assertThat(stores().intents().takeDue(3, due, due.plusSeconds(1))).hasSize(3);
        assertThat(stores().intents().takeDue(3, due, due.plusSeconds(1))).hasSize(2);
    }
}
