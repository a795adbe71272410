package vn.hospitalkiosk.gateway.refund;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.AmountInWords;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Testimony;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.psp.Psp;

/// What people may do with refunds.
final class RefundCounter implements RefundDesk {
    private final Map<PspCode, Psp> psps;
    private final Transactions transactions;
    private final RefundRegister register;
    private final Holdings holdings;
    private final PaymentIntents intents;
    private final RefundBook book;
    private final RefundHearing hearing;
    private final AuditTrail audit;
    private final Clock clock;
    private final Policy policy;
    private final Supplier<String> ids;

    /// @param ids unguessable
    RefundCounter(
            Map<PspCode, Psp> psps,
            Transactions transactions,
            RefundRegister register,
            Holdings holdings,
            PaymentIntents intents,
            RefundBook book,
            RefundHearing hearing,
            AuditTrail audit,
            Clock clock,
            Policy policy,
            Supplier<String> ids) {
        this.psps = Map.copyOf(psps);
        this.transactions = transactions;
        this.register = register;
        this.holdings = holdings;
        this.intents = intents;
        this.book = book;
        this.hearing = hearing;
        this.audit = audit;
        this.clock = clock;
        this.policy = policy;
        this.ids = ids;
    }

    @Override
    public List<Holding> moneyOf(PaymentId payment) {
        return holdings.of(payment).stream()
                .filter(money -> money.place() != Place.RETURNED)
                .toList();
    }

    @Override
    public Proposing propose(HoldingId money, Vnd amount, Proposal proposal) {
        return transactions.within(() -> {
            Optional<Holding> holding = holdings.lock(money);
            if (holding.isEmpty()) {
                return new Proposing.Not(Obstacle.NOT_THERE);
            }
            if (holding.get().place() == Place.RETURNED) {
                return new Proposing.Not(Obstacle.NOT_NOW);
            }
            if (!amount.isPositive() || amount.compareTo(holding.get().left()) > 0) {
                return new Proposing.Not(Obstacle.NOT_ENOUGH_LEFT);
            }
            if (register.hasUnresolved(holding.get().psp(), holding.get().transaction())) {
                return new Proposing.Not(Obstacle.REFUND_UNRESOLVED);
            }
            Refund refund = fresh(holding.get(), amount, proposal);
            boolean approved = amount.compareTo(refund.limit()) <= 0;
            return new Proposing.Proposed(book.proposed(refund, approved).view());
        });
    }

    private Refund fresh(Holding money, Vnd amount, Proposal proposal) {
        boolean program =
                money.payment().isPresent()
                        && Optional.ofNullable(psps.get(money.psp()))
                                .flatMap(Psp::refunds)
                                .isPresent();
        return new Refund(
                new RefundId(ids.get()),
                money.id(),
                money.psp(),
                money.transaction(),
                money.payment(),
                amount,
                limit(money, proposal.maker()),
                !program,
                proposal,
                new Refund.Standing(
                        RefundState.REQUESTED,
                        1,
                        Refund.Approval.NONE,
                        Refund.Asking.never(),
                        Refund.Outcome.NONE));
    }

    /// Many small refunds of one payment count as one. What nobody understands, and what the gateway itself proposes, always needs a second person.
    private Vnd limit(Holding money, PersonId maker) {
        if (money.place() == Place.SUSPENSE || maker.equals(Policy.GATEWAY)) {
            return Vnd.ZERO;
        }
        Vnd rest =
                policy.refundLimit().minus(register.unapproved(money.psp(), money.transaction()));
        return rest.isPositive() ? rest : Vnd.ZERO;
    }

