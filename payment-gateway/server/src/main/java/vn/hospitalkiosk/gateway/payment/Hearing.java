package vn.hospitalkiosk.gateway.payment;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.CustomerCodes;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// Whatever a psp says comes in here: one transaction stores the original, judges it and books it; then those who wait are told.
final class Hearing implements PspCallbacks, LateSuccess {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    /// A busy hospital's callbacks come a fifth of a second apart and take a few hundredths.
    private static final int USUAL_AT_ONCE = 3;

    /// Under which money is kept that names no order.
    private static final OrderId NO_ORDER = new OrderId("");

    private final Map<PspCode, Psp> psps;
    private final Transactions transactions;
    private final PaymentIntents intents;
    private final Evidences evidences;
    private final PaymentBook book;
    private final AuditTrail audit;
    private final Clock clock;
    private final Supplier<List<PaymentChanges>> listeners;
    private final Captured captured;
    private final MeterRegistry meters;
    private final String orderInfo;
    private final Flood flood;
    private final Silence silence;

    /// Genuine callbacks being judged now.
    private final AtomicInteger inWork = new AtomicInteger();

    /// @param orderInfo first words of what the payer reads in the app
    /// @param captured called after each commit that took money
    Hearing(
            Map<PspCode, Psp> psps,
            Transactions transactions,
            PaymentIntents intents,
            Evidences evidences,
            PaymentBook book,
            AuditTrail audit,
            Clock clock,
            Supplier<List<PaymentChanges>> listeners,
            Captured captured,
            MeterRegistry meters,
            String orderInfo) {
        this.orderInfo = orderInfo;
        this.psps = Map.copyOf(psps);
        this.transactions = transactions;
        this.intents = intents;
        this.evidences = evidences;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
        this.listeners = listeners;
        this.captured = captured;
        this.meters = meters;
        this.flood = new Flood(clock);
        this.silence = new Silence(intents, clock);
        for (PspCode psp : psps.keySet()) {
            meters.counter("callbacks", "psp", psp.value());
            meters.counter("callbacks_refused", "psp", psp.value());
            meters.counter("stray_money", "psp", psp.value());
        }
    }

    @Override
    public Notices.Heard heard(PspCode code, OrderId order, PspReport report, RawMessage raw) {
        inWork.incrementAndGet();
        try {
            return genuine(code, order, report, raw);
        } finally {
            inWork.decrementAndGet();
        }
    }

    /// Whether so many callbacks are being judged that routine questions should wait for them.
    boolean isBusy() {
        return inWork.get() > USUAL_AT_ONCE;
    }

    private Notices.Heard genuine(PspCode code, OrderId order, PspReport report, RawMessage raw) {
        meters.counter("callbacks", "psp", code.value()).increment();
        AtomicBoolean repeated = new AtomicBoolean();
        AtomicBoolean unjudged = new AtomicBoolean();
        Optional<PaymentIntent> intent =
                hear(
                        psp(code),
                        order,
                        report,
                        Optional.of(raw),
                        () -> repeated.set(true),
                        () -> unjudged.set(true),
                        false);
        if (unjudged.get()) {
            // Kept; but only when it comes again is it judged again.
            return Notices.Heard.NOT_STORED;
        }
        if (intent.isEmpty()) {
            return Notices.Heard.UNKNOWN_ORDER;
        }
        if (report instanceof PspReport.Paid paid && !paid.amount().equals(intent.get().amount())) {
            return Notices.Heard.OTHER_AMOUNT;
        }
        return repeated.get() ? Notices.Heard.REPEATED : Notices.Heard.ACCEPTED;
    }

    @Override
    public Notices.Heard stray(PspCode code, String transaction, Vnd amount, RawMessage raw) {
        meters.counter("callbacks", "psp", code.value()).increment();
        boolean known =
                transactions.within(() -> {
                    Evidences.Filed filed = evidences.file(code, NO_ORDER, raw, clock.instant());
                    return filed.judgedBefore()
                            || !keptInSuspense(code, transaction, amount, filed);
                });
        if (known) {
            return Notices.Heard.REPEATED;
        }
        meters.counter("stray_money", "psp", code.value()).increment();
        LOG.error(
                "{} VND came over {} without an order (bank reference {}): accounting must find whose they are",
                amount.dong(),
                code,
                transaction);
        return Notices.Heard.ACCEPTED;
    }

