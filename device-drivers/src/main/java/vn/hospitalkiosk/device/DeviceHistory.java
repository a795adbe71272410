package vn.hospitalkiosk.device;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// What happened to one device since the program started: counts, times, the last faults. Safe from any thread; holds no personal data.
public final class DeviceHistory {
    private static final int FAULTS_KEPT = 20;

    /// What is counted; the names stand in metrics and in the output of `scripts/diagnose`.
    public enum Count {
        OPENED,
        /// The line broke, or the device fell silent, while it was open.
        LOST,
        OPEN_FAILED,
        FRAMES_SENT,
        FRAMES_HEARD,
        /// Wrong check byte, impossible length, cut short.
        FRAMES_DAMAGED,
        /// The device said NAK.
        FRAMES_REFUSED,
        FRAMES_UNANSWERED,
        PRINTED,
        NOT_PRINTED,
        PRINT_UNKNOWN
    }

    /// @param since when it began
    public record Fault(Failure failure, Instant since) {}

    /// @param total sum of all
    public record Times(long count, Duration total, Duration longest) {
        private static final Times NONE = new Times(0, Duration.ZERO, Duration.ZERO);

        private Times and(Duration one) {
            return new Times(
                    count + 1, total.plus(one), one.compareTo(longest) > 0 ? one : longest);
        }
    }

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Deque<Fault> faults = new ArrayDeque<>();
    private volatile Times roundTrips = Times.NONE;
    private volatile Times recoveries = Times.NONE;

    public DeviceHistory() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    public void count(Count what) {
        count(what, 1);
    }

    public void count(Count what, long times) {
        adder(what).add(times);
    }

    public long counted(Count what) {
        return adder(what).sum();
    }

    private LongAdder adder(Count what) {
        LongAdder adder = counts.get(what);
        if (adder == null) {
            throw new IllegalStateException("every count has its adder");
        }
        return adder;
    }

    /// From a command's last byte to the device's answer.
    public synchronized void roundTrip(Duration time) {
        roundTrips = roundTrips.and(time);
    }

    public Times roundTrips() {
        return roundTrips;
    }

    /// From the moment the loss was noticed to the moment the device worked again.
    public synchronized void recovered(Duration after) {
        recoveries = recoveries.and(after);
    }

    public Times recoveries() {
        return recoveries;
    }

    synchronized void fault(Fault fault) {
        if (faults.size() == FAULTS_KEPT) {
            faults.removeFirst();
        }
        faults.addLast(fault);
    }

    /// The last twenty, oldest first.
    public synchronized List<Fault> faults() {
        return List.copyOf(faults);
    }
}