    @Override
    public Decided approve(RefundId id, PersonId checker) {
        return transactions.within(() -> {
            Optional<Refund> refund = register.lock(id);
            if (refund.isEmpty()) {
                return Decided.not(Obstacle.NOT_THERE);
            }
            if (!(refund.get().stage() instanceof Stage.Requested)) {
                return Decided.not(Obstacle.NOT_NOW);
            }
            if (refund.get().proposal().maker().equals(checker)) {
                return Decided.not(Obstacle.SAME_PERSON);
            }
            Instant now = clock.instant();
            audit.note(
                    checker.value(),
                    "refund-approved",
                    id.value(),
                    refund.get().amount().dong() + " VND");
            book.approved(
                    refund.get(),
                    new Refund.Approval(Optional.of(checker), Optional.empty(), Optional.of(now)));
            return new Decided.Done();
        });
    }

    @Override
    public Decided refuse(RefundId id, PersonId by, String reason) {
        return transactions.within(() -> {
            Optional<Refund> refund = register.lock(id);
            if (refund.isEmpty()) {
                return Decided.not(Obstacle.NOT_THERE);
            }
            if (!(refund.get().stage() instanceof Stage.Waiting)) {
                return Decided.not(Obstacle.NOT_NOW);
            }
            Refund.Approval before = refund.get().standing().approval();
            audit.note(by.value(), "refund-turned-down", id.value(), reason);
            book.turnedDown(
                    refund.get(),
                    new Refund.Approval(
                            before.checker(), Optional.of(by), Optional.of(clock.instant())),
                    reason);
            return new Decided.Done();
        });
    }

    @Override
    public Decided paidOut(RefundId id, FourEyes eyes, String bankReference) {
        Optional<Refund> refund = register.find(id);
        if (refund.isEmpty()) {
            return Decided.not(Obstacle.NOT_THERE);
        }
        if (!refund.get().byVoucher() || !(refund.get().stage() instanceof Stage.Approved)) {
            return Decided.not(Obstacle.NOT_NOW);
        }
        return ended(refund.get(), eyes, Found.WENT_BACK, bankReference);
    }

    @Override
    public Decided end(RefundId id, FourEyes eyes, Found found, String source) {
        Optional<Refund> refund = register.find(id);
        if (refund.isEmpty()) {
            return Decided.not(Obstacle.NOT_THERE);
        }
        if (!(refund.get().stage() instanceof Stage.Moving)) {
            return Decided.not(Obstacle.NOT_NOW);
        }
        return ended(refund.get(), eyes, found, source);
    }

    private Decided ended(Refund refund, FourEyes eyes, Found found, String source) {
        String said =
                "refund %s of %d VND: %s".formatted(refund.id(), refund.amount().dong(), found);
        Refund after =
                hearing.heard(
                        refund,
                        new Testimony(said, eyes, source),
                        locked ->
                                switch (found) {
                                    case WENT_BACK -> book.done(locked, source);
                                    case DID_NOT -> book.denied(locked, source);
                                });
        return after.standing().state().isOver()
                ? new Decided.Done()
                : Decided.not(Obstacle.NOT_NOW);
    }

    @Override
    public List<RefundView> list(Set<RefundState> states, int most) {
        return register.list(states, most).stream().map(Refund::view).toList();
    }

    @Override
    public Optional<RefundView> find(RefundId refund) {
        return register.find(refund).map(Refund::view);
    }

    @Override
    public List<RefundView> of(PaymentId payment) {
        return register.of(payment).stream().map(Refund::view).toList();
    }

    @Override
    public Optional<Voucher> voucher(RefundId id) {
        return register.find(id)
                .filter(refund -> refund.standing().outcome().voucher().isPresent())
                .map(this::voucher);
    }

    private Voucher voucher(Refund refund) {
        Psp psp = psps.get(refund.psp());
        return new Voucher(
                refund.standing().outcome().voucher().orElseThrow(),
                refund.payment().flatMap(intents::find).map(PaymentIntent::reference),
                psp == null ? refund.psp().value() : psp.label(),
                refund.transaction(),
                refund.amount(),
                AmountInWords.of(refund.amount()),
                refund.proposal().reason(),
                refund.proposal().maker(),
                refund.standing().approval().checker(),
                refund.standing().approval().at().orElse(refund.proposal().at()));
    }
}
