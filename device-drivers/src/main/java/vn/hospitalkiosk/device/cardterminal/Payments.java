package vn.hospitalkiosk.device.cardterminal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.link.ExchangeEnd;

/// One order after the other: intent, order, answer; and, when the answer does not come, the last transaction until it is known. Belongs to whoever holds the terminal.
final class Payments {
    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    /// "No such transaction" must be said so often, after the payment's time is over, to be believed.
    private static final int DENIALS = 2;

    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final TerminalConnection connection;
    private final IntentJournal journal;
    private final Clock clock;
    private final BooleanSupplier closed;
    private int denials;

    Payments(
            TerminalProfile profile,
            TerminalCodec codec,
            TerminalConnection connection,
            IntentJournal journal,
            Clock clock,
            BooleanSupplier closed) {
        this.profile = profile;
        this.codec = codec;
        this.connection = connection;
        this.journal = journal;
        this.clock = clock;
        this.closed = closed;
    }

    PaymentOutcome perform(Intent.Kind kind, Order order, TerminalCommand.Money command) {
        Optional<String> objection = codec.objection(command);
        if (objection.isPresent()) {
            return notStarted("T33", objection.get());
        }
        try {
            if (journal.open().isPresent()) {
                return notStarted("T31", "an earlier payment is not resolved");
            }
        } catch (RuntimeException e) {
            LOG.error("the journal could not be read: {}", e.getClass().getName());
            return notStarted("T34", "the journal of payments could not be read");
        }
        Optional<String> before = Optional.empty();
        if (codec.knowsBySequence()) {
            switch (question(Optional.empty())) {
                case ExchangeEnd.Answered(byte[] message) -> before = trace(message);
                // A busy terminal refuses too: without the number before, an old payment could pass
                // for this one.
                case ExchangeEnd.NotTaken(String why) -> {
                    return notStarted(connection.alive() ? "T23" : "T21", why);
                }
                case ExchangeEnd.Open(boolean _, String why) -> {
                    return notStarted("T21", why);
                }
            }
        }
        Intent intent = new Intent(kind, order, clock.instant(), before);
        try {
            journal.begin(intent);
        } catch (RuntimeException e) {
            LOG.error("the intent could not be written: {}", e.getClass().getName());
            return notStarted("T34", "the intent could not be written down");
        }
        denials = 0;
        return sent(intent, command);
    }

    private static PaymentOutcome notStarted(String code, String why) {
        return new PaymentOutcome.NotStarted(new Failure(code, why));
    }

    private Optional<String> trace(byte[] message) {
        Optional<String> trace = codec.read(message).flatMap(TerminalAnswer::trace);
        Arrays.fill(message, (byte) 0);
        return trace;
    }

    private PaymentOutcome sent(Intent intent, TerminalCommand.Money command) {
        ExchangeEnd end =
                connection.exchange(
                        command,
                        message -> !(verdict(intent, message, true) instanceof Verdict.NotOurs),
                        message -> record(intent, verdict(intent, message, true)));
        return switch (end) {
            case ExchangeEnd.Answered(byte[] message) -> {
                Verdict verdict = verdict(intent, message, true);
                Arrays.fill(message, (byte) 0);
                yield switch (verdict) {
                    case Verdict.Ours(PaymentOutcome outcome) -> outcome;
                    case Verdict.OtherAmount(Optional<String> trace) -> takenBack(intent, trace);
                    case Verdict.NotOurs _, Verdict.Unclear _ -> resolved(intent);
                };
            }
            case ExchangeEnd.NotTaken(String why) -> ended(intent, notStarted("T23", why));
            case ExchangeEnd.Open _ -> resolved(intent);
        };
    }

    private Verdict verdict(Intent intent, byte[] message, boolean direct) {
        Verdict.Asked asked =
                new Verdict.Asked(
                        direct,
                        codec.knowsBySequence(),
                        intent.startedAt().minus(profile.clockSkew()),
                        clock.instant().plus(profile.clockSkew()),
                        profile.zone());
        return codec.read(message)
                .map(answer -> Verdict.of(intent, answer, asked))
                .orElseGet(() ->
                        new Verdict.Unclear(
                                new Failure("T22", "the terminal's answer has no known form")));
    }

