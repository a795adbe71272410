package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the psps about every payment whose outcome is open, for ever, whatever happened to this process before. Works alone: callbacks only make it faster.
public final class Resolver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resolver.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int AT_ONCE = 16;

    /// While callbacks come in a flood, they go first: each of them spares a question.
    private static final int WHILE_BUSY = 1;

    private final PaymentIntents intents;
    private final Hearing hearing;
    private final Clock clock;
    private final Duration lease;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Semaphore stop = new Semaphore(0);
    private final Thread worker = Thread.ofVirtual().name("resolver").unstarted(this::work);

    /// @param lease longer than one question can take
    Resolver(PaymentIntents intents, Hearing hearing, Clock clock, Duration lease) {
        this.intents = intents;
        this.hearing = hearing;
        this.clock = clock;
        this.lease = lease;
    }

    public void start() {
        intents.releaseAll();
        worker.start();
    }

    @Override
    public void close() {
        stop.release();
        try {
            worker.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!stop.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    askDue(this::inItsOwnThread);
                } catch (RuntimeException e) {
                    LOG.error("cannot look for payments to resolve now", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One round: asks about all that is due.
    ///
    /// @param hands runs each question, now or later, here or elsewhere
    /// @return how many questions
    public int askDue(Consumer<Runnable> hands) {
        hearing.probe();
        Instant now = clock.instant();
        int free = Math.min(room.availablePermits(), hearing.isBusy() ? WHILE_BUSY : AT_ONCE);
        List<PaymentIntent> due =
                free == 0 ? List.of() : intents.takeDue(free, now, now.plus(lease));
        for (PaymentIntent intent : due) {
            room.acquireUninterruptibly();
            hands.accept(() -> ask(intent));
        }
        return due.size();
    }

    private void inItsOwnThread(Runnable question) {
        Thread.ofVirtual().name("ask").start(question);
    }

    private void ask(PaymentIntent intent) {
        try {
            hearing.ask(intent);
        } catch (RuntimeException e) {
            LOG.error("asking about payment {} failed; asked again later", intent.id(), e);
        } finally {
            room.release();
        }
    }
}
