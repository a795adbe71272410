package vn.hospitalkiosk.gateway.proof;

import java.util.List;
import java.util.function.ToLongFunction;

/// Percentiles of nanoseconds, in milliseconds.
final class Latencies {
    private static final double NANOS = 1e6;

    private Latencies() {}

    static <T> double percentile(List<T> all, ToLongFunction<T> nanos, double percent) {
        long[] sorted = all.stream().mapToLong(nanos).sorted().toArray();
        int rank = (int) Math.ceil(sorted.length * percent / 100) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)] / NANOS;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
