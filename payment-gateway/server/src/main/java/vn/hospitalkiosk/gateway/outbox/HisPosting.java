package vn.hospitalkiosk.gateway.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.outbox.Outbox.Taken;

/// Tells the HIS about money taken, again and again until it acknowledges: 1, 2, 4, 8, then every 15 s. The payment id is the key, so telling twice is harmless.
public final class HisPosting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HisPosting.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int SLOWEST_SECONDS = 15;
    private static final int BATCH = 10;

    private final Outbox outbox;
    private final Supplier<His> his;
    private final Clock clock;
    private final Duration lease;
    private final MeterRegistry meters;
    private final Bell bell = new Bell();
    private final Thread worker = Thread.ofVirtual().name("his-posting").unstarted(this::work);
    private volatile boolean stopping;

    /// @param lease longer than one posting can take
    public HisPosting(
            Outbox outbox, Supplier<His> his, Clock clock, Duration lease, MeterRegistry meters) {
        this.outbox = outbox;
        this.his = his;
        this.clock = clock;
        this.lease = lease;
        this.meters = meters;
    }

    public void start() {
        meters.gauge("outbox_waiting", outbox, HisPosting::waiting);
        outbox.releaseAll(clock.instant());
        worker.start();
    }

    /// A row was just committed.
    public void wake() {
        bell.ring();
    }

    @Override
    public void close() {
        stopping = true;
        bell.ring();
        try {
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                if (!sendDue()) {
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

    /// One round.
    ///
    /// @return whether there was anything to send
    public boolean sendDue() {
        Instant now = clock.instant();
        List<Taken> due = outbox.take(BATCH, now, now.plus(lease));
        due.forEach(this::send);
        return !due.isEmpty();
    }

    private void send(Taken row) {
        String answer;
        switch (told(row)) {
            case HisAnswer.Done<His.Recorded>(His.Recorded recorded) -> {
                answer = recorded.alreadyDone() ? "already done" : "done";
                outbox.done(row.record().key(), clock.instant(), answer);
            }
            case HisAnswer.Rejected<His.Recorded>(String reason) -> {
                answer = "rejected";
                LOG.error("the HIS rejects payment {}: {}", row.record().key(), reason);
                later(row, "rejected: " + reason);
            }
            case HisAnswer.Unknown<His.Recorded>(String reason) -> {
                answer = "unknown";
                LOG.warn("the HIS did not acknowledge {}: {}", row.record().key(), reason);
                later(row, "unknown: " + reason);
            }
            case HisAnswer.NotOffered<His.Recorded>() -> {
                answer = "not offered";
                LOG.error("this HIS takes no payment records, {} waits", row.record().key());
                later(row, "not offered");
            }
        }
        meters.counter("his_postings", "answer", answer).increment();
    }

    private HisAnswer<His.Recorded> told(Taken row) {
        try {
            return his.get().recordPayment(row.record());
        } catch (RuntimeException e) {
            LOG.error("the HIS adapter failed at {}", row.record().key(), e);
            return new HisAnswer.Unknown<>("adapter failed: " + e.getClass().getSimpleName());
        }
    }

    private void later(Taken row, String answer) {
        int seconds = row.tries() > 4 ? SLOWEST_SECONDS : 1 << (row.tries() - 1);
        outbox.tryAgain(
                row.record().key(),
                clock.instant().plusSeconds(Math.min(seconds, SLOWEST_SECONDS)),
                answer);
    }

    private static double waiting(Outbox outbox) {
        return outbox.waiting();
    }

    private void pause() {
        try {
            bell.await(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
