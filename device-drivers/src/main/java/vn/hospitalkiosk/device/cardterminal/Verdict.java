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
    ///
    /// @param receipt with the amount it took; 0 when that is no whole đồng
    record OtherAmount(PaymentOutcome.Receipt receipt) implements Verdict {}

    /// It may be about this intent, and something needed to be sure is missing.
    record Unclear(Failure failure) implements Verdict {}

    /// How the terminal was asked.
    ///
    /// @param direct the answer to the order itself, and not to the question for the last transaction
    /// @param bySequence the terminal repeats no reference
    /// @param voidNamesSale the answer to a void carries the number of the sale, and the terminal can be asked about it
    /// @param latest a told time must not lie behind
    record Asked(
            boolean direct,
            boolean bySequence,
            boolean voidNamesSale,
            Instant earliest,
            Instant latest,
            ZoneId zone) {}

    /// Accepted only if reference, amount and time fit (payments-providers.md §6.4). Where a terminal repeats no reference, a transaction number other than the one before stands for it. A void is known by the number of the sale it takes back.
    static Verdict of(Intent intent, TerminalAnswer answer, Asked asked) {
        return intent.kind() == Intent.Kind.VOID
                ? VoidVerdict.of(intent, answer, asked)
                : ofPayment(intent, answer, asked);
    }

    private static Verdict ofPayment(Intent intent, TerminalAnswer answer, Asked asked) {
        return switch (answer.result()) {
            case NOTHING_KNOWN -> new NotOurs();
            case UNCLEAR -> unclear();
            case DECLINED, CANCELLED, VOIDED ->
                    identified(intent, answer, asked).orElseGet(() -> new Ours(refusal(answer)));
            case APPROVED ->
                    identified(intent, answer, asked)
                            .orElseGet(() -> approved(intent, answer, asked));
        };
    }

    static Verdict unclear() {
        return new Unclear(new Failure("T22", "the terminal's result is neither yes nor no"));
    }

    /// A sale that was taken and taken back, by people at the terminal, took no money.
    static PaymentOutcome refusal(TerminalAnswer answer) {
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

    static Verdict missing(String what) {
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
        if (answer.amountVnd().isEmpty()) {
            return missing("amount");
        }
        if (answer.amountVnd().getAsLong() != intent.order().amountVnd()) {
            return new OtherAmount(
                    receipt(intent, answer, Math.max(0, answer.amountVnd().getAsLong())));
        }
        return new Ours(done(intent, answer, asked));
    }

    static PaymentOutcome done(Intent intent, TerminalAnswer answer, Asked asked) {
        return new PaymentOutcome.Approved(
                receipt(intent, answer, intent.order().amountVnd()), !asked.direct());
    }

    private static PaymentOutcome.Receipt receipt(
            Intent intent, TerminalAnswer answer, long amountVnd) {
        return new PaymentOutcome.Receipt(
                intent.order().reference(),
                amountVnd,
                answer.trace(),
                answer.approvalCode(),
                answer.retrievalReference(),
                answer.pan(),
                answer.by());
    }
}
