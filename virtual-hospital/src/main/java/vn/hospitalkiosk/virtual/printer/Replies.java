package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What a printer says on one wire: in order, each not before its time, by a thread of its own. Lost when the caller is gone, as on a real cable.
final class Replies implements AutoCloseable {
    /// @param afterMillis how late
    /// @param paceMillis between two bytes; 0: all at once
    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Saying(byte[] bytes, int afterMillis, int paceMillis) {}

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Entry(long due, byte[] bytes, int paceMillis) {}

    private static final int MOST_WAITING = 10_000;
    private static final long FAREWELL_MILLIS = 200;

    private final Wire wire;
    private final Mishaps mishaps;
    private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean ending;

    Replies(Wire wire, Mishaps mishaps) {
        this.wire = wire;
        this.mishaps = mishaps;
        this.thread = Thread.ofPlatform().daemon().name("printer replies").start(this::run);
    }

    void say(byte[] bytes) {
        for (Saying saying : mishaps.fateOf(bytes)) {
            long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(saying.afterMillis());
            waiting.offer(new Entry(due, saying.bytes(), saying.paceMillis()));
        }
    }

    void control(int value) {
        waiting.offer(new Entry(System.nanoTime(), new byte[] {(byte) value}, 0));
    }

    /// The printer went dark: nothing of it is said any more.
    void forget() {
        waiting.clear();
    }

    private void run() {
        try {
            while (true) {
                Entry next = ending ? waiting.poll() : waiting.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    say(next);
                } else if (ending) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Closed: nobody is there to hear it.
        }
    }

    private void say(Entry entry) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(entry.due() - System.nanoTime());
        if (entry.paceMillis() == 0) {
            write(entry.bytes());
            return;
        }
        for (byte one : entry.bytes()) {
            write(new byte[] {one});
            TimeUnit.MILLISECONDS.sleep(entry.paceMillis());
        }
    }

    private void write(byte[] bytes) {
        try {
            wire.write(bytes);
        } catch (IOException e) {
            // The caller is gone; reading ends by itself.
            LockSupport.parkNanos(1);
        }
    }

    /// Says what is due, for a moment, then no more.
    @Override
    public void close() {
        ending = true;
        try {
            thread.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
