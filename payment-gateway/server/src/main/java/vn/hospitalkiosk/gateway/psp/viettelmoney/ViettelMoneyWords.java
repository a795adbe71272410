package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Viettel's two words for an order: payment_status says what became of the money, error_code why.
final class ViettelMoneyWords {
    private final Codes statuses;
    private final Codes errors;
    private final Calls calls;

    ViettelMoneyWords(ViettelMoneyConfig config, Calls calls) {
        this.statuses = new Codes(config.paymentStatuses());
        this.errors = new Codes(config.errorCodes());
        this.calls = calls;
    }

    Codes errors() {
        return errors;
    }

    /// @param question whether the message answers a question of ours
    /// @param paid called when the money was taken
    PspReport report(
            OrderId order,
            String status,
            String error,
            boolean question,
            Supplier<PspReport> paid) {
        if (status.isEmpty()) {
            return new PspReport.Silent("without payment_status, " + Codes.said(error));
        }
        if (statuses.meaning(status).isEmpty()) {
            calls.unknownCode(order, status);
        }
        return refined(statuses.report(status, question, paid), error);
    }

    /// A declined payment has a reason; a payer who turned away is no bank's refusal.
    private PspReport refined(PspReport report, String error) {
        if (report instanceof PspReport.Declined) {
            return errors.meaning(error).equals(Optional.of(Meaning.CANCELLED))
                    ? new PspReport.Cancelled(Codes.said(error))
                    : new PspReport.Declined(Codes.said(error));
        }
        return report;
    }
}
