package vn.hospitalkiosk.virtual.cardterminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the terminal and its bank did. Survives everything but the end of the simulator. Not thread-safe: the simulator holds the lock.
final class Ledger {
    private static final int TRACES = 1_000_000;

    private final List<LedgerEntry> entries = new ArrayList<>();
    private int batch = 1;

    int nextNumber() {
        return entries.size() + 1;
    }

    String nextTrace() {
        return "%06d".formatted(nextNumber() % TRACES);
    }

    int batch() {
        return batch;
    }

    void add(LedgerEntry entry) {
        entries.add(entry);
    }

    List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /// The newest one that fits.
    Optional<LedgerEntry> newest(Predicate<LedgerEntry> fits) {
        return entries.reversed().stream().filter(fits).findFirst();
    }

    LedgerEntry makeVoid(LedgerEntry entry) {
        LedgerEntry voided = entry.voided();
        entries.set(entry.number() - 1, voided);
        return voided;
    }

    Totals totals() {
        return Totals.of(batch, open());
    }

    /// Closes the batch; the next one is empty.
    Totals settle() {
        Totals totals = totals();
        entries.replaceAll(LedgerEntry::closed);
        batch++;
        return totals;
    }

    private List<LedgerEntry> open() {
        return entries.stream().filter(entry -> !entry.settled()).toList();
    }

    /// References under which money was taken more than once and not given back by a void.
    List<String> takenTwice() {
        return entries.stream()
                .filter(entry -> entry.isSale() && entry.state() == LedgerEntry.State.APPROVED)
                .filter(entry -> !entry.reference().isEmpty())
                .collect(Collectors.groupingBy(LedgerEntry::reference, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(taken -> taken.getValue() > 1)
                .map(taken -> taken.getKey())
                .sorted()
                .toList();
    }
}
