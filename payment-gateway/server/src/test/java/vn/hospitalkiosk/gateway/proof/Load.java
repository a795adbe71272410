package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Two ways to load a gateway with payments.
final class Load {
    private final Bench bench;
    private final AtomicLong failed = new AtomicLong();

    Load(Bench bench) {
        this.bench = bench;
    }

    long failed() {
        return failed.get();
    }

    /// Each client begins the next payment when its last one is acknowledged by the HIS.
    List<Bench.Payment> closed(int clients, Duration length) {
        List<Bench.Payment> done = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + length.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (System.nanoTime() < end) {
                                    one(System.nanoTime(), done);
                                }
                            }));
        }
        threads.forEach(Load::join);
        return List.copyOf(done);
    }

    /// One payment at each tick, whether or not the ones before are done: what waits is counted (no coordinated omission).
    List<Bench.Payment> open(int perSecond, Duration length) {
        List<Bench.Payment> done = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        List<Thread> threads = new ArrayList<>();
        for (long due = begin; due < begin + length.toNanos(); due += gap) {
            Pause.until(due);
            long tick = due;
            threads.add(Thread.ofVirtual().start(() -> one(tick, done)));
        }
        threads.forEach(Load::join);
        return List.copyOf(done);
    }

    private void one(long due, List<Bench.Payment> done) {
        try {
            done.add(bench.pay(due));
        } catch (IOException e) {
            if (failed.incrementAndGet() < 5) {
                System.err.println("a payment failed: " + e.getMessage());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
