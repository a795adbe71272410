package vn.hospitalkiosk.gateway.line;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Ends what takes too long; one thread for all lines. It sleeps until the next deadline it knows of, and what begins wakes it only when that has to end before: most calls cost it nothing.
final class Deadlines {
    static final Deadlines SHARED = new Deadlines();

    private static final long NEVER = Long.MAX_VALUE;

    private final long zero = System.nanoTime();
    private final Set<Watched> running = ConcurrentHashMap.newKeySet();
    private volatile long nextLook = NEVER;
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("http-deadlines").unstarted(this::watch);

    private Deadlines() {
        watcher.start();
    }

    /// Something that must end in time.
    final class Watched {
        private final long end;
        private final Runnable cut;
        private final AtomicBoolean over = new AtomicBoolean();

        private Watched(long end, Runnable cut) {
            this.end = end;
            this.cut = cut;
        }

        /// It ended by itself.
        ///
        /// @return false: it was cut before
        boolean ended() {
            running.remove(this);
            return over.compareAndSet(false, true);
        }

        private void cut() {
            running.remove(this);
            if (over.compareAndSet(false, true)) {
                cut.run();
            }
        }
    }

    /// @param end by [System#nanoTime]
    /// @param cut must not block or throw
    Watched watch(long end, Runnable cut) {
        Watched one = new Watched(end - zero, cut);
        running.add(one);
        if (one.end < nextLook) {
            LockSupport.unpark(watcher);
        }
        return one;
    }

    private void watch() {
        while (true) {
            // Whoever begins during the look wakes us: we may have passed by its place.
            nextLook = NEVER;
            long now = System.nanoTime() - zero;
            long next = NEVER;
            for (Watched one : running) {
                if (one.end <= now) {
                    one.cut();
                } else {
                    next = Math.min(next, one.end);
                }
            }
            nextLook = next;
            LockSupport.parkNanos(this, next - now);
        }
    }
}
