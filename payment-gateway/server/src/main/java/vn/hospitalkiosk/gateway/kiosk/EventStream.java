package vn.hospitalkiosk.gateway.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.api.PaymentView;

/// What one connection still has to write. One thread takes, any thread offers; offering never blocks.
final class EventStream {
    private static final int MOST_WAITING = 256;

    /// @param number grows with every event, over restarts too
    record Event(long number, PaymentView payment) {}

    private final BlockingQueue<Optional<Event>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean open = true;

    /// Too slow a client loses the stream, not the events: it connects again and is told the present state.
    void offer(Event event) {
        if (!waiting.offer(Optional.of(event))) {
            close();
        }
    }

    boolean isOpen() {
        return open;
    }

    /// The next event; empty when none came in time or the stream was closed.
    Optional<Event> next(Duration patience) throws InterruptedException {
        Optional<Event> next = waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        return next == null ? Optional.empty() : next;
    }

    /// Wakes the taker.
    void close() {
        open = false;
        waiting.clear();
        boolean woken = waiting.offer(Optional.empty());
        assert woken || !waiting.isEmpty();
    }
}
