package vn.hospitalkiosk.gateway.checkin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.VisitId;

/// Visits in memory, by the same rules as the table.
public final class MemoryVisits implements Visits {
    private record Row(KioskIdentity kiosk, Visit visit, Instant touched) {}

    private final Map<VisitId, Row> rows = new HashMap<>();
    private final Map<VisitId, Set<BillId>> shown = new HashMap<>();

    public synchronized void clear() {
        rows.clear();
        shown.clear();
    }

    @Override
    public synchronized Optional<Visit> find(KioskIdentity kiosk, VisitId visit) {
        return row(kiosk, visit).map(Row::visit);
    }

    private Optional<Row> row(KioskIdentity kiosk, VisitId visit) {
        return Optional.ofNullable(rows.get(visit)).filter(row -> row.kiosk().equals(kiosk));
    }

    private Optional<Visit> open(KioskIdentity kiosk, VisitId visit) {
        return find(kiosk, visit).filter(found -> !found.ended());
    }

    private void put(KioskIdentity kiosk, Visit visit, Instant at) {
        rows.put(visit.id(), new Row(kiosk, visit, at));
    }

    @Override
    public synchronized boolean identified(
            KioskIdentity kiosk, VisitId visit, Visit.Person person, Instant at) {
        boolean may =
                !rows.containsKey(visit)
                        || open(kiosk, visit).filter(v -> v.begun().isEmpty()).isPresent();
        if (may) {
            put(
                    kiosk,
                    new Visit(
                            visit, Optional.of(person), Optional.empty(), Optional.empty(), false),
                    at);
        }
        return may;
    }

    @Override
    public synchronized void covered(KioskIdentity kiosk, VisitId visit, CoverageView coverage) {
        open(kiosk, visit)
                .flatMap(Visit::person)
                .ifPresent(p -> change(kiosk, visit, person(p, p.bookings(), coverage)));
        notifyAll();
    }

    private void change(KioskIdentity kiosk, VisitId id, Visit.Person person) {
        Visit old = open(kiosk, id).orElseThrow();
        put(
                kiosk,
                new Visit(id, Optional.of(person), old.begun(), old.registered(), false),
                Instant.EPOCH);
    }

    @Override
    public synchronized boolean begin(KioskIdentity kiosk, VisitId visit, Visit.Begun begun) {
        boolean used =
                rows.values().stream()
                        .flatMap(row -> row.visit().begun().stream())
                        .anyMatch(other -> other.command().equals(begun.command()));
        Optional<Visit> old = open(kiosk, visit).filter(v -> v.begun().isEmpty());
        if (used || old.isEmpty()) {
            return false;
        }
        put(
                kiosk,
                new Visit(visit, old.get().person(), Optional.of(begun), Optional.empty(), false),
                begun.at());
        return true;
    }

    @Override
    public synchronized void refused(KioskIdentity kiosk, VisitId visit) {
        Visit old = open(kiosk, visit).orElseThrow();
        put(
                kiosk,
                new Visit(visit, old.person(), Optional.empty(), Optional.empty(), false),
                Instant.EPOCH);
    }

    @Override
    public synchronized void registered(
            KioskIdentity kiosk, VisitId visit, Visit.Registered registered) {
        Visit old = open(kiosk, visit).orElseThrow();
        put(
                kiosk,
                new Visit(visit, old.person(), old.begun(), Optional.of(registered), false),
                Instant.EPOCH);
    }

    @Override
    public synchronized void offered(KioskIdentity kiosk, VisitId visit, List<BillId> bills) {
        if (open(kiosk, visit).isPresent()) {
            shown.computeIfAbsent(visit, _ -> new HashSet<>()).addAll(bills);
        }
    }

    @Override
    public synchronized boolean owes(KioskIdentity kiosk, VisitId visit, BillId bill) {
        return open(kiosk, visit)
                .filter(open ->
                        open.registered()
                                        .flatMap(Visit.Registered::bill)
                                        .filter(bill::equals)
                                        .isPresent()
                                || shown.getOrDefault(visit, Set.of()).contains(bill))
                .isPresent();
    }

    @Override
    public synchronized void end(KioskIdentity kiosk, VisitId visit, Instant at) {
        open(kiosk, visit)
                .ifPresent(old ->
                        put(
                                kiosk,
                                new Visit(
                                        visit,
                                        Optional.empty(),
                                        old.begun(),
                                        Optional.empty(),
                                        true),
                                at));
    }

    @Override
    public synchronized int endUntouchedSince(Instant last) {
        Map<VisitId, Row> old = new HashMap<>(rows);
        old.values().removeIf(row -> row.visit().ended() || !row.touched().isBefore(last));
        old.forEach((id, row) -> end(row.kiosk(), id, last));
        return old.size();
    }

    @Override
    public synchronized int forgetEndedBefore(Instant last) {
        int before = rows.size();
        rows.values().removeIf(row -> row.visit().ended() && row.touched().isBefore(last));
        return before - rows.size();
    }

    @Override
    public synchronized void alsoOffered(KioskIdentity kiosk, VisitId visit, BookingView booking) {
        open(kiosk, visit)
                .flatMap(Visit::person)
                .ifPresent(p -> {
                    List<BookingView> all = new ArrayList<>(p.bookings());
                    all.add(booking);
                    change(kiosk, visit, person(p, all, p.coverage()));
                });
    }

    private static Visit.Person person(
            Visit.Person p, List<BookingView> bookings, CoverageView coverage) {
        return new Visit.Person(
                p.patient(), p.maskedName(), p.birthYear(), bookings, coverage, p.priority());
    }
}
