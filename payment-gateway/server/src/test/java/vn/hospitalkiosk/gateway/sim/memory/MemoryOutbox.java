package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.HisMoney.PaymentRecord;
import vn.hospitalkiosk.gateway.outbox.Outbox;

/// `outbox`.
final class MemoryOutbox implements Outbox {
    private final MemoryDatabase database;
    private final MemoryIntents intents;
    private final MemoryTable<PaymentId, Row> rows;

    /// @param next empty when done
    private record Row(PaymentRecord record, int tries, Optional<Instant> next) {
        boolean isDue(Instant now) {
            return next.isPresent() && !next.get().isAfter(now);
        }

        Row next(Optional<Instant> at) {
            return new Row(record, tries, at);
        }
    }

    MemoryOutbox(MemoryDatabase database, MemoryIntents intents) {
        this.database = database;
        this.intents = intents;
        this.rows = new MemoryTable<>("outbox", database);
    }

    @Override
    public void add(PaymentRecord record, Instant at) {
        database.statement(() -> {
            rows.demand(intents.has(record.key()), "no payment " + record.key());
            rows.insert(record.key(), new Row(record, 0, Optional.of(at)));
            return record;
        });
    }

    @Override
    public List<Taken> take(int most, Instant now, Instant until) {
        return database.statement(() -> {
            List<Row> due = new ArrayList<>(rows.all());
            due.removeIf(row -> !row.isDue(now));
            due.sort(Comparator.comparing(row -> row.next().orElseThrow()));
            List<Taken> taken = new ArrayList<>();
            for (Row row : due.subList(0, Math.min(most, due.size()))) {
                Row after = new Row(row.record(), row.tries() + 1, Optional.of(until));
                rows.replace(row.record().key(), after);
                taken.add(new Taken(after.record(), after.tries()));
            }
            return taken;
        });
    }

    @Override
    public void done(List<Done> told) {
        database.statement(() -> {
            told.forEach(one -> marked(one.payment(), Optional.empty()));
            return told;
        });
    }

    @Override
    public void tryAgain(PaymentId payment, Instant at, String answer) {
        change(payment, Optional.of(at));
    }

    private void change(PaymentId payment, Optional<Instant> next) {
        database.statement(() -> {
            marked(payment, next);
            return payment;
        });
    }

    private void marked(PaymentId payment, Optional<Instant> next) {
        rows.find(payment)
                .filter(row -> row.next().isPresent())
                .ifPresent(row -> rows.replace(payment, row.next(next)));
    }

    @Override
    public void releaseAll(Instant now) {
        database.statement(() -> {
            for (Row row : List.copyOf(rows.all())) {
                if (row.next().map(at -> at.isAfter(now)).orElse(false)) {
                    rows.replace(row.record().key(), row.next(Optional.of(now)));
                }
            }
            return now;
        });
    }

    @Override
    public long waiting() {
        return database.statement(
                () -> rows.all().stream().filter(row -> row.next().isPresent()).count());
    }

    List<Tables.Posting> all() {
        return rows.all().stream()
                .map(row ->
                        new Tables.Posting(
                                row.record().key(),
                                row.record().bill(),
                                row.record().amount(),
                                row.next().isEmpty()))
                .toList();
    }
}