    /// @return whether the money is new
    private boolean keptInSuspense(
            PspCode code, String transaction, Vnd amount, Evidences.Filed filed) {
        boolean fresh = book.stray(code, transaction, amount);
        evidences.judged(filed, fresh ? "no order -> suspense" : "known money");
        if (fresh) {
            audit.note(code.value(), "stray-money", transaction, amount.dong() + " VND, no order");
        }
        return fresh;
    }

    @Override
    public void refused(PspCode code, String reason, RawMessage raw) {
        meters.counter("callbacks_refused", "psp", code.value()).increment();
        flood.worth(code.value() + " " + reason)
                .ifPresent(times -> {
                    LOG.warn(
                            "a callback of {} was refused: {} ({} in a minute)",
                            code,
                            reason,
                            times);
                    audit.note(
                            code.value(),
                            "callback-refused",
                            "sha256 " + raw.digest(),
                            times == 1 ? reason : reason + ", " + times + " in a minute");
                });
    }

    /// Sees to it that a silent psp's return is noticed; called often.
    void probe() {
        silence.probe();
    }

    /// Asks the psp and takes its answer in. The question is asked outside any transaction.
    Optional<PaymentIntent> ask(PaymentIntent intent) {
        Psp psp = psp(intent.psp());
        Psp.Telling told = psp.ask(intent.atPsp(orderInfo));
        Optional<PaymentIntent> after =
                hear(psp, intent.order(), told.report(), told.raw(), () -> {}, () -> {}, true);
        silence.heard(psp.code(), told.report());
        return after;
    }

    /// @param repeated called when the same message was judged before
    /// @param unjudged called when judging failed and the message was only kept
    /// @return the intent after it; empty when no intent has this order
    private Optional<PaymentIntent> hear(
            Psp psp,
            OrderId order,
            PspReport report,
            Optional<RawMessage> raw,
            Runnable repeated,
            Runnable unjudged,
            boolean asked) {
        try {
            return change(() -> judge(psp, order, report, raw, repeated, asked));
        } catch (RuntimeException e) {
            if (raw.isEmpty()) {
                throw e;
            }
            LOG.error("evidence about order {} could not be judged; kept for later", order, e);
            unjudged.run();
            meters.counter("evidence_unjudged", "psp", psp.code().value()).increment();
            transactions.within(
                    () -> evidences.file(psp.code(), order, raw.get(), clock.instant()));
            return intents.find(psp.code(), order);
        }
    }

    private Optional<PaymentBook.Change> judge(
            Psp psp,
            OrderId order,
            PspReport report,
            Optional<RawMessage> raw,
            Runnable repeated,
            boolean asked) {
        Optional<String> money =
                report instanceof PspReport.Paid paid
                        ? Optional.of(paid.transaction())
                        : Optional.empty();
        Optional<Known> found = intents.lock(psp.code(), order, raw, money);
        if (found.isEmpty()) {
            LOG.error("{} speaks of order {}, which we never made", psp.code(), order);
            raw.ifPresent(r -> unknownOrder(psp, order, report, r, repeated));
            return Optional.empty();
        }
        Known known = found.get();
        if (known.judged()) {
            repeated.run();
            if (!asked) {
                return Optional.of(new PaymentBook.Change(known.intent(), known.intent()));
            }
        }
        PaymentBook.Change change = book.report(known, psp, report, asked);
        raw.ifPresent(r ->
                evidences.judged(psp.code(), order, r, clock.instant(), outcome(report, change)));
        return Optional.of(change);
    }

    /// On the hospital's own account the money stays, whatever code the payer wrote; a wallet takes its payment back when we do not know the order.
    private void unknownOrder(
            Psp psp, OrderId order, PspReport report, RawMessage raw, Runnable repeated) {
        Evidences.Filed filed = evidences.file(psp.code(), order, raw, clock.instant());
        if (filed.judgedBefore()) {
            repeated.run();
            return;
        }
        audit.note(psp.code().value(), "unknown-order", order.value(), name(report));
        if (report instanceof PspReport.Paid(Vnd amount, String transaction)
                && psp.naming() == Psp.Naming.TRANSFER_CODE) {
            meters.counter("stray_money", "psp", psp.code().value()).increment();
            keptInSuspense(psp.code(), transaction, amount, filed);
        } else {
            evidences.judged(filed, "no such order");
        }
    }

