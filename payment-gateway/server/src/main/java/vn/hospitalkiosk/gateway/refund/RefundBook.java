package vn.hospitalkiosk.gateway.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.HospitalTime;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.payment.Pace;

/// The only place where a refund changes. Every method runs inside the caller's transaction, with the refund locked.
final class RefundBook {
    private static final Logger LOG = LoggerFactory.getLogger(RefundBook.class);

    private final RefundRegister register;
    private final Holdings holdings;
    private final Ledger ledger;
    private final HisNews news;
    private final AuditTrail audit;
    private final Shifts shifts;
    private final Clock clock;

    RefundBook(
            RefundRegister register,
            Holdings holdings,
            Ledger ledger,
            HisNews news,
            AuditTrail audit,
            Shifts shifts,
            Clock clock) {
        this.register = register;
        this.holdings = holdings;
        this.ledger = ledger;
        this.news = news;
        this.audit = audit;
        this.shifts = shifts;
        this.clock = clock;
    }

    /// Proposed, and approved at once when that needs no second person.
    Refund proposed(Refund refund, boolean approved) {
        register.add(refund);
        audit.note(
                refund.proposal().maker().value(),
                "refund-proposed",
                refund.id().value(),
                refund.amount().dong() + " VND of money " + refund.money());
        return approved ? approved(refund, Refund.Approval.NONE) : refund;
    }

    Refund approved(Refund refund, Refund.Approval approval) {
        Instant now = clock.instant();
        Refund.Standing standing = refund.standing().with(approval);
        if (refund.byVoucher()) {
            int year = shifts.dayOf(now).getYear();
            standing =
                    standing.with(standing.outcome().numbered(register.nextVoucher(year)))
                            .with(Refund.Asking.never());
        } else {
            standing = standing.with(Refund.Asking.next(now));
        }
        return judged(refund, refund.with(standing), new RefundEvent.Approve());
    }

    Refund turnedDown(Refund refund, Refund.Approval approval, String reason) {
        Refund.Standing standing =
                refund.standing()
                        .with(approval)
                        .with(Refund.Asking.never())
                        .with(refund.standing().outcome().said(reason));
        return judged(refund, refund.with(standing), new RefundEvent.TurnDown());
    }

    /// From the first byte on it may be on its way.
    ///
    /// @param next when to ask when no answer was stored: this process may die
    Refund sending(Refund refund, Instant next) {
        Instant now = clock.instant();
        Refund.Asking asking = new Refund.Asking(Optional.of(now), 0, Optional.of(next));
        return judged(
                refund, refund.with(refund.standing().with(asking)), new RefundEvent.Sending());
    }

    Refund notSent(Refund refund, String reason) {
        if (!(refund.stage() instanceof Stage.Sent)) {
            return asked(refund, new RefundEvent.NotSent(), reason);
        }
        Refund.Standing standing =
                refund.standing()
                        .with(Refund.Asking.next(clock.instant().plus(Duration.ofSeconds(30))))
                        .with(refund.standing().outcome().said(reason));
        return judged(refund, refund.with(standing), new RefundEvent.NotSent());
    }

    /// The psp's word that decides nothing yet.
    Refund asked(Refund refund, RefundEvent event, String said) {
        Refund.Asking before = refund.standing().asking();
        Refund.Asking asking =
                refund.stage() instanceof Stage.Moving
                        ? new Refund.Asking(
                                before.sentAt(),
                                before.times() + 1,
                                Optional.of(clock.instant().plus(Pace.unresolved(before.times()))))
                        : before;
        Refund.Standing standing =
                refund.standing().with(asking).with(refund.standing().outcome().said(said));
        return judged(refund, refund.with(standing), event);
    }

    Refund denied(Refund refund, String said) {
        Refund.Standing standing = refund.standing().with(refund.standing().outcome().said(said));
        return judged(refund, refund.with(over(standing)), new RefundEvent.Denied());
    }

    /// @param proof the psp's id of the refund, or the bank's reference of a payout
    Refund done(Refund refund, String proof) {
        Refund.Standing standing =
                refund.standing().with(refund.standing().outcome().proven(proof));
        return judged(refund, refund.with(over(standing)), new RefundEvent.Done());
    }

    private static Refund.Standing over(Refund.Standing standing) {
        Refund.Asking asking = standing.asking();
        return standing.with(new Refund.Asking(asking.sentAt(), asking.times(), Optional.empty()));
    }

    /// @param changed what else changes when the event is taken
    private Refund judged(Refund before, Refund changed, RefundEvent event) {
        return switch (RefundLifecycle.next(before.stage(), event)) {
            case RefundLifecycle.Moved(Stage next, boolean books) -> {
                Refund.Standing standing = changed.standing().moved(next.code()).nextVersion();
                if (books) {
                    standing = standing.with(standing.outcome().booked(book(before)));
                }
                Refund after = before.with(standing);
                register.save(after);
                register.noteChange(
                        after,
                        before.standing().state(),
                        event.getClass().getSimpleName(),
                        clock.instant());
                LOG.info(
                        "refund {}: {} -> {}",
                        before.id(),
                        before.standing().state(),
                        standing.state());
                yield after;
            }
            case RefundLifecycle.Ignored(String why) -> {
                LOG.debug("refund {}: {} ignored, {}", before.id(), event, why);
                yield stillMoving(before, changed);
            }
            case RefundLifecycle.Conflict(String why) -> {
                LOG.error("refund {}: {} contradicts what is known: {}", before.id(), event, why);
                audit.note(before.psp().value(), "refund-conflict", before.id().value(), why);
                yield before;
            }
        };
    }

    /// Questions are counted while it is open; nothing else changes when an event changed nothing.
    private Refund stillMoving(Refund before, Refund changed) {
        if (!(before.stage() instanceof Stage.Moving)
                || changed.standing().asking().times() == before.standing().asking().times()) {
            return before;
        }
        Refund after = before.with(changed.standing().nextVersion());
        register.save(after);
        return after;
    }

    private long book(Refund refund) {
        HospitalTime time = shifts.at(clock.instant());
        Holding money = holdings.find(refund.money()).orElseThrow();
        long journal =
                ledger.post(
                        Journal.refund(
                                new Subject(Subject.Kind.REFUND, refund.id().value()),
                                money.place().account(),
                                refund.amount(),
                                new Origin(money.kiosk(), refund.psp(), Channel.DESK),
                                time));
        if (money.place() == Place.BILL) {
            money.bill()
                    .ifPresent(bill ->
                            news.add(
                                    new HisMoney.RefundRecord(
                                            refund.id().value(),
                                            bill,
                                            refund.amount(),
                                            time.at(),
                                            refund.psp().value(),
                                            refund.transaction()),
                                    time.at()));
        }
        return journal;
    }
}
