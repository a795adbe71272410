package vn.hospitalkiosk.gateway.sim.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Known;
import vn.hospitalkiosk.gateway.payment.Overtaken;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Progress;
import vn.hospitalkiosk.gateway.payment.Receipt;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// `payment_intent` and `payment_change`.
final class MemoryIntents implements PaymentIntents {
    private final MemoryDatabase database;
    private final MemoryTable<PaymentId, Row> rows;
    private final MemoryTable<ChangeKey, Tables.Change> changes;
    private boolean guarding = true;
    private Facts facts = new Facts() {};

    /// What stands in other tables.
    interface Facts {
        default boolean judged(PspCode psp, RawMessage raw) {
            return false;
        }

        default boolean money(PspCode psp, String transaction) {
            return false;
        }

        default boolean paid(BillId bill) {
            return false;
        }
    }

    private record Row(PaymentIntent intent, Optional<Instant> leasedUntil) {
        Instant next() {
            return intent.progress().asking().nextAt().orElse(Instant.MAX);
        }
    }

    private record ChangeKey(PaymentId payment, long version) {}

    MemoryIntents(MemoryDatabase database) {
        this.database = database;
        this.rows = new MemoryTable<>("payment_intent", database);
        this.changes = new MemoryTable<>("payment_change", database);
    }

    void know(Facts other) {
        facts = other;
    }

    void withoutGuard() {
        guarding = false;
    }

    @Override
    public boolean add(PaymentIntent intent) {
        return database.statement(() -> {
            boolean taken =
                    rows.first(row -> clash(row.intent(), intent)).isPresent()
                            || billIsTaken(intent)
                            || (guarding && facts.paid(intent.bill()));
            if (!taken) {
                rows.insert(intent.id(), new Row(intent, Optional.empty()));
            }
            return !taken;
        });
    }

    private static boolean clash(PaymentIntent one, PaymentIntent other) {
        return one.id().equals(other.id())
                || one.reference().equals(other.reference())
                || (one.psp().equals(other.psp()) && one.order().equals(other.order()));
    }

    private boolean billIsTaken(PaymentIntent by) {
        return guarding
                && holdsBill(by)
                && rows.first(row ->
                                holdsBill(row.intent())
                                        && row.intent().bill().equals(by.bill())
                                        && !row.intent().id().equals(by.id()))
                        .isPresent();
    }

    private static boolean holdsBill(PaymentIntent intent) {
        PaymentState state = intent.progress().code();
        return state.isOpen() || state == PaymentState.CAPTURED || state == PaymentState.SETTLED;
    }

    @Override
    public Optional<PaymentIntent> find(PaymentId id) {
        return database.statement(() -> rows.find(id).map(Row::intent));
    }

    @Override
    public Optional<PaymentIntent> find(PspCode psp, OrderId order) {
        return database.statement(() ->
                rows.first(row ->
                                row.intent().psp().equals(psp)
                                        && row.intent().order().equals(order))
                        .map(Row::intent));
    }

    @Override
    public Optional<PaymentIntent> named(String reference) {
        return database.statement(() ->
                rows.first(row -> row.intent().reference().equals(reference)).map(Row::intent));
    }

    @Override
    public Optional<PaymentIntent> holderOf(BillId bill) {
        return database.statement(() ->
                rows.first(row -> holdsBill(row.intent()) && row.intent().bill().equals(bill))
                        .map(Row::intent));
    }

    /// One transaction at a time: nothing else to lock.
    @Override
    public Optional<Known> lock(
            PspCode psp, OrderId order, Optional<RawMessage> raw, Optional<String> transaction) {
        return database.statement(() ->
                rows.first(row ->
                                row.intent().psp().equals(psp)
                                        && row.intent().order().equals(order))
                        .map(Row::intent)
                        .map(intent ->
                                new Known(
                                        intent,
                                        raw.filter(r -> facts.judged(psp, r)).isPresent(),
                                        transaction.filter(t -> facts.money(psp, t)).isPresent(),
                                        facts.paid(intent.bill()))));
    }

    @Override
    public List<PaymentIntent> endedOf(BillId bill, int most) {
        return database.statement(() ->
                rows.all().stream()
                        .map(Row::intent)
                        .filter(intent ->
                                intent.bill().equals(bill) && !intent.progress().code().isOpen())
                        .sorted(Comparator.comparing(PaymentIntent::createdAt).reversed())
                        .limit(most)
                        .toList());
    }

    @Override
    public void lock(BillId bill) {
        database.statement(() -> bill);
    }

    @Override
    public List<PaymentIntent> unresolved(Instant madeBefore, int most) {
        return database.statement(() -> in(PaymentState.UNRESOLVED, madeBefore, _ -> true, most));
    }

    @Override
    public List<PaymentIntent> showing(Instant madeBefore, int most) {
        return database.statement(() ->
                in(
                        PaymentState.AWAITING_PAYER,
                        madeBefore,
                        progress -> progress.cancelAskedAt().isEmpty(),
                        most));
    }

    private List<PaymentIntent> in(
            PaymentState state, Instant madeBefore, Predicate<Progress> which, int most) {
        List<PaymentIntent> all = new ArrayList<>();
        for (Row row : rows.all()) {
            PaymentIntent intent = row.intent();
            if (intent.progress().code() == state
                    && intent.createdAt().isBefore(madeBefore)
                    && which.test(intent.progress())) {
                all.add(intent);
            }
        }
        all.sort(Comparator.comparing(PaymentIntent::createdAt));
        return all.size() > most ? all.subList(0, most) : all;
    }

    @Override
    public PaymentIntent lock(PaymentIntent intent) {
        return find(intent.id()).orElseThrow();
    }

