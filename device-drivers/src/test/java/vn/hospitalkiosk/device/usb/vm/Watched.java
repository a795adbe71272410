package vn.hospitalkiosk.device.usb.vm;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vn.hospitalkiosk.virtual.stage.Figures;

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

    /// The first replug also loads what no one had needed so far, which takes long in an emulated guest: it is told without a target.
    static void tellReplugs(String name, List<Long> millis, int target, Figures figures) {
        List<Long> later = millis.subList(1, millis.size());
        figures.told(name + " replugged to ready, the first time", "ms", millis.getFirst());
        figures.atMost(
                name + " replugged to ready, slowest of " + later.size(),
                "ms",
                target,
                (double) PrinterScenes.slowest(later));
    }
}
