package vn.hospitalkiosk.gateway.insurance;

import java.time.Duration;
import java.util.function.LongSupplier;

/// After some questions in a row without an answer nobody waits for the gateway any more: one question at a time probes whether it is back. Thread-safe.
final class Circuit {
    private final int breakAfter;
    private final long probeEvery;
    private final LongSupplier nanoTime;
    private int misses;
    private long nextProbe;

    /// @param nanoTime monotonic
    Circuit(int breakAfter, Duration probeEvery, LongSupplier nanoTime) {
        this.breakAfter = breakAfter;
        this.probeEvery = probeEvery.toNanos();
        this.nanoTime = nanoTime;
    }

    /// Whether to ask now. While the circuit is open, true once per pause: that question is the probe.
    synchronized boolean lets() {
        if (misses < breakAfter) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - nextProbe < 0) {
            return false;
        }
        nextProbe = now + probeEvery;
        return true;
    }

    /// Whether a question would go out, without sending one.
    synchronized boolean wouldLet() {
        return misses < breakAfter || nanoTime.getAsLong() - nextProbe >= 0;
    }

    synchronized boolean isOpen() {
        return misses >= breakAfter;
    }

    synchronized void missed() {
        misses = Math.min(misses + 1, breakAfter);
        if (misses == breakAfter) {
            nextProbe = nanoTime.getAsLong() + probeEvery;
        }
    }

    /// @return whether the circuit had been open: the gateway is back
    synchronized boolean answered() {
        boolean back = misses >= breakAfter;
        misses = 0;
        return back;
    }
}
