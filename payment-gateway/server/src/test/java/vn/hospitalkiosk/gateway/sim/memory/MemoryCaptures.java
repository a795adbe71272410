package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.payment.Captures;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Receipt;

/// `capture` and `receipt_counter`.
final class MemoryCaptures implements Captures {
    private final MemoryDatabase database;
    private final FacilityId facility;
    private final MemoryIntents intents;
    private final MemoryLedger ledger;
    private final MemoryTable<Object, Tables.Capture> rows;
    private final MemoryTable<Integer, Long> receipts;
    private final MemoryTable<Key, Vnd> strays;
    private Predicate<String> settled = _ -> false;
    private boolean unique = true;

    private record Key(PspCode psp, String transaction) {}

    MemoryCaptures(
            MemoryDatabase database,
            FacilityId facility,
            MemoryIntents intents,
            MemoryLedger ledger) {
        this.database = database;
        this.facility = facility;
        this.intents = intents;
        this.ledger = ledger;
        this.rows = new MemoryTable<>("capture", database);
        this.strays = new MemoryTable<>("capture of strays", database);
        this.receipts = new MemoryTable<>("receipt_counter", database);
    }

    void withoutUniqueness() {
        unique = false;
    }

    @Override
    public boolean isKnown(PspCode psp, String transaction) {
        return database.statement(() -> knows(psp, transaction));
    }

    boolean knows(PspCode psp, String transaction) {
        Key key = new Key(psp, transaction);
        return unique && (rows.find(key).isPresent() || strays.find(key).isPresent());
    }

    @Override
    public boolean isPaid(BillId bill) {
        return database.statement(() -> paidBy(bill).isPresent());
    }

    private Optional<Tables.Capture> paidBy(BillId bill) {
        return rows.first(row -> row.kind() == Journal.Kind.CAPTURE && row.bill().equals(bill));
    }

    /// @param settled transactions of card terminals that a matching settlement has accounted for
    void settledBy(Predicate<String> settled) {
        this.settled = settled;
    }

    @Override
    public boolean isSettled(PspCode psp, String transaction) {
        return database.statement(
                () -> psp.equals(PostgresStores.CARD) && settled.test(transaction));
    }

    @Override
    public void add(
            PaymentIntent intent,
            String transaction,
            Journal.Kind kind,
            Vnd amount,
            long journal,
            Instant at) {
        database.statement(() -> {
            rows.demand(amount.isPositive(), "amount " + amount.dong());
            rows.demand(intents.has(intent.id()), "no payment " + intent.id());
            rows.demand(ledger.has(journal), "no journal " + journal);
            boolean second = kind == Journal.Kind.CAPTURE && paidBy(intent.bill()).isPresent();
            if (second && unique) {
                throw rows.duplicate("a capture that pays bill " + intent.bill());
            }
            Tables.Capture row =
                    new Tables.Capture(
                            intent.psp(),
                            transaction,
                            intent.id(),
                            intent.bill(),
                            kind,
                            amount,
                            journal);
            rows.insert(unique ? new Key(intent.psp(), transaction) : new Object(), row);
            return row;
        });
    }

    @Override
    public void addStray(PspCode psp, String transaction, Vnd amount, long journal, Instant at) {
        database.statement(() -> {
            strays.demand(ledger.has(journal), "no journal " + journal);
            strays.insert(new Key(psp, transaction), amount);
            return amount;
        });
    }

    @Override
    public Receipt nextReceipt(int year) {
        long number =
                database.statement(() -> {
                    Optional<Long> last = receipts.find(year);
                    long next = last.orElse(0L) + 1;
                    if (last.isPresent()) {
                        receipts.replace(year, next);
                    } else {
                        receipts.insert(year, next);
                    }
                    return next;
                });
        return new Given(
                year,
                String.format(
                        Locale.ROOT, "PT-%s-%02d-%06d", facility.value(), year % 100, number));
    }

    private record Given(int year, String number) implements Receipt {}

    boolean has(PspCode psp, String transaction, Vnd amount) {
        Key key = new Key(psp, transaction);
        return strays.find(key).filter(amount::equals).isPresent()
                || rows.first(row ->
                                row.psp().equals(psp)
                                        && row.transaction().equals(transaction)
                                        && row.amount().equals(amount))
                        .isPresent();
    }

    /// Money without an order.
    List<Tables.Stray> strays() {
        return strays.keyed().entrySet().stream()
                .map(e ->
                        new Tables.Stray(e.getKey().psp(), e.getKey().transaction(), e.getValue()))
                .toList();
    }

    List<Tables.Capture> all() {
        return List.copyOf(rows.all());
    }
}
