package vn.hospitalkiosk.gateway.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something small done again and again from start to stop, the first time at once. It may block; a round that fails does not end the next ones.
final class Repeating implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Repeating.class);

    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> rounds;

    Repeating(String name, Duration pause, Runnable work) {
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
        this.rounds =
                thread.scheduleWithFixedDelay(
                        () -> guarded(name, work), 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void guarded(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("{} {} failed: {}", "G27", name, failed.getClass().getName());
        }
    }

    @Override
    public void close() {
        rounds.cancel(true);
        thread.shutdownNow();
    }
}
