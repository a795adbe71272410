package vn.hospitalkiosk.device.cardterminal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.link.Signs;

/// One order after the other: intent, order, answer; and, when the answer does not come, the last transaction until it is known. Belongs to whoever holds the terminal.
final class Payments {
    private static final Logger LOG = LoggerFactory.getLogger(Payments.class);

    /// "No such transaction" must be said so often, after the payment's time is over, to be believed.
    private static final int DENIALS = 2;

    /// How often the number before is asked for until it is told twice alike.
    private static final int LOOKS = 4;

    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final TerminalConnection connection;
    private final IntentJournal journal;
    private final Clock clock;
    private final BooleanSupplier closed;
    private final Judging judging;
    private final TakingBack takingBack;
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
        this.judging = new Judging(profile, codec, clock);
        this.takingBack = new TakingBack(profile, codec, connection, judging, clock, closed);
    }

    PaymentOutcome perform(
            Intent.Kind kind,
            Order order,
            TerminalCommand.Money command,
            Consumer<SaleStep> steps) {
        Optional<Failure> objection = objection(command);
        if (objection.isPresent()) {
            return new PaymentOutcome.NotStarted(objection.get());
        }
        Before before = codec.knowsBySequence() ? before() : new Before.Known(Optional.empty());
        return switch (before) {
            case Before.Known(Optional<String> trace) -> {
                Optional<String> sale =
                        command instanceof TerminalCommand.VoidSale(Order _, String number)
                                ? Optional.of(number)
                                : Optional.empty();
                yield begun(new Intent(kind, order, clock.instant(), trace, sale), command, steps);
            }
            case Before.NotTold(Failure failure) -> new PaymentOutcome.NotStarted(failure);
        };
    }

    private Optional<Failure> objection(TerminalCommand command) {
        Optional<String> why = codec.objection(command);
        if (why.isPresent()) {
            return Optional.of(new Failure("T33", why.get()));
        }
        try {
            if (journal.open().isPresent()) {
                return Optional.of(new Failure("T31", "an earlier payment is not resolved"));
            }
        } catch (RuntimeException e) {
            LOG.error("the journal could not be read: {}", e.getClass().getName());
            return Optional.of(new Failure("T34", "the journal of payments could not be read"));
        }
        return connection.alive()
                ? Optional.empty()
                : Optional.of(new Failure("T21", "the terminal is not there"));
    }

    /// The number of the transaction before this one.
    private sealed interface Before {
        record Known(Optional<String> trace) implements Before {}

        record NotTold(Failure failure) implements Before {}
    }

    /// Told twice alike: an older answer that comes late looks like this one, and behind it an old payment could pass for the new. A busy terminal refuses: nothing is started then.
    private Before before() {
        Optional<Before> last = Optional.empty();
        for (int i = 0; i < LOOKS; i++) {
            Before now =
                    switch (question(new TerminalCommand.Wanted.Newest())) {
                        case ExchangeEnd.Answered(byte[] message) ->
                                new Before.Known(trace(message));
                        case ExchangeEnd.NotTaken(String why) ->
                                new Before.NotTold(
                                        new Failure(connection.alive() ? "T23" : "T21", why));
                        case ExchangeEnd.Open(boolean _, String why) ->
                                new Before.NotTold(new Failure("T21", why));
                    };
            if (now instanceof Before.NotTold || last.filter(now::equals).isPresent()) {
                return now;
            }
            last = Optional.of(now);
        }
        return new Before.NotTold(
                new Failure("T23", "the terminal tells another last transaction each time"));
    }

    private Optional<String> trace(byte[] message) {
        Optional<String> trace = codec.read(message).flatMap(TerminalAnswer::trace);
        Arrays.fill(message, (byte) 0);
        return trace;
    }

    private PaymentOutcome begun(
            Intent intent, TerminalCommand.Money command, Consumer<SaleStep> steps) {
        try {
            journal.begin(intent);
        } catch (RuntimeException e) {
            LOG.error("the intent could not be written: {}", e.getClass().getName());
            return notStarted("T34", "the intent could not be written down");
        }
        denials = 0;
        return sent(intent, command, steps);
    }

    private static PaymentOutcome notStarted(String code, String why) {
        return new PaymentOutcome.NotStarted(new Failure(code, why));
    }

    private PaymentOutcome sent(
            Intent intent, TerminalCommand.Money command, Consumer<SaleStep> steps) {
        ExchangeEnd end =
                connection.exchange(
                        command,
                        message -> !(judging.of(intent, message, true) instanceof Verdict.NotOurs),
                        message -> record(intent, judging.of(intent, message, true)),
                        signs(steps));
        return switch (end) {
            case ExchangeEnd.Answered(byte[] message) -> {
                Verdict verdict = judging.of(intent, message, true);
                Arrays.fill(message, (byte) 0);
                yield switch (verdict) {
                    case Verdict.Ours(PaymentOutcome outcome) -> outcome;
                    case Verdict.OtherAmount(PaymentOutcome.Receipt taken) ->
                            takenBack(intent, taken, true);
                    case Verdict.NotOurs _, Verdict.Unclear _ -> resolved(intent);
                };
            }
            case ExchangeEnd.NotTaken(String why) -> ended(intent, notStarted("T23", why));
            case ExchangeEnd.Open _ -> resolved(intent);
        };
    }

    private Signs signs(Consumer<SaleStep> steps) {
        return new Signs() {
            @Override
            public void taken() {
                steps.accept(SaleStep.WAITING_FOR_CARD);
            }

            @Override
            public void progressed(String text) {
                if (codec.tellsOfCard(text)) {
                    steps.accept(SaleStep.CARD_SEEN);
                }
            }
        };
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
    private PaymentOutcome takenBack(Intent intent, PaymentOutcome.Receipt taken, boolean mayWait) {
        LOG.error("T32 the terminal took another amount than it was asked for");
        // Written first: a power cut here must not lead to a second attempt. People decide then.
        PaymentOutcome open = ended(intent, new PaymentOutcome.TookOther(taken, false));
        boolean voided =
                taken.trace()
                        .filter(number -> takingBack.done(intent, number, mayWait))
                        .isPresent();
        return voided ? ended(intent, new PaymentOutcome.TookOther(taken, true)) : open;
    }

    private ExchangeEnd question(TerminalCommand.Wanted wanted) {
        return connection.exchange(new TerminalCommand.LastTransaction(wanted), _ -> true, _ -> {});
    }

    /// Asks until it is known, or the caller's patience is over.
    private PaymentOutcome resolved(Intent intent) {
        long end = System.nanoTime() + left(intent).plus(profile.resolveWithin()).toNanos();
        while (true) {
            PaymentOutcome outcome = asked(intent, true);
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
    ///
    /// @param mayWait for a line that broke to be opened again: not on the thread that opens it
    PaymentOutcome asked(Intent intent, boolean mayWait) {
        ExchangeEnd end =
                connection.exchange(
                        TerminalCommand.LastTransaction.of(intent),
                        message ->
                                codec.denies(message)
                                        || !(judging.of(intent, message, false)
                                                instanceof Verdict.NotOurs),
                        _ -> {});
        return switch (end) {
            case ExchangeEnd.Answered(byte[] message) -> {
                Verdict verdict = judging.of(intent, message, false);
                Arrays.fill(message, (byte) 0);
                yield judged(intent, verdict, mayWait);
            }
            case ExchangeEnd.NotTaken(String why) -> unknown(why);
            case ExchangeEnd.Open(boolean _, String why) -> unknown(why);
        };
    }

    private PaymentOutcome judged(Intent intent, Verdict verdict, boolean mayWait) {
        return switch (verdict) {
            case Verdict.Ours(PaymentOutcome outcome) -> ended(intent, outcome);
            case Verdict.OtherAmount(PaymentOutcome.Receipt taken) ->
                    takenBack(intent, taken, mayWait);
            case Verdict.Unclear(Failure failure) -> new PaymentOutcome.Unknown(failure);
            case Verdict.NotOurs _ -> denied(intent);
        };
    }

    private PaymentOutcome denied(Intent intent) {
        denials = left(intent).isZero() ? denials + 1 : 0;
        if (denials < DENIALS) {
            return unknown("the terminal does not know the payment yet");
        }
        boolean cannotTell = intent.kind() == Intent.Kind.VOID && !codec.voidNamesSale();
        return ended(
                intent,
                cannotTell
                        ? new PaymentOutcome.Unknown(
                                new Failure("T25", "this terminal cannot be asked about a void"))
                        : notStarted("T24", "the terminal knows nothing of the payment"));
    }

    private static PaymentOutcome unknown(@Nullable String why) {
        return new PaymentOutcome.Unknown(new Failure("T22", String.valueOf(why)));
    }
}
