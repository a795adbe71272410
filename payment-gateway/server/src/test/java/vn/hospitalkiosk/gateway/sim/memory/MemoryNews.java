package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.outbox.HisNews;

/// `his_news`.
final class MemoryNews implements HisNews {
    private final MemoryDatabase database;
    private final MemoryTable<String, Row> rows;
    private boolean deposits = true;

    /// @param next empty when done
    private record Row(HisMoney.MoneyRecord record, int tries, Optional<Instant> next) {
        boolean isDue(Instant now) {
            return next.isPresent() && !next.get().isAfter(now);
        }

        Row next(Optional<Instant> at) {
            return new Row(record, tries, at);
        }
    }

    MemoryNews(MemoryDatabase database) {
        this.database = database;
        this.rows = new MemoryTable<>("his_news", database);
    }

    void withoutDeposits() {
        deposits = false;
    }

    @Override
    public void add(HisMoney.MoneyRecord record, Instant at) {
        database.statement(() -> {
            boolean forgotten = !deposits && record instanceof HisMoney.DepositRecord;
            if (!forgotten) {
                rows.insert(record.id(), new Row(record, 0, Optional.of(at)));
            }
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
                rows.replace(row.record().id(), after);
                taken.add(new Taken(after.record(), after.tries()));
            }
            return taken;
        });
    }

    @Override
    public void done(String id, Instant at, String answer) {
        change(id, Optional.empty());
    }

    @Override
    public void tryAgain(String id, Instant at, String answer) {
        change(id, Optional.of(at));
    }

    private void change(String id, Optional<Instant> next) {
        database.statement(() -> {
            rows.find(id)
                    .filter(row -> row.next().isPresent())
                    .ifPresent(row -> rows.replace(id, row.next(next)));
            return id;
        });
    }

    @Override
    public void releaseAll(Instant now) {
        database.statement(() -> {
            for (Row row : List.copyOf(rows.all())) {
                if (row.next().map(at -> at.isAfter(now)).orElse(false)) {
                    rows.replace(row.record().id(), row.next(Optional.of(now)));
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

    List<Tables.News> all() {
        return rows.all().stream()
                .map(row ->
                        new Tables.News(
                                row.record().id(),
                                row.record().getClass().getSimpleName(),
                                row.next().isEmpty()))
                .toList();
    }
}