    /// What two people found out about a payment.
    PaymentIntent testified(PaymentIntent intent, PspReport report, Testimony testimony) {
        Psp psp = psp(intent.psp());
        return change(
                        () -> {
                            Evidences.Filed filed =
                                    evidences.file(
                                            intent.psp(),
                                            intent.order(),
                                            testimony,
                                            clock.instant());
                            PaymentBook.Change change =
                                    book.report(intents.lock(intent), psp, report);
                            evidences.judged(filed, outcome(report, change));
                            return Optional.of(change);
                        })
                .orElse(intent);
    }

    private static String outcome(PspReport report, PaymentBook.Change change) {
        return name(report) + " -> " + change.after().progress().code();
    }

    PaymentIntent placed(PaymentIntent intent, Psp.Placing placing) {
        Psp psp = psp(intent.psp());
        try {
            // As it was stored a moment ago: usually nobody has changed it since.
            return change(() -> Optional.of(book.placed(intent, psp, placing))).orElse(intent);
        } catch (Overtaken e) {
            LOG.debug("payment {} changed before the psp had answered", intent.id(), e);
            return change(() -> Optional.of(book.placed(intents.lock(intent), psp, placing)))
                    .orElse(intent);
        }
    }

    /// What the psp made of a payer's code.
    PaymentIntent charged(PaymentIntent intent, CustomerCodes.Charging charging) {
        return switch (charging) {
            case CustomerCodes.Charging.Told(Psp.Telling told) ->
                    hear(
                                    psp(intent.psp()),
                                    intent.order(),
                                    told.report(),
                                    told.raw(),
                                    () -> {},
                                    () -> {},
                                    true)
                            .orElse(intent);
            case CustomerCodes.Charging.Refused refused ->
                    placed(intent, new Psp.Placing.Refused(refused.code(), refused.reason()));
        };
    }

    /// @param why empty when the patient asked
    PaymentIntent cancelAsked(PaymentIntent intent, Optional<FailureCode> why) {
        Psp psp = psp(intent.psp());
        return change(() -> Optional.of(book.cancelAsked(intent, psp, why))).orElse(intent);
    }

    @Override
    public void pays(PaymentId payment, BillId bill, String transaction) {
        intents.find(payment)
                .filter(intent -> intent.bill().equals(bill) && psps.containsKey(intent.psp()))
                .ifPresent(intent -> book.applied(intent, psp(intent.psp()), transaction));
    }

    @Override
    public void tell(PaymentId payment, BillId bill) {
        intents.find(payment)
                .filter(intent -> intent.bill().equals(bill))
                .ifPresent(intent -> {
                    count(intent);
                    announce(intent, Optional.empty());
                });
    }

    /// Runs `work` in a transaction and, after its commit, tells of what changed: once, however many heard the same news at the same time.
    private Optional<PaymentIntent> change(Supplier<Optional<PaymentBook.Change>> work) {
        Optional<PaymentBook.Change> change =
                transactions.within(work).map(PaymentBook.Change::done);
        change.ifPresent(this::tell);
        return change.map(PaymentBook.Change::after);
    }

    private void tell(PaymentBook.Change change) {
        Progress before = change.before().progress();
        Progress after = change.after().progress();
        if (after.version() > before.version()) {
            if (!before.code().equals(after.code())) {
                count(change.after());
            }
            announce(change.after(), change.toTell());
        }
    }

    private void count(PaymentIntent intent) {
        meters.counter(
                        "payments",
                        "psp",
                        intent.psp().value(),
                        "state",
                        intent.progress().code().name())
                .increment();
    }

    private void announce(PaymentIntent intent, Optional<HisMoney.PaymentRecord> toTell) {
        if (intent.progress().state() instanceof State.Money) {
            captured.money(toTell);
        }
        for (PaymentChanges listener : listeners.get()) {
            try {
                listener.changed(intent.kiosk(), intent.view());
            } catch (RuntimeException e) {
                LOG.error("a listener failed at payment {}", intent.id(), e);
            }
        }
    }

    private Psp psp(PspCode code) {
        Psp psp = psps.get(code);
        if (psp == null) {
            throw new IllegalStateException("no psp " + code + " is configured");
        }
        return psp;
    }

    private static String name(PspReport report) {
        return report.getClass().getSimpleName();
    }
}
