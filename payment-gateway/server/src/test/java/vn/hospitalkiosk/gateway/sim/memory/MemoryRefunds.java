package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.refund.Refund;
import vn.hospitalkiosk.gateway.refund.RefundId;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.refund.RefundState;

/// `refund` and `refund_change`, with what their triggers do to `holding`.
final class MemoryRefunds implements RefundRegister {
    private final MemoryDatabase database;
    private final FacilityId facility;
    private final MemoryHoldings holdings;
    private final MemoryTable<RefundId, Row> rows;
    private final MemoryTable<String, RefundState> changes;
    private final MemoryTable<Integer, Long> vouchers;
    private boolean ceiling = true;

    private record Row(Refund refund, Optional<Instant> leasedUntil) {
        Instant next() {
            return refund.standing().asking().nextAt().orElse(Instant.MAX);
        }
    }

    MemoryRefunds(MemoryDatabase database, FacilityId facility, MemoryHoldings holdings) {
        this.database = database;
        this.facility = facility;
        this.holdings = holdings;
        this.rows = new MemoryTable<>("refund", database);
        this.changes = new MemoryTable<>("refund_change", database);
        this.vouchers = new MemoryTable<>("voucher_counter", database);
    }

    void withoutCeiling() {
        ceiling = false;
    }

    private static boolean counts(Refund refund) {
        return refund.standing().state() != RefundState.REFUSED;
    }

    private void take(Refund refund, Vnd amount) {
        if (ceiling) {
            holdings.take(refund.money(), refund.psp(), refund.transaction(), amount);
        }
    }

    private void check(Refund refund) {
        boolean mayWait = refund.standing().state() == RefundState.REQUESTED || !counts(refund);
        Optional<PersonId> checker = refund.standing().approval().checker();
        rows.demand(refund.amount().isPositive(), "amount");
        rows.demand(
                !checker.equals(Optional.of(refund.proposal().maker())),
                "four eyes are two people");
        rows.demand(
                mayWait || checker.isPresent() || refund.amount().compareTo(refund.limit()) <= 0,
                "over the limit by two");
        rows.demand(
                (refund.standing().state() == RefundState.REFUNDED)
                        == refund.standing().outcome().journal().isPresent(),
                "a refund that is done has its journal");
    }

    @Override
    public void add(Refund refund) {
        database.statement(() -> {
            check(refund);
            rows.insert(refund.id(), new Row(refund, Optional.empty()));
            take(refund, refund.amount());
            return refund;
        });
    }

    @Override
    public Optional<Refund> find(RefundId id) {
        return database.statement(() -> rows.find(id).map(Row::refund));
    }

    @Override
    public Optional<Refund> lock(RefundId id) {
        return find(id);
    }

    @Override
    public void save(Refund refund) {
        database.statement(() -> {
            Refund before = rows.find(refund.id()).orElseThrow().refund();
            if (before.standing().version() != refund.standing().version() - 1) {
                throw new IllegalStateException("refund " + refund.id() + " changed under us");
            }
            check(refund);
            rows.demand(
                    before.standing().state() != RefundState.REFUNDED, "a refund keeps what it is");
            rows.replace(refund.id(), new Row(refund, Optional.empty()));
            if (counts(before) && !counts(refund)) {
                take(refund, Vnd.ZERO.minus(refund.amount()));
            } else if (!counts(before) && counts(refund)) {
                take(refund, refund.amount());
            }
            return refund;
        });
    }

    @Override
    public void noteChange(Refund after, RefundState from, String event, Instant at) {
        database.statement(() -> {
            changes.demand(rows.find(after.id()).isPresent(), "no refund " + after.id());
            changes.insert(after.id() + "/" + after.standing().version(), after.standing().state());
            return at;
        });
    }

    List<Refund> all() {
        return rows.mapped(Row::refund);
    }

    @Override
    public List<Refund> list(Set<RefundState> states, int most) {
        return database.statement(() ->
                all().reversed().stream()
                        .filter(refund -> states.contains(refund.standing().state()))
                        .limit(most)
                        .toList());
    }

    @Override
    public List<Refund> of(PaymentId payment) {
        return database.statement(() ->
                all().stream()
                        .filter(refund -> refund.payment().equals(Optional.of(payment)))
                        .toList());
    }

    private List<Refund> of(PspCode psp, String transaction) {
        return database.statement(() ->
                all().stream()
                        .filter(r -> r.psp().equals(psp) && r.transaction().equals(transaction))
                        .toList());
    }

    @Override
    public Vnd unapproved(PspCode psp, String transaction) {
        return of(psp, transaction).stream()
                .filter(r -> counts(r) && r.standing().approval().checker().isEmpty())
                .map(Refund::amount)
                .reduce(Vnd.ZERO, Vnd::plus);
    }

    @Override
    public boolean hasUnresolved(PspCode psp, String transaction) {
        return of(psp, transaction).stream()
                .anyMatch(r -> r.standing().state() == RefundState.REFUND_UNRESOLVED);
    }

    @Override
    public List<Refund> takeDue(int most, Instant now, Instant until) {
        return database.statement(() -> {
            List<Row> due = new ArrayList<>(rows.all());
            due.removeIf(row ->
                    row.next().isAfter(now)
                            || (row.leasedUntil().isPresent()
                                    && row.leasedUntil().get().isAfter(now)));
            due.sort(Comparator.comparing(Row::next));
            List<Refund> taken = new ArrayList<>();
            for (Row row : due.subList(0, Math.min(most, due.size()))) {
                rows.replace(row.refund().id(), new Row(row.refund(), Optional.of(until)));
                taken.add(row.refund());
            }
            return taken;
        });
    }

    @Override
    public void releaseAll(Instant now) {
        database.statement(() -> {
            for (Row row : List.copyOf(rows.all())) {
                if (row.next().isBefore(Instant.MAX)) {
                    rows.replace(
                            row.refund().id(), new Row(due(row.refund(), now), Optional.empty()));
                }
            }
            return now;
        });
    }

    private static Refund due(Refund r, Instant now) {
        Refund.Standing s = r.standing();
        Refund.Asking asking = s.asking();
        Optional<Instant> next = asking.nextAt().map(at -> at.isBefore(now) ? at : now);
        return new Refund(
                r.id(),
                r.money(),
                r.psp(),
                r.transaction(),
                r.payment(),
                r.amount(),
                r.limit(),
                r.byVoucher(),
                r.proposal(),
                new Refund.Standing(
                        s.state(),
                        s.version(),
                        s.approval(),
                        new Refund.Asking(asking.sentAt(), asking.times(), next),
                        s.outcome()));
    }

    @Override
    public String nextVoucher(int year) {
        long number =
                database.statement(() -> {
                    Optional<Long> last = vouchers.find(year);
                    long next = last.orElse(0L) + 1;
                    if (last.isPresent()) {
                        vouchers.replace(year, next);
                    } else {
                        vouchers.insert(year, next);
                    }
                    return next;
                });
        return String.format(Locale.ROOT, "PC-%s-%02d-%06d", facility.value(), year % 100, number);
    }

    @Override
    public long count(RefundState state) {
        return database.statement(
                () -> all().stream().filter(r -> r.standing().state() == state).count());
    }
}
