package vn.hospitalkiosk.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisMoney.PaymentRecord;
import vn.hospitalkiosk.gateway.payment.FakeHis;

/// Rows that the gateway has just written are told from memory; the outbox hears what became of them.
class HisPostingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final int SECONDS = 20;

    private static final int PLACES = 4;

    private final FakeHis his = new FakeHis();
    private final Rows outbox = new Rows();
    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Semaphore asked = new Semaphore(0);
    private final HisPosting posting =
            new HisPosting(
                    outbox,
                    Optional.empty(),
                    this::asked,
                    Clock.fixed(NOON, ZoneOffset.UTC),
                    Duration.ofSeconds(30),
                    new SimpleMeterRegistry(),
                    nanos::get);

    private His asked() {
        asked.release();
        return his;
    }

    private record Again(PaymentId payment, Instant at) {}

    /// An outbox whose rows belong to this gateway: one is due when a test says so, or when it is given back as due now.
    private static final class Rows implements Outbox {
        private final LinkedBlockingQueue<Done> done = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Again> again = new LinkedBlockingQueue<>();
        private final List<Taken> due = new ArrayList<>();
        private final AtomicBoolean failure = new AtomicBoolean();
        private volatile Runnable fails = () -> {};

        @Override
        public void add(PaymentRecord record, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized List<Taken> take(int most, Instant now, Instant until) {
            assertThat(until).isAfter(now);
            List<Taken> first = due.subList(0, Math.min(most, due.size()));
            List<Taken> taken = List.copyOf(first);
            first.clear();
            return taken;
        }

        @Override
        public synchronized void done(List<Done> told) {
            fail();
            done.addAll(told);
        }

        private void fail() {
            if (failure.getAndSet(false)) {
                fails.run();
                throw new IllegalStateException("the database is away");
            }
        }

        @Override
        public synchronized void tryAgain(PaymentId payment, Instant at, String answer) {
            fail();
            again.add(new Again(payment, at));
            if (!at.isAfter(NOON)) {
                due.add(new Taken(record(Integer.parseInt(payment.value().substring(1))), 2));
            }
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
        open.countDown();
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
        hisWaits();
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
        assertThat(outbox.again.poll(SECONDS, TimeUnit.SECONDS))
                .isEqualTo(new Again(new PaymentId("p1"), NOON.plusSeconds(1)));
        posting.close();
        assertThat(outbox.done).isEmpty();
    }

    @Test
    void a_row_that_waits_too_long_for_a_slow_his_is_due_at_once_and_told_once() throws Exception {
        hisWaits();
        posting.start();
        List<PaymentRecord> all = handedOver(PLACES + 2);
        nanos.addAndGet(HandedRows.LONGEST_WAIT.toNanos());
        assertThat(List.of(givenBack(), givenBack()))
                .as("while the HIS still holds every place")
                .containsExactly(
                        new Again(new PaymentId("p5"), NOON), new Again(new PaymentId("p6"), NOON));
        open.countDown();
        assertThat(marked(all.size()))
                .containsExactlyInAnyOrderElementsOf(all.stream().map(r -> r.key()).toList());
        assertThat(his.recorded).containsExactlyInAnyOrderElementsOf(all);
        posting.close();
        assertThat(outbox.done).isEmpty();
        assertThat(outbox.again).isEmpty();
    }

    @Test
    void what_cannot_be_given_back_now_is_given_back_when_the_database_is_there() throws Exception {
        hisWaits();
        posting.start();
        handedOver(PLACES + 1);
        failsOnce();
        nanos.addAndGet(HandedRows.LONGEST_WAIT.toNanos());
        assertThat(givenBack()).isEqualTo(new Again(new PaymentId("p5"), NOON));
    }

    @Test
    void a_row_handed_over_while_all_places_tell_what_was_due_is_told_when_one_is_free()
            throws Exception {
        hisWaits();
        synchronized (outbox) {
            for (int i = 1; i <= PLACES; i++) {
                outbox.due.add(new Outbox.Taken(record(i), 1));
            }
        }
        posting.start();
        placesAreTaken();
        posting.tell(record(PLACES + 1));
        open.countDown();
        assertThat(marked(PLACES + 1)).contains(new PaymentId("p" + (PLACES + 1)));
        assertThat(outbox.again).isEmpty();
    }

    @Test
    void what_waits_in_memory_when_the_gateway_stops_is_due_at_once() throws Exception {
        hisWaits();
        posting.start();
        List<PaymentRecord> all = handedOver(PLACES + 1);
        Thread stopping = Thread.startVirtualThread(posting::close);
        assertThat(givenBack())
                .as("before the HIS has answered the others")
                .isEqualTo(new Again(new PaymentId("p5"), NOON));
        posting.tell(record(6));
        assertThat(givenBack()).isEqualTo(new Again(new PaymentId("p6"), NOON));
        open.countDown();
        assertThat(stopping.join(Duration.ofSeconds(SECONDS))).isTrue();
        assertThat(his.recorded).containsExactlyInAnyOrderElementsOf(all.subList(0, PLACES));
        assertThat(outbox.done).hasSize(PLACES);
    }

    /// And the worker does not pause after it.
    private void failsOnce() {
        outbox.fails = posting::wake;
        outbox.failure.set(true);
    }

    /// It answers nobody until [#open].
    private void hisWaits() {
        his.hears =
                () -> {
                    try {
                        assertThat(open.await(SECONDS, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
    }

    /// The first of them hold all places.
    private List<PaymentRecord> handedOver(int rows) throws InterruptedException {
        List<PaymentRecord> all =
                IntStream.rangeClosed(1, rows).mapToObj(HisPostingTest::record).toList();
        all.subList(0, PLACES).forEach(posting::tell);
        placesAreTaken();
        all.subList(PLACES, rows).forEach(posting::tell);
        return all;
    }

    private void placesAreTaken() throws InterruptedException {
        assertThat(asked.tryAcquire(PLACES, SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private Again givenBack() throws InterruptedException {
        return Objects.requireNonNull(outbox.again.poll(SECONDS, TimeUnit.SECONDS));
    }

    private List<PaymentId> marked(int rows) throws InterruptedException {
        List<PaymentId> marked = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            marked.add(
                    Objects.requireNonNull(outbox.done.poll(SECONDS, TimeUnit.SECONDS)).payment());
        }
        return marked;
    }

    @Test
    void a_mark_that_failed_is_made_again() throws Exception {
        failsOnce();
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
