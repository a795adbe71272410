package vn.hospitalkiosk.gateway.sim.memory;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.ledger.Books;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Subject;

/// `journal` and `entry`. Numbers are not given back by a rollback, as a sequence's are not.
final class MemoryLedger implements Ledger, Books {
    private final MemoryDatabase database;
    private final MemoryTable<Long, Journal.Booked> rows;
    private long last;

    MemoryLedger(MemoryDatabase database) {
        this.database = database;
        this.rows = new MemoryTable<>("journal", database);
    }

    @Override
    public long post(Journal journal) {
        return database.statement(() -> {
            long number = ++last;
            journal.reversal().ifPresent(reversal -> demandReversible(reversal, journal));
            rows.insert(number, new Journal.Booked(number, journal));
            return number;
        });
    }

    private void demandReversible(Journal.Reversal reversal, Journal by) {
        Optional<Journal.Booked> booked = rows.find(reversal.journal());
        rows.demand(booked.isPresent(), "no journal " + reversal.journal());
        boolean exact =
                booked.filter(b -> b.journal().reversal().isEmpty())
                        .map(b ->
                                Journal.reversing(b, reversal.reason(), by.time())
                                        .entries()
                                        .equals(by.entries()))
                        .orElse(false);
        rows.demand(exact, "not the exact opposite of journal " + reversal.journal());
        boolean before =
                rows.first(row ->
                                row.journal()
                                        .reversal()
                                        .filter(r -> r.journal() == reversal.journal())
                                        .isPresent())
                        .isPresent();
        rows.demand(!before, "journal " + reversal.journal() + " is reversed already");
    }

    @Override
    public Optional<Journal.Booked> find(long number) {
        return database.statement(() -> rows.find(number));
    }

    @Override
    public List<Journal.Booked> about(Subject subject) {
        return database.statement(() ->
                rows.all().stream()
                        .filter(row -> row.journal().subject().equals(subject))
                        .toList());
    }

    List<Journal.Booked> all() {
        return List.copyOf(rows.all());
    }

    /// No journal has this number yet.
    long next() {
        return last + 1;
    }

    boolean has(long number) {
        return rows.find(number).isPresent();
    }
}
