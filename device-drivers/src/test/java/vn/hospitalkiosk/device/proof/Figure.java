package vn.hospitalkiosk.device.proof;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// One measured value.
///
/// @param target the actual value must not be above it; infinite: for information only
/// @param actual not a number when this machine cannot tell
public record Figure(String name, String unit, double target, double actual) {
    private static final int ROUNDS = 60;
    private static final int PER_ROUND = 1_000;

    public boolean met() {
        return actual <= target;
    }

    /// Processor time of one call in microseconds, best of sixty rounds: what else the machine does is not counted.
    static double micros(Runnable one) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < PER_ROUND; i++) {
                one.run();
            }
            best = Math.min(best, threads.getCurrentThreadCpuTime() - began);
        }
        return best / 1e3 / PER_ROUND;
    }
}
