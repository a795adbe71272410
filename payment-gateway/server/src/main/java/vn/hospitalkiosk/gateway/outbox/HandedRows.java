package vn.hospitalkiosk.gateway.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.HisMoney.PaymentRecord;

/// Rows that this gateway has just added and not told yet; in the outbox they are leased to it. What waits too long is given back, due at once: whoever has a place free tells it, here or at another gateway. A row is here,
/// given out by [#next] or given back, never two of these.
final class HandedRows {
    /// Half of what [HisPosting#lease] grants beside the telling itself.
    static final Duration LONGEST_WAIT = Duration.ofMillis(2_500);

    static final String WAITED = "given back: no place was free";

    private final Outbox outbox;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Queue<Row> rows = new ConcurrentLinkedQueue<>();
    private final Queue<PaymentId> leaving = new ConcurrentLinkedQueue<>();

    /// @param since by [#nanoTime]
    private record Row(PaymentRecord record, long since) {}

    HandedRows(Outbox outbox, Clock clock, LongSupplier nanoTime) {
        this.outbox = outbox;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    void add(PaymentRecord record) {
        rows.add(new Row(record, nanoTime.getAsLong()));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Whether some have waited too long and stand in the outbox as they stood.
    boolean isSomeLeaving() {
        return !leaving.isEmpty();
    }

    /// The oldest that has not waited too long; it is the caller's.
    Optional<PaymentRecord> next() {
        Row row;
        while ((row = rows.poll()) != null) {
            if (!hasWaited(row)) {
                return Optional.of(row.record());
            }
            leaving.add(row.record().key());
        }
        return Optional.empty();
    }

    /// What cannot be given back now, because the database is away, stays for the next time.
    void giveBackWhatWaited() {
        giveBack(this::hasWaited);
    }

    void giveBackAll() {
        giveBack(_ -> true);
    }

    private void giveBack(Predicate<Row> which) {
        for (Row row : rows.stream().filter(which).toList()) {
            if (rows.remove(row)) {
                leaving.add(row.record().key());
            }
        }
        PaymentId next;
        while ((next = leaving.peek()) != null) {
            outbox.tryAgain(next, clock.instant(), WAITED);
            leaving.remove(next);
        }
    }

    private boolean hasWaited(Row row) {
        return nanoTime.getAsLong() - row.since() >= LONGEST_WAIT.toNanos();
    }
}
