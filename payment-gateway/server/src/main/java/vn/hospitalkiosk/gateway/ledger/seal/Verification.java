package vn.hospitalkiosk.gateway.ledger.seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.seal.Finding.What;

/// Compares the book with its seals, the seals with each other, and both with the witness outside the database. Fed in this order: journals by number, seals by day and number, then [#verdict]. One use.
public final class Verification {
    private final FacilityId facility;
    private final Optional<LocalDate> only;
    private final Findings findings = new Findings();
    private final Optional<Tail> tail;
    private final TreeMap<LocalDate, SealedDay> days = new TreeMap<>();
    private final Map<LocalDate, List<DailyRoot>> rootsOfDay = new HashMap<>();

    /// By position.
    private final TreeMap<Long, Seen> seals = new TreeMap<>();

    private long journals;
    private long entries;
    private long roots;
    private long waiting;

    private record Seen(LocalDate day, int number, Seal.Place place) {}

    /// @param only this day, or the whole book
    public Verification(
            FacilityId facility,
            Optional<LocalDate> only,
            List<DailyRoot> stored,
            RootFiles.Witness witness,
            PublicKeys keys) {
        this.facility = facility;
        this.only = only;
        Witnesses witnesses = new Witnesses(facility, keys, findings);
        List<DailyRoot> all = witnesses.roots(stored, witness);
        this.roots = all.size();
        for (DailyRoot root : all) {
            if (concerns(root.day())) {
                rootsOfDay.computeIfAbsent(root.day(), _ -> new ArrayList<>()).add(root);
                witness(root.day(), new Seal.Head(root.seals(), root.lastSeal()));
            }
        }
        this.tail = witnesses.tail(witness);
        tail.ifPresent(known -> known.heads().forEach(this::witness));
        if (tail.filter(known -> known.roots() > stored.size()).isPresent()) {
            findings.add(What.ROOT_MISSING, Finding.NO_DAY, 0, 0);
        }
    }

    private void witness(LocalDate day, Seal.Head head) {
        if (concerns(day)) {
            day(day).witness(head.number(), head.hash());
        }
    }

    private boolean concerns(LocalDate day) {
        return only.isEmpty() || only.get().equals(day);
    }

    private SealedDay day(LocalDate day) {
        return days.computeIfAbsent(day, d -> new SealedDay(d, findings));
    }

    /// @param transaction in which it was booked
    /// @param lines how many entries it has
    /// @param sum of its entries, zero when it balances
    public void journal(
            LocalDate day,
            long number,
            long transaction,
            int lines,
            long sum,
            Netstrings canonical) {
        journals++;
        entries += lines;
        if (sum != 0 || lines < 2) {
            findings.add(What.JOURNAL_UNBALANCED, day, 0, number);
        }
        day(day).journal(number, transaction, canonical);
    }

    public void seal(Seal seal) {
        seals.put(seal.place().position(), new Seen(seal.day(), seal.number(), seal.place()));
        SealedDay day = day(seal.day());
        day.seal(seal, facility);
        for (DailyRoot root : rootsOfDay.getOrDefault(seal.day(), List.of())) {
            if (root.seals() == seal.number() && !day.matches(root)) {
                findings.add(What.ROOT_CHANGED, seal.day(), seal.number(), 0);
            }
        }
    }

    /// @param entriesInBook all of them, also those whose journal is gone
    /// @param nextTransaction no transaction has this id yet
    public Verdict verdict(long entriesInBook, long nextTransaction) {
        if (entriesInBook != entries) {
            findings.add(What.ENTRY_WITHOUT_JOURNAL, Finding.NO_DAY, 0, 0);
        }
        if (tail.isEmpty() && !seals.isEmpty()) {
            findings.add(What.WITNESS_MISSING, Finding.NO_DAY, 0, 0);
        }
        if (only.isEmpty()) {
            positions();
        }
        long sealedUpTo = seals.isEmpty() ? 0 : seals.lastEntry().getValue().place().upTo();
        long floor = seals.isEmpty() ? 0 : seals.lastEntry().getValue().place().floor();
        for (SealedDay day : days.values()) {
            day.end((date, transaction, journal) -> {
                if (transaction >= nextTransaction
                        || (transaction < sealedUpTo && journal > floor)) {
                    findings.add(What.JOURNAL_INSERTED, date, sealOf(date, transaction), journal);
                } else {
                    waiting++;
                }
            });
        }
        return new Verdict(
                journals, entries, seals.size(), roots, waiting, findings.all(), findings.count());
    }

    /// A cut of a day's last seals shows here when a later day has some.
    private void positions() {
        long expected = 1;
        for (Map.Entry<Long, Seen> seal : seals.entrySet()) {
            if (seal.getKey() != expected) {
                findings.add(What.SEAL_MISSING, seal.getValue().day(), seal.getValue().number(), 0);
            }
            expected = seal.getKey() + 1;
        }
    }

    /// The seal that would hold it, had it been there in time.
    private int sealOf(LocalDate day, long transaction) {
        return seals.values().stream()
                .filter(seal -> seal.day().equals(day) && seal.place().upTo() > transaction)
                .mapToInt(Seen::number)
                .min()
                .orElse(0);
    }
}
