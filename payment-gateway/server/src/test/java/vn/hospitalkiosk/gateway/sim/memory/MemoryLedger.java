package vn.hospitalkiosk.gateway.sim.memory;

import java.util.List;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;

/// `journal` and `entry`. Numbers are not given back by a rollback, as a sequence's are not.
final class MemoryLedger implements Ledger {
    private final MemoryDatabase database;
    private final MemoryTable<Long, Books.Posted> rows;
    private long last;

    MemoryLedger(MemoryDatabase database) {
        this.database = database;
        this.rows = new MemoryTable<>("journal", database);
    }

    @Override
    public long post(Journal journal) {
        return database.statement(() -> {
            List<Books.Line> lines =
                    journal.entries().stream()
                            .map(e -> new Books.Line(e.account(), e.amount(), e.kiosk(), e.psp()))
                            .toList();
            long number = ++last;
            rows.demand(lines.stream().noneMatch(l -> l.amount().isZero()), "a line of nothing");
            rows.insert(number, new Books.Posted(number, journal.kind(), journal.payment(), lines));
            return number;
        });
    }

    List<Books.Posted> all() {
        return List.copyOf(rows.all());
    }

    boolean has(long number) {
        return rows.find(number).isPresent();
    }
}
