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
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// Tells the HIS about money taken or given back, again and again until it acknowledges: 1, 2, 4, 8, then every 15 s. The payment id is the key, so telling twice is harmless.
public final class HisPosting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HisPosting.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SLOWEST_SECONDS = 15;

    /// So many are told side by side: enough for a busy hour, and bearable for an old HIS.
    private static final int AT_ONCE = 4;

    private final Outbox outbox;
    private final Optional<HisNews> news;
    private final HisTelling telling;
    private final Clock clock;
    private final Duration lease;
    private final MeterRegistry meters;
    private final Bell bell = new Bell();
    private final Thread worker = Thread.ofVirtual().name("his-posting").unstarted(this::work);
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final HandedRows handed;
    private final LongSupplier nanoTime;
    private final Deque<Outbox.Done> told = new ConcurrentLinkedDeque<>();
    private volatile boolean working;
    private volatile boolean stopping;

    /// The worker's, by [#nanoTime].
    private long newsDue;

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
        this(outbox, news, his, clock, lease, meters, System::nanoTime);
    }

    HisPosting(
            Outbox outbox,
            Optional<HisNews> news,
            Supplier<His> his,
            Clock clock,
            Duration lease,
            MeterRegistry meters,
            LongSupplier nanoTime) {
        this.outbox = outbox;
        this.news = news;
        this.telling = new HisTelling(his, meters);
        this.clock = clock;
        this.lease = lease;
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.handed = new HandedRows(outbox, clock, nanoTime);
        this.newsDue = nanoTime.getAsLong();
    }

    /// Longer than one posting can take, and than a row waits for it in memory.
    ///
    /// @param answerTimeout of one question to the HIS; a posting may take four
    public static Duration lease(Duration answerTimeout) {
        return answerTimeout.multipliedBy(4).plus(HandedRows.LONGEST_WAIT.multipliedBy(2));
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
        if (!working) {
            bell.ring();
            return;
        }
        handed.add(record);
        if (stopping) {
            inItsOwnThread(handed::giveBackAll);
        } else if (room.tryAcquire()) {
            inItsOwnThread(this::tellHanded);
        }
    }

    /// Tells what was handed over until nothing is left, in a place that the caller has taken.
    private void tellHanded() {
        try {
            Optional<HisMoney.PaymentRecord> next = handedOver();
            while (next.isPresent()) {
                tell(next.get(), 1);
                next = handedOver();
            }
            if (handed.isSomeLeaving()) {
                bell.ring();
            }
        } finally {
            leave(1);
        }
    }

    private Optional<HisMoney.PaymentRecord> handedOver() {
        return stopping ? Optional.empty() : handed.next();
    }

    /// Places are free again, also for who was handed over while there was none.
    private void leave(int places) {
        room.release(places);
        for (int i = 0; i < places && !stopping && !handed.isEmpty() && room.tryAcquire(); i++) {
            inItsOwnThread(this::tellHanded);
        }
    }

    private void tell(HisMoney.PaymentRecord record, int tries) {
        telling.send(
                record,
                answer -> told.add(new Outbox.Done(record.key(), clock.instant(), answer)),
                answer -> outbox.tryAgain(record.key(), later(tries), answer));
    }

    /// What was told is marked. What waits in memory is due at once: at the other gateways now, here after the next start.
    @Override
    public void close() {
        stopping = true;
        bell.ring();
        if (working) {
            tryTo(handed::giveBackAll);
            awaitTellings();
            tryTo(this::markTold);
            tryTo(handed::giveBackAll);
        }
    }

    private void awaitTellings() {
        try {
            if (worker.join(PATIENCE)
                    && room.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                room.release(AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tryTo(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("the outbox was not told; what it does not know is told again", e);
        }
    }

    private void work() {
        while (!stopping) {
            try {
                markTold();
                handed.giveBackWhatWaited();
                if (!room.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                leave(1);
                if (stopping) {
                    return;
                }
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
        if (nanoTime.getAsLong() - newsDue < 0) {
            return false;
        }
        boolean more = tellNews(this::inItsOwnThread);
        newsDue = nanoTime.getAsLong() + (more ? 0 : LOOK.toNanos());
        return more;
    }

    private void inItsOwnThread(Runnable work) {
        Thread.ofVirtual().name("tell-his").start(() -> tryTo(work));
    }

    /// One round, one after the other.
    ///
    /// @return whether there was anything to send
    public boolean sendDue() {
        AtomicBoolean any = new AtomicBoolean();
        boolean more;
        Consumer<Runnable> hands =
                work -> {
                    any.set(true);
                    work.run();
                };
        do {
            boolean payments = tellPayments(hands);
            markTold();
            boolean news = tellNews(hands);
            more = payments || news;
        } while (more);
        return any.get();
    }

    /// Takes what is due, as much as there are places free: what is taken is told at once, so that its lease ends long after it was told.
    ///
    /// @param hands tells each, now or later, here or elsewhere
    /// @return whether there may be more
    private boolean tellPayments(Consumer<Runnable> hands) {
        Instant now = clock.instant();
        return inFreePlaces(
                hands,
                free -> outbox.take(free, now, now.plus(lease)),
                row -> tell(row.record(), row.tries()));
    }

    private boolean tellNews(Consumer<Runnable> hands) {
        if (news.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        HisNews all = news.get();
        return inFreePlaces(
                hands,
                free -> all.take(free, now, now.plus(lease)),
                row -> {
                    String id = row.record().id();
                    telling.send(
                            row.record(),
                            answer -> all.done(id, clock.instant(), answer),
                            answer -> all.tryAgain(id, later(row.tries()), answer));
                });
    }

    private <T> boolean inFreePlaces(
            Consumer<Runnable> hands, IntFunction<List<T>> take, Consumer<T> tell) {
        int free = room.drainPermits();
        int left = free;
        try {
            List<T> due = free == 0 ? List.of() : take.apply(free);
            for (T row : due) {
                left--;
                hands.accept(() -> {
                    try {
                        tell.accept(row);
                    } finally {
                        leave(1);
                    }
                });
            }
            return free > 0 && due.size() == free;
        } finally {
            leave(left);
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
