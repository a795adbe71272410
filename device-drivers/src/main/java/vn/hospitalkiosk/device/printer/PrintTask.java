package vn.hospitalkiosk.device.printer;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.Failure;

/// One slip on its way. Gives exactly one outcome; "not printed" only as long as not a byte was sent, decided in one step so that a deadline and a beginning print cannot both win.
final class PrintTask {
    private enum Phase {
        WAITING,
        SENDING,
        DONE
    }

    private final PrintJob job;
    private final Consumer<PrintOutcome> onOutcome;
    private final long began = System.nanoTime();
    private final long deadline;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private volatile @Nullable Future<?> alarm;

    PrintTask(PrintJob job, Consumer<PrintOutcome> onOutcome) {
        this.job = job;
        this.onOutcome = onOutcome;
        this.deadline = began + job.deadline().toNanos();
    }

    /// The alarm that ends this task is not needed once it is done; it would hold on to the slip.
    void endsWith(Future<?> deadlineAlarm) {
        alarm = deadlineAlarm;
        if (done()) {
            deadlineAlarm.cancel(false);
        }
    }

    private Phase finish() {
        Phase before = phase.getAndSet(Phase.DONE);
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
        return before;
    }

    PrintJob job() {
        return job;
    }

    long nanosLeft() {
        return deadline - System.nanoTime();
    }

    /// Since the caller asked for it.
    Duration waited() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Whether not a byte of it has been sent and an outcome is owed.
    boolean untouched() {
        return phase.get() == Phase.WAITING;
    }

    /// Call before the first byte; when false, send nothing.
    boolean begin() {
        return phase.compareAndSet(Phase.WAITING, Phase.SENDING);
    }

    boolean done() {
        return phase.get() == Phase.DONE;
    }

    void printed() {
        if (finish() != Phase.DONE) {
            onOutcome.accept(new PrintOutcome.Printed());
        }
    }

    /// @return true when some of it had been sent
    boolean failed(Failure failure) {
        Phase before = finish();
        switch (before) {
            case WAITING -> onOutcome.accept(new PrintOutcome.NotPrinted(failure));
            case SENDING -> onOutcome.accept(new PrintOutcome.Unknown(failure));
            case DONE -> {}
        }
        return before == Phase.SENDING;
    }
}
