package vn.hospitalkiosk.gateway.sim.memory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.seal.DailyRoot;
import vn.hospitalkiosk.gateway.ledger.seal.Leaves;
import vn.hospitalkiosk.gateway.ledger.seal.Netstrings;
import vn.hospitalkiosk.gateway.ledger.seal.PublicKeys;
import vn.hospitalkiosk.gateway.ledger.seal.Seal;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;
import vn.hospitalkiosk.gateway.ledger.seal.Verification;
import vn.hospitalkiosk.gateway.ledger.seal.WitnessFolder;

/// `seal` and `daily_root`. Transactions are one at a time here, so a journal's number stands for its transaction's id.
final class MemorySeals implements SealBook {
    private static final int LEFT_OUT = 7;

    private final MemoryDatabase database;
    private final MemoryLedger ledger;
    private final MemoryTable<Long, Seal> seals;
    private final MemoryTable<Long, DailyRoot> roots;
    private boolean complete = true;

    MemorySeals(MemoryDatabase database, MemoryLedger ledger) {
        this.database = database;
        this.ledger = ledger;
        this.seals = new MemoryTable<>("seal", database);
        this.roots = new MemoryTable<>("daily_root", database);
    }

    void withoutSome() {
        complete = false;
    }

    @Override
    public boolean lock() {
        return database.statement(() -> true);
    }

    @Override
    public Seal.Place last() {
        return database.statement(() ->
                seals.all().stream()
                        .map(Seal::place)
                        .max(Comparator.comparingLong(Seal.Place::position))
                        .orElse(Seal.Place.START));
    }

    @Override
    public Unsealed unsealed(Seal.Place last) {
        return database.statement(() -> {
            SortedMap<LocalDate, Leaves> days = new TreeMap<>();
            for (Journal.Booked booked : ledger.all()) {
                boolean named = complete || booked.number() % LEFT_OUT != 0;
                if (booked.number() >= last.upTo() && named) {
                    days.computeIfAbsent(booked.journal().time().day(), _ -> new Leaves())
                            .add(booked.number(), canonical(booked));
                }
            }
            Seal.Place next = new Seal.Place(last.position() + 1, ledger.next(), last.floor());
            return new Unsealed(days.isEmpty() ? last : next, days);
        });
    }

    private static Netstrings canonical(Journal.Booked booked) {
        return new Netstrings().number(booked.number()).text(booked.journal().toString());
    }

    @Override
    public Optional<Seal.Head> head(LocalDate day) {
        return database.statement(() -> Optional.ofNullable(heads(-1).get(day)));
    }

    private SortedMap<LocalDate, Seal.Head> heads(long after) {
        SortedMap<LocalDate, Seal.Head> heads = new TreeMap<>();
        for (Seal seal : seals.all()) {
            if (seal.place().position() > after) {
                heads.put(seal.day(), new Seal.Head(seal.number(), seal.hash()));
            }
        }
        return heads;
    }

    @Override
    public SortedMap<LocalDate, Seal.Head> withoutRoot() {
        return database.statement(() -> {
            SortedMap<LocalDate, Seal.Head> heads = heads(-1);
            for (DailyRoot root : roots.all()) {
                heads.computeIfPresent(
                        root.day(), (_, head) -> head.number() > root.seals() ? head : null);
            }
            return heads;
        });
    }

    @Override
    public SortedMap<LocalDate, Seal.Head> headsAfter(long position) {
        return database.statement(() -> heads(position));
    }

    @Override
    public void add(Seal seal) {
        database.statement(() -> {
            boolean taken =
                    seals.first(one ->
                                    one.day().equals(seal.day()) && one.number() == seal.number())
                            .isPresent();
            seals.demand(!taken, "seal " + seal.number() + " of " + seal.day());
            seals.insert(seal.place().position(), seal);
            return seal;
        });
    }

    @Override
    public Leaves leaves(LocalDate day) {
        return database.statement(() -> {
            Leaves all = new Leaves();
            inOrder().stream()
                    .filter(seal -> seal.day().equals(day))
                    .forEach(seal -> all.addAll(seal.leaves()));
            return all;
        });
    }

    private List<Seal> inOrder() {
        return seals.all().stream()
                .sorted(Comparator.comparing(Seal::day).thenComparingInt(Seal::number))
                .toList();
    }

    @Override
    public List<DailyRoot> roots() {
        return database.statement(() -> List.copyOf(roots.all()));
    }

    @Override
    public long rootCount() {
        return database.statement(() -> (long) roots.all().size());
    }

    @Override
    public void add(DailyRoot root) {
        database.statement(() -> {
            roots.insert(root.number(), root);
            return root;
        });
    }

    /// What an auditor finds.
    Verdict verify(FacilityId facility, WitnessFolder witness, PublicKeys keys) {
        Verification verification =
                new Verification(
                        facility, Optional.empty(), List.copyOf(roots.all()), witness.read(), keys);
        long entries = 0;
        for (Journal.Booked booked : ledger.all()) {
            List<Journal.Entry> lines = booked.journal().entries();
            entries += lines.size();
            verification.journal(
                    booked.journal().time().day(),
                    booked.number(),
                    booked.number(),
                    lines.size(),
                    lines.stream().mapToLong(line -> line.amount().dong()).sum(),
                    canonical(booked));
        }
        inOrder().forEach(verification::seal);
        return verification.verdict(entries, ledger.next());
    }
}
