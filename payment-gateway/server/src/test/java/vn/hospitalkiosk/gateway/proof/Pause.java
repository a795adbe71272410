package vn.hospitalkiosk.gateway.proof;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Real waiting: proofs measure real processes.
final class Pause {
    private Pause() {}

    static void of(Duration pause) {
        until(System.nanoTime() + pause.toNanos());
    }

    /// @param nanoTime as of [System#nanoTime]
    static void until(long nanoTime) {
        for (long left = nanoTime - System.nanoTime();
                left > 0;
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
