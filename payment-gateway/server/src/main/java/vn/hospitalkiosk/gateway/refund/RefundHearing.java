package vn.hospitalkiosk.gateway.refund;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.Testimony;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Refunds.Refunding;

/// What a psp says about a refund comes in here: one transaction stores the original, judges it and books it. If judging throws, the original is kept by a second.
final class RefundHearing {
    private static final Logger LOG = LoggerFactory.getLogger(RefundHearing.class);

    private final Transactions transactions;
    private final RefundRegister register;
    private final Evidences evidences;
    private final RefundBook book;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Runnable told;

    /// @param told called after a commit that may have filled the outbox
    RefundHearing(
            Transactions transactions,
            RefundRegister register,
            Evidences evidences,
            RefundBook book,
            Clock clock,
            MeterRegistry meters,
            Runnable told) {
        this.transactions = transactions;
        this.register = register;
        this.evidences = evidences;
        this.book = book;
        this.clock = clock;
        this.meters = meters;
        this.told = told;
    }

    Refund heard(Refund refund, Refunds.Answer answer) {
        Optional<Supplier<Evidences.Filed>> filing =
                answer.raw().map(raw -> () -> file(refund, raw));
        return kept(refund, filing, locked -> judge(locked, answer.refunding()));
    }

    /// What two people found out.
    Refund heard(Refund refund, Testimony testimony, UnaryOperator<Refund> judge) {
        return kept(
                refund,
                Optional.of(() ->
                        evidences.file(refund.psp(), order(refund), testimony, clock.instant())),
                judge);
    }

    private Refund kept(
            Refund refund,
            Optional<Supplier<Evidences.Filed>> filing,
            UnaryOperator<Refund> judge) {
        try {
            Refund after = change(refund, filing, judge);
            if (after.standing().state() != refund.standing().state()) {
                count(after);
            }
            return after;
        } catch (RuntimeException e) {
            if (filing.isEmpty()) {
                throw e;
            }
            LOG.error("evidence about refund {} could not be judged; kept", refund.id(), e);
            meters.counter("evidence_unjudged", "psp", refund.psp().value()).increment();
            transactions.within(filing.get());
            return refund;
        }
    }

    private Refund change(
            Refund refund,
            Optional<Supplier<Evidences.Filed>> filing,
            UnaryOperator<Refund> judge) {
        return transactions.within(() -> {
            Optional<Evidences.Filed> filed = filing.map(Supplier::get);
            Refund after = judge.apply(register.lock(refund.id()).orElseThrow());
            filed.ifPresent(f -> evidences.judged(f, "-> " + after.standing().state()));
            return after;
        });
    }

    private Evidences.Filed file(Refund refund, RawMessage raw) {
        return evidences.file(refund.psp(), order(refund), raw, clock.instant());
    }

    private static OrderId order(Refund refund) {
        return new OrderId(refund.id().value());
    }

    private void count(Refund refund) {
        meters.counter(
                        "refunds",
                        "psp",
                        refund.psp().value(),
                        "state",
                        refund.standing().state().name())
                .increment();
        if (refund.standing().state() == RefundState.REFUNDED) {
            told.run();
        }
    }

    private Refund judge(Refund refund, Refunding refunding) {
        return switch (refunding) {
            case Refunding.Done(String transaction) -> book.done(refund, transaction);
            case Refunding.Refused(String reason) -> book.denied(refund, reason);
            case Refunding.Pending(String reason) ->
                    book.asked(refund, new RefundEvent.Pending(), reason);
            case Refunding.NotKnown(String reason) ->
                    book.asked(refund, new RefundEvent.NotKnown(), reason);
            case Refunding.NotSent(String reason) -> book.notSent(refund, reason);
        };
    }
}
