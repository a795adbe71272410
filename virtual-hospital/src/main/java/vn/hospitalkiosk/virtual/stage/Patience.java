package vn.hospitalkiosk.virtual.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waiting by asking: a question is repeated until it is answered with yes or the time is over.
public final class Patience {
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private Patience() {}

    /// @throws StageFailure after `longest`, saying what was waited for
    public static void until(String what, Duration longest, BooleanSupplier question) {
        until(() -> what, longest, question);
    }

    /// @param what asked for only when the time is over, so that it can tell the latest news
    public static void until(Supplier<String> what, Duration longest, BooleanSupplier question) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new StageFailure(
                        "gave up after " + longest.toSeconds() + " s waiting for " + what.get());
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