    private void record(Intent intent, Verdict verdict) {
        if (verdict instanceof Verdict.Ours(PaymentOutcome outcome)) {
            ended(intent, outcome);
        }
    }

    /// An outcome that cannot be written is told all the same: the intent stays open and is resolved from the terminal.
    private PaymentOutcome ended(Intent intent, PaymentOutcome outcome) {
        try {
            journal.end(intent, outcome);
        } catch (RuntimeException e) {
            LOG.error("an outcome could not be written: {}", e.getClass().getName());
        }
        return outcome;
    }

    /// The terminal took another amount: taken back at once, and once only.
    private PaymentOutcome takenBack(Intent intent, Optional<String> trace) {
        Failure failure =
                new Failure("T32", "the terminal took another amount than it was asked for");
        PaymentOutcome open = new PaymentOutcome.Unknown(failure);
        TerminalCommand.VoidSale command =
                new TerminalCommand.VoidSale(intent.order(), trace.orElse(""));
        boolean voidable = trace.isPresent() && codec.objection(command).isEmpty();
        if (!voidable || intent.kind() == Intent.Kind.VOID) {
            return ended(intent, open);
        }
        // Written first: a power cut here must not lead to a second attempt.
        ended(intent, open);
        ExchangeEnd end = connection.exchange(command, _ -> true, _ -> {});
        boolean voided =
                end instanceof ExchangeEnd.Answered(byte[] message)
                        && codec.read(message)
                                .filter(a -> a.result() == TerminalAnswer.Result.APPROVED)
                                .isPresent();
        return voided
                ? ended(intent, new PaymentOutcome.Declined("T32", failure.detail() + "; voided"))
                : open;
    }

    private ExchangeEnd question(Optional<TerminalReference> reference) {
        return connection.exchange(
                new TerminalCommand.LastTransaction(reference), _ -> true, _ -> {});
    }

    /// Asks until it is known, or the caller's patience is over.
    private PaymentOutcome resolved(Intent intent) {
        long end = System.nanoTime() + left(intent).plus(profile.resolveWithin()).toNanos();
        while (true) {
            PaymentOutcome outcome = asked(intent);
            boolean over = end - System.nanoTime() <= 0 || closed.getAsBoolean();
            if (!(outcome instanceof PaymentOutcome.Unknown) || over || journal.open().isEmpty()) {
                return outcome;
            }
            LockSupport.parkNanos(profile.askAgain().toNanos());
        }
    }

    /// How long the payment may still come through. A clock that was set back makes it longer, never shorter than it is.
    private Duration left(Intent intent) {
        Duration since = Duration.between(intent.startedAt(), clock.instant());
        Duration left = profile.longestPayment().minus(since.isNegative() ? Duration.ZERO : since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// One question for the last transaction; `Unknown` when it did not settle the matter.
    PaymentOutcome asked(Intent intent) {
        return switch (question(Optional.of(intent.order().reference()))) {
            case ExchangeEnd.Answered(byte[] message) -> {
                Verdict verdict = verdict(intent, message, false);
                Arrays.fill(message, (byte) 0);
                yield judged(intent, verdict);
            }
            case ExchangeEnd.NotTaken(String why) -> unknown(why);
            case ExchangeEnd.Open(boolean _, String why) -> unknown(why);
        };
    }

    private PaymentOutcome judged(Intent intent, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Ours(PaymentOutcome outcome) -> ended(intent, outcome);
            case Verdict.OtherAmount(Optional<String> trace) -> takenBack(intent, trace);
            case Verdict.Unclear(Failure failure) -> new PaymentOutcome.Unknown(failure);
            case Verdict.NotOurs _ -> denied(intent);
        };
    }

    private PaymentOutcome denied(Intent intent) {
        denials = left(intent).isZero() ? denials + 1 : 0;
        return denials < DENIALS
                ? unknown("the terminal does not know the payment yet")
                : ended(intent, notStarted("T24", "the terminal knows nothing of the payment"));
    }

    private static PaymentOutcome unknown(@Nullable String why) {
        return new PaymentOutcome.Unknown(new Failure("T22", String.valueOf(why)));
    }
}
