package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.money.Policy;

/// `holding`, with what its triggers do.
final class MemoryHoldings implements Holdings {
    private final MemoryDatabase database;
    private final MemoryCaptures captures;
    private final MemoryTable<HoldingId, Row> rows;
    private long last;
    private boolean ofPayments = true;
    private boolean depositsGo = true;

    private record Row(Holding holding, boolean root, Optional<Instant> policyAt) {
        Row policy(Optional<Instant> at) {
            return new Row(holding, root, at);
        }

        Row left(Vnd left) {
            Holding h = holding;
            return new Row(
                    new Holding(
                            h.id(),
                            h.psp(),
                            h.transaction(),
                            h.place(),
                            h.cause(),
                            h.payment(),
                            h.bill(),
                            h.kiosk(),
                            h.amount(),
                            left,
                            h.since()),
                    root,
                    policyAt);
        }
    }

    MemoryHoldings(MemoryDatabase database, MemoryCaptures captures) {
        this.database = database;
        this.captures = captures;
        this.rows = new MemoryTable<>("holding", database);
    }

    void withoutThoseOfPayments() {
        ofPayments = false;
    }

    void depositsStay() {
        depositsGo = false;
    }

    @Override
    public void open(Fresh fresh) {
        database.statement(() -> {
            rows.demand(
                    captures.has(fresh.psp(), fresh.transaction(), fresh.amount()),
                    "a capture opens a holding of its whole amount");
            Holding holding =
                    new Holding(
                            new HoldingId(++last),
                            fresh.psp(),
                            fresh.transaction(),
                            fresh.place(),
                            fresh.cause(),
                            fresh.payment(),
                            fresh.bill(),
                            fresh.kiosk(),
                            fresh.amount(),
                            fresh.amount(),
                            fresh.since());
            if (rows.first(row -> row.root() && same(row.holding(), holding)).isPresent()) {
                throw rows.duplicate("a holding of " + fresh.transaction());
            }
            insert(new Row(holding, true, fresh.policyAt()));
            return holding;
        });
    }

    private static boolean same(Holding one, Holding other) {
        return one.psp().equals(other.psp()) && one.transaction().equals(other.transaction());
    }

    private void insert(Row row) {
        Holding holding = row.holding();
        if (holding.place() == Place.BILL && isPaid(holding.bill().orElseThrow())) {
            throw rows.duplicate("a holding that pays bill " + holding.bill().orElseThrow());
        }
        rows.insert(holding.id(), row);
    }

    @Override
    public HoldingId move(Move move) {
        return database.statement(() -> {
            Row from = rows.find(move.from().id()).orElseThrow();
            rows.demand(
                    !move.checker().equals(Optional.of(move.maker())), "four eyes are two people");
            rows.demand(
                    move.checker().isPresent() || move.maker().equals(Policy.GATEWAY),
                    "nobody moves money alone but the policy");
            Vnd left = from.holding().left().minus(move.amount());
            rows.demand(left.compareTo(Vnd.ZERO) >= 0, "never more than there is");
            if (depositsGo || move.from().place() != Place.DEPOSIT) {
                rows.replace(move.from().id(), from.left(left));
            }
            HoldingId id = new HoldingId(++last);
            insert(
                    new Row(
                            new Holding(
                                    id,
                                    move.from().psp(),
                                    move.from().transaction(),
                                    move.to(),
                                    move.cause(),
                                    move.from().payment(),
                                    move.bill(),
                                    move.from().kiosk(),
                                    move.amount(),
                                    move.amount(),
                                    move.at()),
                            false,
                            Optional.empty()));
            return id;
        });
    }

    /// What a refund takes, or gives back when negative.
    void take(HoldingId id, PspCode psp, String transaction, Vnd amount) {
        Optional<Row> row = rows.find(id);
        rows.demand(
                row.filter(r ->
                                r.holding().psp().equals(psp)
                                        && r.holding().transaction().equals(transaction))
                        .isPresent(),
                "a refund goes back to the source of its money");
        Holding holding = row.orElseThrow().holding();
        Vnd left = holding.left().minus(amount);
        rows.demand(
                left.compareTo(Vnd.ZERO) >= 0 && left.compareTo(holding.amount()) <= 0,
                "never more than there is");
        rows.replace(id, row.orElseThrow().left(left));
    }

    @Override
    public Optional<Holding> find(HoldingId id) {
        return database.statement(() -> rows.find(id).map(Row::holding));
    }

    @Override
    public Optional<Holding> lock(HoldingId id) {
        return find(id);
    }

    @Override
    public List<Holding> of(PaymentId payment) {
        return database.statement(() ->
                all().stream()
                        .filter(holding ->
                                ofPayments && holding.payment().equals(Optional.of(payment)))
                        .toList());
    }

    @Override
    public List<Holding> left(Set<Place> places, int most) {
        return database.statement(() ->
                all().stream()
                        .filter(holding ->
                                places.contains(holding.place()) && holding.left().isPositive())
                        .sorted(Comparator.comparing(Holding::since))
                        .limit(most)
                        .toList());
    }

    @Override
    public Vnd captured(PspCode psp, String transaction) {
        return database.statement(() ->
                rows.first(row ->
                                row.root()
                                        && row.holding().psp().equals(psp)
                                        && row.holding().transaction().equals(transaction))
                        .orElseThrow()
                        .holding()
                        .amount());
    }

    @Override
    public boolean pays(BillId bill) {
        return database.statement(() -> isPaid(bill));
    }

    boolean isPaid(BillId bill) {
        return rows.first(row ->
                        row.holding().place() == Place.BILL
                                && row.holding().bill().equals(Optional.of(bill)))
                .isPresent();
    }

    @Override
    public List<Holding> takeUndecided(int most, Instant now, Instant until) {
        return database.statement(() -> {
            List<Holding> taken = new ArrayList<>();
            for (Row row : rows.all()) {
                boolean due = row.policyAt().isPresent() && !row.policyAt().get().isAfter(now);
                if (due && taken.size() < most) {
                    rows.replace(row.holding().id(), row.policy(Optional.of(until)));
                    taken.add(row.holding());
                }
            }
            return taken;
        });
    }

    @Override
    public void lookAgain(HoldingId id, Instant at) {
        policy(id, Optional.of(at));
    }

    @Override
    public void decided(HoldingId id) {
        policy(id, Optional.empty());
    }

    private void policy(HoldingId id, Optional<Instant> at) {
        database.statement(() -> {
            rows.replace(id, rows.find(id).orElseThrow().policy(at));
            return id;
        });
    }

    @Override
    public Total total(Place place) {
        List<Holding> there = left(Set.of(place), Integer.MAX_VALUE);
        return new Total(
                there.size(), there.stream().mapToLong(holding -> holding.left().dong()).sum());
    }

    List<Holding> all() {
        return rows.mapped(Row::holding);
    }
}
