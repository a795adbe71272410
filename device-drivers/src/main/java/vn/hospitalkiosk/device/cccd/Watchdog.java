package vn.hospitalkiosk.device.cccd;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Notices when a call into a driver does not come back.
final class Watchdog implements AutoCloseable {
    private final Duration limit;
    private final Runnable onHang;
    private final ScheduledThreadPoolExecutor timer;

    Watchdog(Duration limit, Runnable onHang) {
        this.limit = limit;
        this.onHang = onHang;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("chip-reader-watchdog").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    <T> T watched(Supplier<T> call) {
        Future<?> alarm = timer.schedule(onHang, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return call.get();
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
