package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.util.Optional;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// What Viettel's words mean: the status of an answer says what became of the call, transactionStatus what became of the money, errorCode why.
final class PaybizWords {
    static final String PAYMENT = "PAYMENT";
    static final String REFUND = "REFUND";

    private final Codes answers;
    private final Codes statuses;
    private final Codes errors;
    private final long scale;
    private final Calls calls;

    PaybizWords(PaybizConfig config, Calls calls) {
        this.answers = new Codes(config.answerCodes());
        this.statuses = new Codes(config.transactionStatuses());
        this.errors = new Codes(config.errorCodes());
        this.scale = config.amountScale();
        this.calls = calls;
    }

    /// Seen as a text and as an object with code and message.
    static String answerCode(FlatJson answer) {
        return answer.inner("status")
                .map(status -> status.text("code"))
                .orElseGet(() -> answer.text("status"));
    }

    Optional<Meaning> answer(FlatJson answer) {
        return answers.meaning(answerCode(answer));
    }

    long onWire(Vnd amount) {
        return Math.multiplyExact(amount.dong(), scale);
    }

    /// Empty when it is no whole number of đồng.
    Optional<Vnd> amount(FlatJson transaction) {
        return transaction
                .number("transAmount")
                .filter(wire -> wire > 0 && wire % scale == 0)
                .map(wire -> new Vnd(wire / scale));
    }

    Optional<Meaning> status(OrderId order, String status) {
        Optional<Meaning> meaning = statuses.meaning(status);
        if (meaning.isEmpty()) {
            calls.unknownCode(order, status);
        }
        return meaning;
    }

    /// @param question whether the transaction is the answer to a question of ours
    PspReport report(OrderId order, FlatJson transaction, boolean question) {
        String status = transaction.text("transactionStatus");
        if (status(order, status).isEmpty()) {
            return new PspReport.Processing("unknown " + Codes.said(status));
        }
        PspReport report = statuses.report(status, question, () -> paid(transaction));
        String error = transaction.text("errorCode");
        if (!(report instanceof PspReport.Declined) || error.isEmpty()) {
            return report;
        }
        // A payer who turned away is no bank's refusal.
        return errors.meaning(error).equals(Optional.of(Meaning.CANCELLED))
                ? new PspReport.Cancelled(Codes.said(error))
                : new PspReport.Declined(Codes.said(error));
    }

    private PspReport paid(FlatJson transaction) {
        Optional<Vnd> amount = amount(transaction);
        String id = transaction.text("vtRequestId");
        if (amount.isEmpty() || !id.matches("[0-9A-Za-z._-]{1,64}")) {
            return new PspReport.Processing("paid, but without amount or transaction");
        }
        String currency = transaction.text("currency");
        return currency.isEmpty() || currency.equals("VND")
                ? new PspReport.Paid(amount.get(), id)
                : new PspReport.Processing("paid, but not in đồng");
    }
}
