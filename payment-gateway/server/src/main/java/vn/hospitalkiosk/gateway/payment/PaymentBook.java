package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.HospitalTime;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.money.Cause;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// The only place where a payment changes. Every method runs inside the caller's transaction and works on a locked intent.
final class PaymentBook {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentBook.class);

    private final PaymentIntents intents;
    private final Captures captures;
    private final Holdings holdings;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final Shifts shifts;

    /// @param shifts the hospital's calendar
    PaymentBook(
            PaymentIntents intents,
            Captures captures,
            Holdings holdings,
            Ledger ledger,
            Outbox outbox,
            AuditTrail audit,
            Clock clock,
            Shifts shifts) {
        this.intents = intents;
        this.captures = captures;
        this.holdings = holdings;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.shifts = shifts;
    }

    /// @param before as it stood when nobody else could change it any more
    /// @param after without the receipt's number when it got one now
    /// @param toTell what the HIS must be told now
    /// @param receipt given with this change
    record Change(
            PaymentIntent before,
            PaymentIntent after,
            Optional<HisMoney.PaymentRecord> toTell,
            Optional<Receipt> receipt) {
        Change(PaymentIntent before, PaymentIntent after) {
            this(before, after, Optional.empty(), Optional.empty());
        }

        /// After the end of the transaction: as it stands in the books.
        Change done() {
            return receipt.map(given ->
                            new Change(
                                    before,
                                    after.with(after.progress().receipted(given.number())),
                                    toTell,
                                    Optional.empty()))
                    .orElse(this);
        }
    }

    /// New money of a payment, booked.
    ///
    /// @param receiptOf the year whose next receipt it gets
    private record Booked(
            PaymentIntent intent,
            Optional<HisMoney.PaymentRecord> toTell,
            Optional<Integer> receiptOf) {}

    /// What somebody found out about a payment, without being asked by us.
    ///
    /// @param intent locked
    Change report(PaymentIntent intent, Psp psp, PspReport report) {
        boolean known =
                report instanceof PspReport.Paid paid
                        && captures.isKnown(psp.code(), paid.transaction());
        boolean billPaid =
                report instanceof PspReport.Paid && !known && holdings.pays(intent.bill());
        return report(new Known(intent, false, known, billPaid), psp, report, false);
    }

    /// @param asked whether the report answers a question of ours, which is counted
    Change report(Known known, Psp psp, PspReport report, boolean asked) {
        PaymentIntent intent = known.intent();
        Instant now = clock.instant();
        Progress before = intent.progress();
        // An answer that arrives after the money is not counted: nothing changes any more.
        boolean counts = asked && !(before.state() instanceof State.Money);
        PaymentIntent after =
                counts ? intent.with(before.asked(before.asking().askedAt(now))) : intent;
        Optional<HisMoney.PaymentRecord> toTell = Optional.empty();
        Optional<Integer> receiptOf = Optional.empty();
        if (report instanceof PspReport.Paid paid) {
            if (!known.money()) {
                Booked booked = paid(after, psp, paid, known.billPaid(), now);
                after = booked.intent();
                toTell = booked.toTell();
                receiptOf = booked.receiptOf();
            }
        } else if (report instanceof PspReport.TakenBack(String transaction)
                && returned(intent, psp, transaction)) {
            LOG.info("payment {}: the psp took transaction back, nothing is left", intent.id());
        } else {
            after =
                    judged(
                            begun(after, report),
                            Judge.event(after, report, now, psp.grace(), false),
                            now);
        }
        // Last: who holds the counter keeps every other capture of the facility waiting.
        Optional<Receipt> receipt = receiptOf.map(captures::nextReceipt);
        return new Change(intent, saved(intent, after, psp, now, counts, receipt), toTell, receipt);
    }

    private static PaymentIntent begun(PaymentIntent intent, PspReport report) {
        Progress progress = intent.progress();
        boolean news = report instanceof PspReport.Begun && progress.state() instanceof State.Open;
        return news ? intent.with(progress.with(progress.payer().begins())) : intent;
    }

    /// @param intent locked, or as it was stored
    /// @throws Overtaken now or at the end of the transaction, when it was changed meanwhile
    Change placed(PaymentIntent intent, Psp psp, Psp.Placing placing) {
        Instant now = clock.instant();
        PaymentIntent after =
                switch (placing) {
                    case Psp.Placing.Placed(String qr) ->
                            judged(
                                    intent.with(intent.progress().withQr(qr)),
                                    new Event.Placed(),
                                    now);
                    case Psp.Placing.Awaited _ -> judged(intent, new Event.Placed(), now);
                    case Psp.Placing.Refused refused ->
                            judged(
                                    intent.with(intent.progress().refused(refused.code())),
                                    new Event.NotPlaced(),
                                    now);
                    case Psp.Placing.NotKnown _ -> intent;
                };
        return new Change(intent, saved(intent, after, psp, now, true));
    }

    /// Its money came late and pays its bill now: the payment is what it was meant to be.
    ///
    /// @param transaction the psp's id of that money
    Change applied(PaymentIntent unlocked, Psp psp, String transaction) {
        PaymentIntent intent = intents.lock(unlocked);
        PaymentIntent after = judged(intent, new Event.Applied(), clock.instant());
        PaymentIntent paid = saved(intent, after, psp, clock.instant(), false);
        if (paid.progress().state() instanceof State.Captured
                && captures.isSettled(psp.code(), transaction)) {
            paid = report(paid, psp, new PspReport.Settled(transaction)).after();
        }
        return new Change(intent, paid);
    }

    /// @param why empty when the patient asked
    Change cancelAsked(PaymentIntent unlocked, Psp psp, Optional<FailureCode> why) {
        PaymentIntent intent = intents.lock(unlocked);
        Instant now = clock.instant();
        if (!(intent.progress().state() instanceof State.Open)) {
            return new Change(intent, intent);
        }
        Progress asked = intent.progress().cancelAsked(now);
        Progress progress = why.map(asked::refused).orElse(asked);
        return new Change(intent, saved(intent, intent.with(progress), psp, now, false));
    }

    private Booked paid(
            PaymentIntent intent, Psp psp, PspReport.Paid paid, boolean billPaid, Instant now) {
        Event event = Judge.event(intent, paid, now, psp.grace(), billPaid);
        return switch (Lifecycle.next(intent.progress().state(), event)) {
            case Lifecycle.Moved(State next, Optional<Journal.Kind> booking) -> {
                Journal.Kind kind = booking.orElseThrow();
                Progress progress =
                        intent.progress()
                                .moved(next, now)
                                .with(intent.progress().payer().paid(paid.amount()));
                HospitalTime time = shifts.at(now);
                PaymentIntent after = intent.with(progress);
                Optional<HisMoney.PaymentRecord> toTell = book(after, psp, paid, kind, time);
                noteMove(intent, after, event, now);
                yield progress.capturedAt().isPresent()
                        ? new Booked(after, toTell, Optional.empty())
                        : new Booked(
                                intent.with(progress.captured(now)),
                                toTell,
                                Optional.of(time.day().getYear()));
            }
            case Lifecycle.Ignored(String why) ->
                    throw new IllegalStateException("new money cannot be ignored: " + why);
            case Lifecycle.Conflict(String why) ->
                    throw new IllegalStateException("new money cannot be in conflict: " + why);
        };
    }

    private Optional<HisMoney.PaymentRecord> book(
            PaymentIntent intent,
            Psp psp,
            PspReport.Paid paid,
            Journal.Kind moved,
            HospitalTime time) {
        Instant now = time.at();
        Journal.Kind kind = Standings.kind(intent.purpose(), moved);
        long journal =
                ledger.post(
                        Journal.moneyIn(
                                kind,
                                Subject.of(intent.id()),
                                paid.amount(),
                                Origin.at(intent.kiosk(), intent.psp(), channel(psp)),
                                time));
        captures.add(intent, paid.transaction(), kind, paid.amount(), journal, now);
        holdings.open(Standings.of(intent, paid, kind, journal, now));
        if (kind != Journal.Kind.CAPTURE) {
            return Optional.empty();
        }
        HisMoney.PaymentRecord record =
                new HisMoney.PaymentRecord(
                        intent.id(),
                        intent.bill(),
                        paid.amount(),
                        now,
                        intent.psp().value(),
                        intent.reference());
        outbox.add(record, now);
        return Optional.of(record);
    }

    private static Channel channel(Psp psp) {
        return switch (psp.kind()) {
            case WALLET, BANK_QR -> Channel.QR;
            case CARD_TERMINAL -> Channel.CARD;
        };
    }

    /// Money without an order: kept where nobody understands it yet, once, however it is told.
    ///
    /// @return whether it is new
    boolean stray(PspCode psp, String transaction, Vnd amount) {
        if (captures.isKnown(psp, transaction)) {
            return false;
        }
        HospitalTime time = shifts.at(clock.instant());
        long journal =
                ledger.post(
                        Journal.moneyIn(
                                Journal.Kind.STRAY,
                                new Subject(Subject.Kind.STRAY, psp + "/" + transaction),
                                amount,
                                Origin.without(psp, Channel.QR),
                                time));
        captures.addStray(psp, transaction, amount, journal, time.at());
        holdings.open(Standings.stray(psp, transaction, amount, journal, time.at()));
        return true;
    }

    /// Money nobody has moved or given back since it came leaves the books again; otherwise a person must look.
    ///
    /// @return whether that was so, now or before
    private boolean returned(PaymentIntent intent, Psp psp, String transaction) {
        List<Holding> money =
                holdings.of(intent.id()).stream()
                        .filter(one -> one.transaction().equals(transaction))
                        .toList();
        if (money.stream().anyMatch(one -> one.place() == Place.RETURNED)) {
            return true;
        }
        Optional<Holding> whole =
                money.stream()
                        .filter(one -> one.place() != Place.BILL)
                        .findFirst()
                        .flatMap(one -> holdings.lock(one.id()))
                        .filter(one -> one.left().equals(one.amount()));
        whole.ifPresent(one -> giveBack(intent, psp, one));
        return whole.isPresent();
    }

    private void giveBack(PaymentIntent intent, Psp psp, Holding money) {
        HospitalTime time = shifts.at(clock.instant());
        long journal =
                ledger.post(
                        Journal.refund(
                                Subject.of(intent.id()),
                                money.place().account(),
                                money.amount(),
                                Origin.at(intent.kiosk(), intent.psp(), channel(psp)),
                                time));
        holdings.move(
                new Holdings.Move(
                        money,
                        Place.RETURNED,
                        Cause.TAKEN_BACK,
                        money.bill(),
                        money.amount(),
                        time.at(),
                        journal,
                        Policy.GATEWAY,
                        "taken back at the terminal",
                        Optional.empty()));
    }

    private PaymentIntent judged(PaymentIntent intent, Event event, Instant now) {
        return switch (Lifecycle.next(intent.progress().state(), event)) {
            case Lifecycle.Moved(State next, Optional<Journal.Kind> _) -> {
                PaymentIntent after = intent.with(intent.progress().moved(next, now));
                noteMove(intent, after, event, now);
                yield after;
            }
            case Lifecycle.Ignored(String why) -> {
                LOG.debug("payment {}: {} ignored, {}", intent.id(), event, why);
                yield intent;
            }
            case Lifecycle.Conflict(String why) -> {
                LOG.error("payment {}: {} contradicts what is known: {}", intent.id(), event, why);
                audit.note(intent.psp().value(), "evidence-conflict", intent.id().value(), why);
                yield intent;
            }
        };
    }

    private void noteMove(PaymentIntent before, PaymentIntent after, Event event, Instant now) {
        intents.noteChange(
                after.with(after.progress().nextVersion()),
                before.progress().code().name(),
                event.getClass().getSimpleName(),
                now);
    }

    /// Nothing is written, and the version does not grow, when nothing changed.
    private PaymentIntent saved(
            PaymentIntent before, PaymentIntent after, Psp psp, Instant now, boolean pace) {
        return saved(before, after, psp, now, pace, Optional.empty());
    }

    private PaymentIntent saved(
            PaymentIntent before,
            PaymentIntent after,
            Psp psp,
            Instant now,
            boolean pace,
            Optional<Receipt> receipt) {
        boolean moved = !before.progress().code().equals(after.progress().code());
        Progress progress = after.progress();
        if (pace || moved) {
            progress = progress.asked(progress.asking().next(Pace.next(after, now, psp)));
        }
        if (progress.equals(before.progress())) {
            return before;
        }
        if (onlyAsked(before.progress(), progress)) {
            PaymentIntent asked = after.with(progress);
            intents.noteAsked(asked);
            return asked;
        }
        PaymentIntent saved = after.with(progress.nextVersion());
        receipt.ifPresentOrElse(given -> intents.save(saved, given), () -> intents.save(saved));
        return saved;
    }

    /// While the QR shows, a question without news every few seconds is no change of the payment. An unresolved one tells the patient how often was asked.
    private static boolean onlyAsked(Progress before, Progress after) {
        return before.state() instanceof State.AwaitingPayer
                && after.asked(before.asking()).equals(before);
    }
}
