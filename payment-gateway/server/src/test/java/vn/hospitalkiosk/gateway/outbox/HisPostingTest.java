package vn.hospitalkiosk.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.HisMoney.PaymentRecord;
import vn.hospitalkiosk.gateway.payment.FakeHis;

/// Rows that the gateway has just written are told from memory; the outbox hears what became of them.
class HisPostingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final int SECONDS = 20;

    private final FakeHis his = new FakeHis();
    private final Rows outbox = new Rows();
    private final HisPosting posting =
            new HisPosting(
                    outbox,
                    () -> his,
                    Clock.fixed(NOON, ZoneOffset.UTC),
                    Duration.ofSeconds(30),
                    new SimpleMeterRegistry());

    /// An outbox whose rows belong to this gateway, so that none is ever due.
    private static final class Rows implements Outbox {
        private final LinkedBlockingQueue<Done> done = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<PaymentId> again = new LinkedBlockingQueue<>();
        private volatile int failures;

        @Override
        public void add(PaymentRecord record, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Taken> take(int most, Instant now, Instant until) {
            return List.of();
        }

        @Override
        public synchronized void done(List<Done> told) {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("the database is away");
            }
            done.addAll(told);
        }

        @Override
        public void tryAgain(PaymentId payment, Instant at, String answer) {
            assertThat(at).isAfter(NOON);
            again.add(payment);
        }

        @Override
        public void releaseAll(Instant now) {
            assertThat(now).isEqualTo(NOON);
        }

        @Override
        public long waiting() {
            return 0;
        }
    }

    @AfterEach
    void end() {
        posting.close();
    }

    private static PaymentRecord record(int number) {
        return new PaymentRecord(
                new PaymentId("p" + number),
                new BillId("b" + number),
                FakeHis.DUE,
                NOON,
                "momo",
                "HKR" + number);
    }

    @Test
    void a_payment_handed_over_is_told_and_marked_without_being_taken() throws Exception {
        posting.start();
        posting.tell(record(1));
        assertThat(outbox.done.poll(SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new Outbox.Done(new PaymentId("p1"), NOON, "done"));
        assertThat(his.recorded).containsExactly(record(1));
    }

    @Test
    void those_there_is_no_room_for_wait_and_each_is_told_once() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        his.hears =
                () -> {
                    try {
                        assertThat(open.await(SECONDS, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        posting.start();
        List<PaymentRecord> all = IntStream.range(0, 20).mapToObj(HisPostingTest::record).toList();
        all.forEach(posting::tell);
        open.countDown();
        for (int i = 0; i < all.size(); i++) {
            assertThat(outbox.done.poll(SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(his.recorded).containsExactlyInAnyOrderElementsOf(all);
        assertThat(outbox.done).isEmpty();
    }

    @Test
    void what_the_his_does_not_acknowledge_is_due_again_later_and_not_marked() throws Exception {
        his.up = false;
        posting.start();
        posting.tell(record(1));
        assertThat(outbox.again.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo(new PaymentId("p1"));
        posting.close();
        assertThat(outbox.done).isEmpty();
    }

    @Test
    void a_mark_that_failed_is_made_again() throws Exception {
        outbox.failures = 1;
        posting.start();
        posting.tell(record(1));
        assertThat(outbox.done.poll(SECONDS, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void closing_marks_what_was_told() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        his.hears = told::countDown;
        posting.start();
        posting.tell(record(1));
        assertThat(told.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        posting.close();
        assertThat(outbox.done)
                .extracting(Outbox.Done::payment)
                .containsExactly(new PaymentId("p1"));
    }

    @Test
    void who_does_not_work_tells_nothing() {
        posting.tell(record(1));
        assertThat(his.recorded).isEmpty();
        assertThat(outbox.done).isEmpty();
    }
}
