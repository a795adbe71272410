package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// What every store keeps to about evidence and money.
abstract class MoneyContract extends IntentsContract {
    private Evidences.Filed file(PspCode psp, RawMessage raw) {
        return stores().transactions()
                .within(() -> stores().evidences().file(psp, new OrderId("o1"), raw, NOON));
    }

    @Test
    void a_message_is_kept_once_however_often_it_comes() {
        RawMessage raw = raw(RawMessage.Kind.CALLBACK, "paid");
        Evidences.Filed first = file(MOMO, raw);
        assertThat(first.judgedBefore()).isFalse();
        assertThat(file(MOMO, raw)).isEqualTo(first);
        stores().evidences().judged(first, "Paid");
        assertThat(file(MOMO, raw)).isEqualTo(new Evidences.Filed(first.id(), true));
        assertThat(file(new PspCode("zalopay"), raw).judgedBefore()).isFalse();
        assertThat(file(MOMO, raw(RawMessage.Kind.ANSWER, "paid")).judgedBefore()).isFalse();
        assertThat(file(MOMO, raw(RawMessage.Kind.CALLBACK, "paid ")).judgedBefore()).isFalse();
        assertThat(books().evidences()).hasSize(4);
    }

    @Test
    void a_transaction_of_a_psp_is_money_once() {
        PaymentIntent intent = added("p1", "b1");
        assertThat(stores().captures().isKnown(MOMO, "t1")).isFalse();
        capture(intent, "t1", Journal.Kind.CAPTURE_LATE);
        assertThat(stores().captures().isKnown(MOMO, "t1")).isTrue();
        assertThatThrownBy(() -> capture(intent, "t1", Journal.Kind.CAPTURE_TWICE))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(books().captures()).hasSize(1);
        assertThat(books().journals()).hasSize(1);
    }

    @Test
    void one_capture_pays_a_bill_and_more_money_is_another_kind() {
        PaymentIntent intent = added("p1", "b1");
        capture(intent, "t0", Journal.Kind.CAPTURE_DIFFERS);
        assertThat(stores().captures().isPaid(intent.bill())).isFalse();
        capture(intent, "t1", Journal.Kind.CAPTURE);
        assertThat(stores().captures().isPaid(intent.bill())).isTrue();
        assertThatThrownBy(() -> capture(intent, "t2", Journal.Kind.CAPTURE))
                .isInstanceOf(DataIntegrityViolationException.class);
        capture(intent, "t2", Journal.Kind.CAPTURE_TWICE);
        assertThat(books().captures()).hasSize(3);
    }

    @Test
    void money_belongs_to_a_payment_and_a_journal_that_are_there() {
        assertThatThrownBy(() -> capture(intent("p9", "b9"), "t1", Journal.Kind.CAPTURE))
                .isInstanceOf(DataIntegrityViolationException.class);
        PaymentIntent intent = added("p1", "b1");
        assertThatThrownBy(() ->
                        stores().captures()
                                .add(intent, "t1", Journal.Kind.CAPTURE, DUE, 99_999_999, NOON))
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
