package vn.hospitalkiosk.virtual.line;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// What a device will do to its line, and when. Things due at the same time keep their order. Of one thread.
public final class Outbox {
    /// What is done to the line.
    sealed interface Act {
        @SuppressWarnings("ArrayRecordComponent") // not compared
        record Send(byte[] bytes) implements Act {}

        record Pull() implements Act {}

        record PutBack() implements Act {}
    }

    private record Entry(long dueNanos, long number, Act act) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::number));
    private long numbers;

    public void send(byte[] bytes) {
        sendAfter(0, bytes);
    }

    public void sendAfter(long millis, byte[] bytes) {
        add(millis, new Act.Send(bytes.clone()));
    }

    /// One byte at a time, `paceMillis` between two; 0 is at once.
    public void sendAfter(long millis, byte[] bytes, long paceMillis) {
        if (paceMillis == 0) {
            sendAfter(millis, bytes);
            return;
        }
        for (int i = 0; i < bytes.length; i++) {
            sendAfter(millis + i * paceMillis, new byte[] {bytes[i]});
        }
    }

    /// Pulls the cable and puts it back; for ever when `downMillis` is 0.
    public void cutAfter(long millis, long downMillis) {
        add(millis, new Act.Pull());
        if (downMillis > 0) {
            add(millis + downMillis, new Act.PutBack());
        }
    }

    /// Forgets the bytes that have not left; a pulled cable is still put back.
    public void clear() {
        entries.removeIf(entry -> entry.act() instanceof Act.Send);
    }

    Optional<Act> due(long nowNanos) {
        Entry first = entries.peek();
        if (first == null || first.dueNanos() - nowNanos > 0) {
            return Optional.empty();
        }
        entries.remove();
        return Optional.of(first.act());
    }

    /// How long until something is due, at most `limit` milliseconds.
    int millisUntilDue(long nowNanos, int limit) {
        Entry first = entries.peek();
        if (first == null) {
            return limit;
        }
        long left = first.dueNanos() - nowNanos;
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(left) + 1, 0, limit);
    }

    private void add(long millis, Act act) {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        entries.add(new Entry(due, numbers++, act));
    }
}