    @Override
    public void save(PaymentIntent intent) {
        database.statement(() -> {
            Row before = rows.find(intent.id()).orElseThrow();
            if (before.intent().progress().version() != intent.progress().version() - 1) {
                throw new Overtaken(
                        "payment "
                                + intent.id()
                                + " changed under us before version "
                                + intent.progress().version());
            }
            PaymentIntent after = with(before.intent(), intent.progress());
            if (billIsTaken(after)) {
                throw rows.duplicate("an intent for bill " + after.bill());
            }
            after.progress().receiptNumber().ifPresent(number -> demandOwn(number, after));
            rows.replace(after.id(), new Row(after, Optional.empty()));
            return after;
        });
    }

    @Override
    public void save(PaymentIntent intent, Receipt receipt) {
        Progress p = intent.progress();
        save(with(intent, progress(p, p.asking(), Optional.of(receipt.number()))));
    }

    private void demandOwn(String receipt, PaymentIntent intent) {
        boolean taken =
                rows.first(row ->
                                !row.intent().id().equals(intent.id())
                                        && row.intent()
                                                .progress()
                                                .receiptNumber()
                                                .equals(Optional.of(receipt)))
                        .isPresent();
        if (taken) {
            throw rows.duplicate("receipt " + receipt);
        }
    }

    @Override
    public void noteAsked(PaymentIntent intent) {
        database.statement(() -> {
            Row before = rows.find(intent.id()).orElseThrow();
            PaymentIntent after = counted(before.intent(), intent.progress().asking());
            rows.replace(intent.id(), new Row(after, Optional.empty()));
            return before;
        });
    }

    @Override
    public void noteChange(PaymentIntent after, String from, String event, Instant at) {
        database.statement(() -> {
            changes.demand(rows.find(after.id()).isPresent(), "no payment " + after.id());
            long version = after.progress().version();
            String to = after.progress().code().name();
            ChangeKey key = new ChangeKey(after.id(), version);
            if (changes.find(key).isPresent()) {
                throw new Overtaken("payment " + after.id() + " has a change " + version);
            }
            changes.insert(key, new Tables.Change(after.id(), version, from, to, event));
            return version;
        });
    }

    @Override
    public List<PaymentIntent> takeDue(int most, Instant now, Instant until) {
        return database.statement(() -> {
            List<Row> due = new ArrayList<>();
            for (Row row : rows.all()) {
                boolean free = row.leasedUntil().isEmpty() || !row.leasedUntil().get().isAfter(now);
                if (free && !row.next().isAfter(now)) {
                    due.add(row);
                }
            }
            due.sort(Comparator.comparing(Row::next));
            List<PaymentIntent> taken = new ArrayList<>();
            for (Row row : due.subList(0, Math.min(most, due.size()))) {
                rows.replace(row.intent().id(), new Row(row.intent(), Optional.of(until)));
                taken.add(row.intent());
            }
            return taken;
        });
    }

    @Override
    public void hasten(PspCode psp, Instant now, int most) {
        database.statement(() -> {
            rows.all().stream()
                    .filter(row ->
                            row.intent().progress().code() == PaymentState.UNRESOLVED
                                    && row.intent().psp().equals(psp)
                                    && row.next().isAfter(now)
                                    && !row.next().equals(Instant.MAX))
                    .sorted(
                            Comparator.comparing(Row::next)
                                    .thenComparing(row -> row.intent().id().value()))
                    .limit(most)
                    .toList()
                    .forEach(row ->
                            rows.replace(
                                    row.intent().id(),
                                    new Row(asked(row.intent(), now), row.leasedUntil())));
            return rows;
        });
    }

    @Override
    public void releaseAll() {
        database.statement(() -> {
            for (Row row : List.copyOf(rows.all())) {
                if (row.intent().progress().code().isOpen()) {
                    rows.replace(row.intent().id(), new Row(asked(row.intent()), Optional.empty()));
                }
            }
            return rows;
        });
    }

    private static PaymentIntent asked(PaymentIntent intent) {
        Instant first = intent.progress().asking().nextAt().orElse(Instant.MAX);
        return asked(intent, first.isBefore(intent.createdAt()) ? first : intent.createdAt());
    }

    private static PaymentIntent asked(PaymentIntent intent, Instant next) {
        Progress.Asking asking = intent.progress().asking();
        return counted(
                intent,
                new Progress.Asking(
                        asking.times(), asking.inState(), asking.lastAt(), Optional.of(next)));
    }

    private static PaymentIntent counted(PaymentIntent intent, Progress.Asking asking) {
        Progress p = intent.progress();
        return with(intent, progress(p, asking, p.receiptNumber()));
    }

    private static Progress progress(Progress p, Progress.Asking asking, Optional<String> receipt) {
        return Progress.stored(
                p.code(),
                p.version(),
                p.qrContent(),
                p.refusal(),
                p.cancelAskedAt(),
                p.closedAt(),
                asking,
                receipt,
                p.capturedAt(),
                p.payer());
    }

    private static PaymentIntent with(PaymentIntent intent, Progress progress) {
        return new PaymentIntent(
                intent.id(),
                intent.kiosk(),
                intent.visit(),
                intent.bill(),
                intent.psp(),
                intent.order(),
                intent.reference(),
                intent.amount(),
                intent.payee(),
                intent.createdAt(),
                intent.expiresAt(),
                progress,
                intent.purpose());
    }

    List<PaymentIntent> all() {
        return rows.mapped(Row::intent);
    }

    List<Tables.Change> changes() {
        return List.copyOf(changes.all());
    }

    PaymentIntent row(PaymentId id) {
        return rows.find(id).orElseThrow().intent();
    }

    boolean has(PaymentId id) {
        return rows.find(id).isPresent();
    }
}
