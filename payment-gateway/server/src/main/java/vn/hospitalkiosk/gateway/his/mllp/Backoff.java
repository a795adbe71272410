package vn.hospitalkiosk.gateway.his.mllp;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// When the next connection may be tried: at once after the first failure, as that may be nothing but age; then after 250 ms, doubling up to 8 s, give or take a quarter so that several gateways do not come back together.
final class Backoff {
    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int MOST_DOUBLINGS = 5;

    private int failures;
    private long notBefore;

    void good() {
        failures = 0;
    }

    void failed(long nowNanos) {
        failures = Math.min(failures + 1, MOST_DOUBLINGS + 2);
        long pause = failures < 2 ? 0 : FIRST << (failures - 2);
        notBefore =
                nowNanos + pause + ThreadLocalRandom.current().nextLong(-pause / 4, pause / 4 + 1);
    }

    /// @return nanoseconds to wait, 0 or less: now
    long left(long nowNanos) {
        return failures == 0 ? 0 : notBefore - nowNanos;
    }
}
