package vn.hospitalkiosk.virtual;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Starts at a chosen instant, runs as time does, and can be put forward.
final class AdjustableClock extends Clock {
    private final Instant start;
    private final long startedNanos = System.nanoTime();
    private volatile Duration forward = Duration.ZERO;

    AdjustableClock(String start) {
        this.start = Instant.parse(start);
    }

    void putForward(Duration by) {
        forward = forward.plus(by);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startedNanos).plus(forward);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("zones are applied at the edges");
    }
}
