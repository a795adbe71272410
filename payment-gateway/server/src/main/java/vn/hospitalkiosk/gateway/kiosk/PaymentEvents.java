package vn.hospitalkiosk.gateway.kiosk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.payment.PaymentChanges;

/// Hands committed changes to the open event streams of their kiosk. The committing thread only puts them into queues; each stream writes from its own thread,
/// so a slow or dead client delays nobody. Nothing is kept here: a stream that fell behind is closed, and its client begins anew with the present state.
public final class PaymentEvents implements PaymentChanges, AutoCloseable {
    private static final int STREAMS_PER_KIOSK = 4;

    private final UnaryOperator<PaymentView> seen;
    private final Clock clock;
    private final AtomicLong last = new AtomicLong();
    private final Map<KioskId, List<EventStream>> streams = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public PaymentEvents(Clock clock) {
        this(clock, UnaryOperator.identity());
    }

    /// @param seen payments as kiosks see them
    public PaymentEvents(Clock clock, UnaryOperator<PaymentView> seen) {
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public void changed(KioskId kiosk, PaymentView payment) {
        EventStream.Event event = event(seen.apply(payment));
        streams.getOrDefault(kiosk, List.of()).forEach(stream -> stream.offer(event));
    }

    EventStream.Event event(PaymentView payment) {
        return new EventStream.Event(nextNumber(), payment);
    }

    /// The oldest of too many streams of one kiosk is closed: it belongs to a connection that died unnoticed.
    EventStream open(KioskId kiosk) {
        EventStream stream = new EventStream();
        streams.compute(
                kiosk,
                (id, open) -> {
                    List<EventStream> all = new ArrayList<>(open == null ? List.of() : open);
                    all.add(stream);
                    while (all.size() > STREAMS_PER_KIOSK) {
                        all.removeFirst().close();
                    }
                    return List.copyOf(all);
                });
        if (closed) {
            stream.close();
        }
        return stream;
    }

    void done(KioskId kiosk, EventStream stream) {
        stream.close();
        streams.computeIfPresent(
                kiosk,
                (id, open) -> {
                    List<EventStream> left = open.stream().filter(s -> s != stream).toList();
                    return left.isEmpty() ? null : left;
                });
    }

    /// Microseconds of the clock, and always more than the last: grows over restarts, too.
    private long nextNumber() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }

    /// The moment an event number was given, for [RecentPayments].
    static Instant momentOf(long number) {
        return Instant.EPOCH.plus(number, ChronoUnit.MICROS);
    }

    /// Ends the streams of now: their kiosks connect again and are told the present state.
    public void beginAnew() {
        streams.values().stream().flatMap(Collection::stream).forEach(EventStream::close);
    }

    /// Ends all streams, so that a stopping server need not wait for them.
    @Override
    public void close() {
        closed = true;
        beginAnew();
    }
}
