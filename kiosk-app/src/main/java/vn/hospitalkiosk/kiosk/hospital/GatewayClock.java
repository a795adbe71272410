package vn.hospitalkiosk.kiosk.hospital;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// The kiosk's time: the gateway's, carried on by a monotonic counter, so that nothing the operating system does to its clock moves a deadline. Corrections wait in `heard` until `settle` is called between two patients.
public final class GatewayClock extends Clock {
    private static final Duration TOLERATED = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private final ZoneId zone;
    private final State state;

    private static final class State {
        private Instant base;
        private long baseNanos;
        private Duration due = Duration.ZERO;
        private boolean heard;

        State(Instant base, long baseNanos) {
            this.base = base;
            this.baseNanos = baseNanos;
        }
    }

    /// @param first the operating system's clock, good until the gateway is heard
    public GatewayClock(Clock first, LongSupplier nanos) {
        this(nanos, first.getZone(), new State(first.instant(), nanos.getAsLong()));
    }

    private GatewayClock(LongSupplier nanos, ZoneId zone, State state) {
        this.nanos = nanos;
        this.zone = zone;
        this.state = state;
    }

    /// @param theirs the gateway's time when it answered
    /// @param trip from question to answer
    public void heard(Instant theirs, Duration trip) {
        synchronized (state) {
            state.due = Duration.between(instant(), theirs.plus(trip.dividedBy(2)));
            state.heard = true;
        }
    }

    /// Take over what was heard, if it is more than half a second; only while nobody is served.
    public void settle() {
        synchronized (state) {
            if (state.due.abs().compareTo(TOLERATED) > 0) {
                Instant now = instant();
                state.base = now.plus(state.due);
                state.baseNanos = nanos.getAsLong();
            }
            state.due = Duration.ZERO;
        }
    }

    /// How many milliseconds the gateway's time is ahead of another clock; empty until it was heard.
    public OptionalLong aheadOf(Clock other) {
        synchronized (state) {
            return state.heard
                    ? OptionalLong.of(
                            Duration.between(other.instant(), instant().plus(state.due)).toMillis())
                    : OptionalLong.empty();
        }
    }

    @Override
    public Instant instant() {
        synchronized (state) {
            return state.base.plusNanos(nanos.getAsLong() - state.baseNanos);
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new GatewayClock(nanos, other, state);
    }
}
