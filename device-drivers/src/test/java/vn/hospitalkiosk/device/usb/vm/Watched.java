package vn.hospitalkiosk.device.usb.vm;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What came, in order, and how long it took to come.
final class Watched<T> {
    private static final int PATIENCE_SECONDS = 40;

    private final BlockingQueue<T> came = new LinkedBlockingQueue<>();

    void add(T one) {
        came.add(one);
    }

    void forget() {
        came.clear();
    }

    /// The next that fits; others are passed over.
    T await(Predicate<T> fits) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            T next = came.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing of the kind came in time");
            }
            if (fits.test(next)) {
                return next;
            }
        }
    }

    static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
