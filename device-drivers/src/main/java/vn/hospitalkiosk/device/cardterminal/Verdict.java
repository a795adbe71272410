package vn.hospitalkiosk.device.cardterminal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// What an answer proves about an intent.
sealed interface Verdict {
    /// It is about this intent, and this is what became of it.
    record Ours(PaymentOutcome outcome) implements Verdict {}

    /// It is about something else, or the terminal knows nothing of this intent.
    record NotOurs() implements Verdict {}

    /// The terminal took another amount than it was asked for.
    record OtherAmount(Optional<String> trace) implements Verdict {}

    /// It may be about this intent, and something needed to be sure is missing.
    record Unclear(Failure failure) implements Verdict {}

    /// How the terminal was asked.
    ///
    /// @param direct the answer to the order itself, and not to the question for the last transaction
    /// @param latest a told time must not lie behind
    record Asked(
            boolean direct, boolean bySequence, Instant earliest, Instant latest, ZoneId zone) {}

    /// Accepted only if reference, amount and time fit (payments-providers.md §6.4). Where a terminal repeats no reference, a transaction number other than the one before stands for it.
    static Verdict of(Intent intent, TerminalAnswer answer, Asked asked) {
        return switch (answer.result()) {
            case NOTHING_KNOWN -> new NotOurs();
            case UNCLEAR ->
                    new Unclear(new Failure("T22", "the terminal's result is neither yes nor no"));
            case DECLINED, CANCELLED ->
                    identified(intent, answer, asked).orElseGet(() -> new Ours(refusal(answer)));
            case APPROVED ->
                    identified(intent, answer, asked)
                            .orElseGet(() -> approved(intent, answer, asked));
        };
    }

    private static PaymentOutcome refusal(TerminalAnswer answer) {
        return answer.result() == TerminalAnswer.Result.CANCELLED
                ? new PaymentOutcome.Cancelled()
                : new PaymentOutcome.Declined(answer.code(), answer.text());
    }

    /// Empty when the answer is about this intent.
    private static Optional<Verdict> identified(Intent intent, TerminalAnswer answer, Asked asked) {
        if (asked.bySequence()) {
            if (answer.trace().isEmpty()) {
                return Optional.of(missing("number"));
            }
            return answer.trace().equals(intent.lastTrace())
                    ? Optional.of(new NotOurs())
                    : Optional.empty();
        }
        if (answer.reference().isEmpty()) {
            return Optional.of(missing("reference"));
        }
        return answer.reference().get().equals(intent.order().reference().text())
                ? Optional.empty()
                : Optional.of(new NotOurs());
    }

    private static Verdict missing(String what) {
        return new Unclear(new Failure("T22", "the terminal's answer has no " + what));
    }

    private static Verdict approved(Intent intent, TerminalAnswer answer, Asked asked) {
        if (answer.time().isPresent()
                && !answer.time().get().within(asked.earliest(), asked.latest(), asked.zone())) {
            return new NotOurs();
        }
        if (answer.time().isEmpty() && !asked.direct()) {
            return missing("time");
        }
        boolean amountNeeded = intent.kind() != Intent.Kind.VOID || !asked.direct();
        if (answer.amountVnd().isEmpty() && amountNeeded) {
            return missing("amount");
        }
        if (answer.amountVnd().isPresent()
                && answer.amountVnd().getAsLong() != intent.order().amountVnd()) {
            return new OtherAmount(answer.trace());
        }
        return new Ours(
                new PaymentOutcome.Approved(
                        new PaymentOutcome.Receipt(
                                intent.order().reference(),
                                intent.order().amountVnd(),
                                answer.trace(),
                                answer.approvalCode(),
                                answer.retrievalReference(),
                                answer.pan()),
                        !asked.direct()));
    }
}
