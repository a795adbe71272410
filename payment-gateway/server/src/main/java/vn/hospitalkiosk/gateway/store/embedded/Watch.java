package vn.hospitalkiosk.gateway.store.embedded;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a server back that died: killed, out of memory, stopped by somebody. Looks every 200 ms; a start that fails is tried again for as long as the gateway lives.
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final String DIED = "G30";
    private static final Duration LOOK = Duration.ofMillis(200);

    private final BooleanSupplier alive;
    private final Runnable start;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::work);

    /// @param start returns when the server takes connections
    Watch(BooleanSupplier alive, Runnable start) {
        this.alive = alive;
        this.start = start;
    }

    void begin() {
        thread.start();
    }

    private void work() {
        try {
            while (!stop.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            if (!alive.getAsBoolean()) {
                LOG.error("{} the embedded PostgreSQL has died; starting it again", DIED);
                start.run();
                LOG.warn("{} the embedded PostgreSQL runs again", DIED);
            }
        } catch (RuntimeException e) {
            LOG.error("{} the embedded PostgreSQL does not start yet", DIED, e);
        }
    }

    /// Waits for a start that is under way.
    @Override
    public void close() {
        stop.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
