package vn.hospitalkiosk.device.cardterminal;

/// What an answer proves about taking a sale back. The amount proves nothing: what is taken back is the sale of that number, whatever it took.
final class VoidVerdict {
    private VoidVerdict() {}

    static Verdict of(Intent intent, TerminalAnswer answer, Verdict.Asked asked) {
        return asked.voidNamesSale()
                ? byTrace(intent, answer, asked)
                : bySequence(intent, answer, asked);
    }

    /// The terminal names the sale. Asked about it, `VOIDED` says that it was taken back and `APPROVED` that it stands.
    private static Verdict byTrace(Intent intent, TerminalAnswer answer, Verdict.Asked asked) {
        if (answer.result() == TerminalAnswer.Result.NOTHING_KNOWN) {
            return new Verdict.NotOurs();
        }
        if (answer.trace().isEmpty()) {
            return Verdict.missing("number");
        }
        if (!answer.trace().equals(intent.saleTrace())) {
            return new Verdict.NotOurs();
        }
        return switch (answer.result()) {
            case VOIDED -> new Verdict.Ours(Verdict.done(intent, answer, asked));
            case APPROVED ->
                    asked.direct()
                            ? new Verdict.Ours(Verdict.done(intent, answer, asked))
                            : new Verdict.NotOurs();
            case DECLINED, CANCELLED ->
                    asked.direct()
                            ? new Verdict.Ours(Verdict.refusal(answer))
                            : new Verdict.NotOurs();
            case UNCLEAR -> Verdict.unclear();
            case NOTHING_KNOWN -> new Verdict.NotOurs();
        };
    }

    /// A reversal's answer tells no amount; an earlier payment's that was refused tells none either, but carries the number before.
    private static Verdict bySequence(Intent intent, TerminalAnswer answer, Verdict.Asked asked) {
        if (answer.trace().isEmpty()) {
            return Verdict.missing("number");
        }
        boolean payment = answer.amountVnd().isPresent();
        boolean earlier =
                answer.trace().equals(intent.lastTrace())
                        && !answer.trace().equals(intent.saleTrace());
        if (payment || earlier) {
            return new Verdict.NotOurs();
        }
        return switch (answer.result()) {
            case APPROVED, VOIDED -> new Verdict.Ours(Verdict.done(intent, answer, asked));
            case DECLINED, CANCELLED -> new Verdict.Ours(Verdict.refusal(answer));
            case UNCLEAR -> Verdict.unclear();
            case NOTHING_KNOWN -> new Verdict.NotOurs();
        };
    }
}
