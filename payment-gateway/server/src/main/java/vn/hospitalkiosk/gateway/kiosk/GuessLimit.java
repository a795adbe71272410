package vn.hospitalkiosk.gateway.kiosk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How fast somebody may try references: a person types one in ten seconds, a machine thousands.
public final class GuessLimit {
    private static final int BURST = 12;
    private static final long NANOS_PER_GUESS = 5_000_000_000L;
    private static final int MOST_ASKERS = 10_000;

    private final LongSupplier nanoTime;

    /// Per asker, the moment at which all it has asked is paid for at the steady rate.
    private final Map<String, Long> paidUp = new HashMap<>();

    /// @param nanoTime monotonic
    public GuessLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// @throws TooOften when this asker shall wait
    void demand(String asker) {
        if (!may(asker)) {
            throw new TooOften();
        }
    }

    synchronized boolean may(String asker) {
        long now = nanoTime.getAsLong();
        if (paidUp.size() > MOST_ASKERS) {
            paidUp.values().removeIf(at -> at - now <= 0);
        }
        long debt = Math.max(paidUp.getOrDefault(asker, now) - now, 0);
        if (debt > (BURST - 1) * NANOS_PER_GUESS) {
            return false;
        }
        paidUp.put(asker, now + debt + NANOS_PER_GUESS);
        return true;
    }
}
