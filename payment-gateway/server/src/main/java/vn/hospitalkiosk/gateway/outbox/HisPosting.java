package vn.hospitalkiosk.gateway.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.outbox.Outbox.Taken;

/// Tells the HIS about money taken or given back, again and again until it acknowledges: 1, 2, 4, 8, then every 15 s. The payment id is the key, so telling twice is harmless.
public final class HisPosting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HisPosting.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SLOWEST_SECONDS = 15;

    /// A row that waited longer in memory is taken from the outbox when its lease ends. Half of what [#lease] grants beside the telling itself.
    private static final Duration HANDED_WAITS = Duration.ofMillis(2_500);

    /// So many are told side by side: enough for a busy hour, and bearable for an old HIS.
    private static final int AT_ONCE = 4;

    private final Outbox outbox;
    private final Optional<HisNews> news;
    private final Supplier<His> his;
    private final Clock clock;
    private final Duration lease;
    private final MeterRegistry meters;
    private final Bell bell = new Bell();
    private final Thread worker = Thread.ofVirtual().name("his-posting").unstarted(this::work);
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Deque<Handed> handed = new ConcurrentLinkedDeque<>();
    private final Deque<Outbox.Done> told = new ConcurrentLinkedDeque<>();
    private volatile boolean working;
    private volatile boolean stopping;

    /// A row that this gateway has just added.
    ///
    /// @param nanos by [System#nanoTime], when it was handed over
    private record Handed(HisMoney.PaymentRecord record, long nanos) {}

    /// The worker's, by [System#nanoTime].
    private long newsDue = System.nanoTime();

    /// @param lease longer than one posting can take
    public HisPosting(
            Outbox outbox, Supplier<His> his, Clock clock, Duration lease, MeterRegistry meters) {
        this(outbox, Optional.empty(), his, clock, lease, meters);
    }

    /// @param news told in the same rounds
    public HisPosting(
            Outbox outbox,
            Optional<HisNews> news,
            Supplier<His> his,
            Clock clock,
            Duration lease,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.news = news;
        this.his = his;
        this.clock = clock;
        this.lease = lease;
        this.meters = meters;
    }

    /// Longer than one posting can take, and than a row waits for it in memory.
    ///
    /// @param answerTimeout of one question to the HIS; a posting may take four
    public static Duration lease(Duration answerTimeout) {
        return answerTimeout.multipliedBy(4).plus(HANDED_WAITS.multipliedBy(2));
    }

    public void start() {
        outbox.releaseAll(clock.instant());
        news.ifPresent(all -> all.releaseAll(clock.instant()));
        begin();
    }

    /// When other gateways work on the same rows: what they hold stays theirs until its lease ends.
    public void startBesideOthers() {
        begin();
    }

    private void begin() {
        meters.gauge("outbox_waiting", this, HisPosting::waiting);
        working = true;
        worker.start();
    }

    /// A row may have been committed.
    public void wake() {
        bell.ring();
    }

    /// A payment was just committed, with its row leased to this gateway: it is told without being taken from the outbox.
    public void tell(HisMoney.PaymentRecord record) {
        if (!working || stopping) {
            bell.ring();
            return;
        }
        handed.add(new Handed(record, System.nanoTime()));
        if (room.tryAcquire()) {
            inItsOwnThread(this::tellHanded);
        }
    }

    /// Tells all that was handed over, and leaves the room to others; whoever hands one over in that moment finds the room free, or is seen here.
    private void tellHanded() {
        do {
            try {
                Handed next;
                while (!stopping && (next = handed.poll()) != null) {
                    if (System.nanoTime() - next.nanos() < HANDED_WAITS.toNanos()) {
                        tell(next.record(), 1);
                    }
                }
            } finally {
                room.release();
            }
        } while (!stopping && !handed.isEmpty() && room.tryAcquire());
    }

    private void tell(HisMoney.PaymentRecord record, int tries) {
        send(
                record,
                answer -> told.add(new Outbox.Done(record.key(), clock.instant(), answer)),
                answer -> outbox.tryAgain(record.key(), later(tries), answer));
    }

    @Override
    public void close() {
        stopping = true;
        bell.ring();
        if (!working) {
            return;
        }
        try {
            if (worker.join(PATIENCE)
                    && room.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                room.release(AT_ONCE);
            }
            markTold();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("what was told could not be marked; it is told again", e);
        }
    }

    private void work() {
        while (!stopping) {
            try {
                markTold();
                if (!room.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                room.release();
                boolean payments = tellPayments(this::inItsOwnThread);
                boolean news = newsWhenItIsTime();
                if (!payments && !news) {
                    bell.await(LOOK);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("the outbox cannot be worked on now", e);
                pause();
            }
        }
    }

    /// Many in one statement: what is told and not marked when this process dies is told again, which the HIS knows by its key.
    private void markTold() {
        List<Outbox.Done> marks = new ArrayList<>();
        Outbox.Done next;
        while ((next = told.poll()) != null) {
            marks.add(next);
        }
        if (!marks.isEmpty()) {
            try {
                outbox.done(marks);
            } catch (RuntimeException e) {
                told.addAll(marks);
                throw e;
            }
        }
    }

    /// The bell rings with every payment; news are rare and may wait for the usual look.
    ///
    /// @return whether there may be more
    private boolean newsWhenItIsTime() {
        if (System.nanoTime() - newsDue < 0) {
            return false;
        }
        boolean more = tellNews(this::inItsOwnThread);
        newsDue = System.nanoTime() + (more ? 0 : LOOK.toNanos());
        return more;
    }

    private void inItsOwnThread(Runnable telling) {
        Thread.ofVirtual()
                .name("tell-his")
                .start(() -> {
                    try {
                        telling.run();
                    } catch (RuntimeException e) {
                        LOG.error("what was told could not be marked; it is told again", e);
                    }
                });
    }

    /// One round, one after the other.
    ///
    /// @return whether there was anything to send
    public boolean sendDue() {
        AtomicBoolean any = new AtomicBoolean();
        boolean more;
        Consumer<Runnable> hands =
                telling -> {
                    any.set(true);
                    telling.run();
                };
        do {
            boolean payments = tellPayments(hands);
            markTold();
            boolean news = tellNews(hands);
            more = payments || news;
        } while (more);
        return any.get();
    }

    /// Takes what is due, as much as there is room for: what is taken is told at once, so that its lease ends long after it was told.
    ///
    /// @param hands tells each, now or later, here or elsewhere
    /// @return whether there may be more
    private boolean tellPayments(Consumer<Runnable> hands) {
        Instant now = clock.instant();
        int free = room.availablePermits();
        List<Taken> due = free == 0 ? List.of() : outbox.take(free, now, now.plus(lease));
        for (Taken row : due) {
            hand(hands, () -> tell(row.record(), row.tries()));
        }
        return free > 0 && due.size() == free;
    }

    private boolean tellNews(Consumer<Runnable> hands) {
        Instant now = clock.instant();
        int free = room.availablePermits();
        if (news.isEmpty() || free == 0) {
            return false;
        }
        HisNews all = news.get();
        List<HisNews.Taken> due = all.take(free, now, now.plus(lease));
        for (HisNews.Taken row : due) {
            String id = row.record().id();
            hand(
                    hands,
                    () ->
                            send(
                                    row.record(),
                                    answer -> all.done(id, clock.instant(), answer),
                                    answer -> all.tryAgain(id, later(row.tries()), answer)));
        }
        return due.size() == free;
    }

    private void hand(Consumer<Runnable> hands, Runnable telling) {
        room.acquireUninterruptibly();
        hands.accept(() -> {
            try {
                telling.run();
            } finally {
                room.release();
            }
        });
    }

    private void send(HisMoney.MoneyRecord record, Consumer<String> done, Consumer<String> again) {
        String answer;
        switch (told(record)) {
            case HisOutcome.Done<HisMoney.Recorded> _ -> {
                answer = "done";
                done.accept(answer);
            }
            case HisOutcome.AlreadyDone<HisMoney.Recorded> _ -> {
                answer = "already done";
                done.accept(answer);
            }
            case HisOutcome.Rejected<HisMoney.Recorded>(_, String reason) -> {
                answer = "rejected";
                LOG.error("the HIS rejects {}: {}", record.id(), reason);
                again.accept("rejected: " + reason);
            }
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) -> {
                answer = "unknown";
                LOG.warn("the HIS did not acknowledge {}: {}", record.id(), reason);
                again.accept("unknown: " + reason);
            }
            case HisOutcome.NotOffered<HisMoney.Recorded>() -> {
                answer = "not offered";
                notOffered(record, done, again);
            }
        }
        meters.counter("his_postings", "answer", answer).increment();
    }

    /// A payment waits until the HIS takes it; a refund or deposit that it has no way for is entered there by a person, from our list.
    private static void notOffered(
            HisMoney.MoneyRecord record, Consumer<String> done, Consumer<String> again) {
        switch (record) {
            case HisMoney.PaymentRecord payment -> {
                LOG.error("this HIS takes no payment records, {} waits", payment.id());
                again.accept(HandList.NOT_OFFERED);
            }
            case HisMoney.RefundRecord _, HisMoney.DepositRecord _ -> {
                // On the page of what people enter; see [HandList].
                LOG.warn("this HIS takes no such records; {} is entered by hand", record.id());
                done.accept(HandList.NOT_OFFERED);
            }
        }
    }

    private HisOutcome<HisMoney.Recorded> told(HisMoney.MoneyRecord record) {
        try {
            return switch (record) {
                case HisMoney.PaymentRecord payment -> his.get().recordPayment(payment);
                case HisMoney.RefundRecord refund -> his.get().recordRefund(refund);
                case HisMoney.DepositRecord deposit -> his.get().recordDeposit(deposit);
            };
        } catch (RuntimeException e) {
            LOG.error("the HIS adapter failed at {}", record.id(), e);
            return new HisOutcome.Unknown<>("adapter failed: " + e.getClass().getSimpleName());
        }
    }

    private Instant later(int tries) {
        int seconds = tries > 4 ? SLOWEST_SECONDS : 1 << (tries - 1);
        return clock.instant().plusSeconds(Math.min(seconds, SLOWEST_SECONDS));
    }

    private static double waiting(HisPosting posting) {
        return posting.outbox.waiting() + posting.news.map(HisNews::waiting).orElse(0L);
    }

    private void pause() {
        try {
            bell.await(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
