package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Receipt;

/// What every store of the money core keeps to, whatever it is made of.
abstract class StoreContract extends MoneyContract {
    @Test
    void nothing_of_a_failed_transaction_is_left() {
        PaymentIntent intent = added("p1", "b1");
        Tables before = books();
        assertThatThrownBy(() ->
                        stores().transactions()
                                .within(() -> {
                                    everything(intent);
                                    throw new IllegalStateException("the last step failed");
                                }))
                .hasMessage("the last step failed");
        assertThat(books()).isEqualTo(before);
        Receipt receipt = stores().transactions().within(() -> everything(intent));
        assertThat(receipt.number()).endsWith("-26-000001");
        assertThat(books().intents().getFirst().progress().receiptNumber())
                .contains(receipt.number());
        assertThat(books().outbox()).hasSize(1);
    }

    private Receipt everything(PaymentIntent intent) {
        PaymentIntent locked = stores().intents().lock(intent);
        Evidences.Filed filed =
                stores().evidences()
                        .file(MOMO, intent.order(), raw(RawMessage.Kind.CALLBACK, "x"), NOON);
        Receipt receipt = stores().captures().nextReceipt(2026);
        PaymentIntent after = moved(locked, PaymentState.CAPTURED, Optional.empty());
        long number = stores().ledger().post(journal(Journal.Kind.CAPTURE, intent.id().value()));
        stores().captures().add(after, "t1", Journal.Kind.CAPTURE, DUE, number, NOON);
        stores().outbox().add(record(after), NOON);
        stores().intents().noteChange(after, "UNRESOLVED", "Paid", NOON);
        stores().intents().save(after, receipt);
        stores().evidences().judged(filed, "Paid");
        stores().audit().note("momo", "test", intent.id().value(), "");
        return receipt;
    }

    @Test
    void after_a_refused_row_its_transaction_is_over() {
        PaymentIntent intent = added("p1", "b1");
        capture(intent, "t1", Journal.Kind.CAPTURE_LATE);
        Tables before = books();
        assertThatThrownBy(() ->
                        stores().transactions()
                                .within(() -> {
                                    stores().audit().note("momo", "test", "x", "");
                                    // Told at the latest with the next question.
                                    assertThatThrownBy(
                                                    () -> {
                                                        capture(
                                                                intent,
                                                                "t1",
                                                                Journal.Kind.CAPTURE_LATE);
                                                        stores().holdings().pays(intent.bill());
                                                    })
                                            .isInstanceOf(DataIntegrityViolationException.class);
                                    return stores().captures().nextReceipt(2026);
                                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(books()).isEqualTo(before);
    }

    @Test
    void an_inner_transaction_is_part_of_the_outer_one() {
        Tables before = books();
        assertThatThrownBy(() ->
                        stores().transactions()
                                .within(() -> {
                                    stores().transactions()
                                            .within(() -> stores().captures().nextReceipt(2026));
                                    throw new IllegalStateException("outer");
                                }))
                .hasMessage("outer");
        assertThat(books()).isEqualTo(before);
        assertThat(stores().captures().nextReceipt(2026).number()).endsWith("-26-000001");
        assertThatThrownBy(() ->
                        stores().transactions()
                                .within(() -> {
                                    assertThatThrownBy(() ->
                                                    stores().transactions()
                                                            .within(() -> {
                                                                throw new IllegalStateException(
                                                                        "inner");
                                                            }))
                                            .hasMessage("inner");
                                    return stores().captures().nextReceipt(2026);
                                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(stores().captures().nextReceipt(2026).number()).endsWith("-26-000002");
        assertThat(stores().captures().nextReceipt(2027).number()).endsWith("-27-000001");
    }

    @Test
    void the_outbox_gives_each_row_to_one_until_it_is_done() {
        PaymentIntent intent = added("p1", "b1");
        Outbox outbox = stores().outbox();
        outbox.add(record(intent), NOON);
        assertThat(outbox.waiting()).isEqualTo(1);
        assertThat(outbox.take(5, NOON.minusMillis(1), NOON)).isEmpty();
        assertThat(outbox.take(5, NOON, NOON.plusSeconds(20)))
                .containsExactly(new Outbox.Taken(record(intent), 1));
        assertThat(outbox.take(5, NOON.plusSeconds(19), NOON.plusSeconds(40))).isEmpty();
        outbox.tryAgain(intent.id(), NOON.plusSeconds(2), "unknown");
        assertThat(outbox.take(5, NOON.plusSeconds(2), NOON.plusSeconds(20)))
                .containsExactly(new Outbox.Taken(record(intent), 2));
        outbox.releaseAll(NOON.plusSeconds(3));
        assertThat(outbox.take(5, NOON.plusSeconds(3), NOON.plusSeconds(20))).hasSize(1);
        outbox.done(List.of(new Outbox.Done(intent.id(), NOON.plusSeconds(4), "done")));
        outbox.tryAgain(intent.id(), NOON.plusSeconds(5), "too late");
        outbox.releaseAll(NOON.plusSeconds(5));
        assertThat(outbox.take(5, NOON.plus(Duration.ofDays(1)), NOON)).isEmpty();
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void the_his_is_told_of_payments_that_are_there_once() {
        assertThatThrownBy(() -> stores().outbox().add(record(intent("p9", "b9")), NOON))
                .isInstanceOf(DataIntegrityViolationException.class);
        PaymentIntent intent = added("p1", "b1");
        stores().outbox().add(record(intent), NOON);
        assertThatThrownBy(() -> stores().outbox().add(record(intent), NOON))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void of_many_at_one_bill_one_gets_it_and_receipts_have_no_gap() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 24; i++) {
                String id = "p" + i;
                all.add(many.submit(() -> stores().intents().add(intent(id, "b1"))));
                all.add(many.submit(() -> receipt(id.endsWith("3"))));
            }
        }
        int won = 0;
        for (int i = 0; i < all.size(); i += 2) {
            won += all.get(i).get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
        long given = 0;
        for (int i = 1; i < all.size(); i += 2) {
            given += succeeded(all.get(i)) ? 1 : 0;
        }
        assertThat(stores().captures().nextReceipt(2026).number())
                .endsWith(String.format("-26-%06d", given + 1));
    }

    private boolean receipt(boolean fails) {
        return stores().transactions()
                .within(() -> {
                    stores().captures().nextReceipt(2026);
                    if (fails) {
                        throw new IllegalStateException("the rest failed");
                    }
                    return true;
                });
    }

    private static boolean succeeded(Future<Boolean> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            return false;
        }
    }
}
