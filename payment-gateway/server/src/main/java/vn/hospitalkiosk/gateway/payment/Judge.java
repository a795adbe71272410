package vn.hospitalkiosk.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// What a psp's report means for one intent at one moment (payments-providers §7).
final class Judge {
    private Judge() {}

    /// @param now by our clock
    /// @param grace after the QR's end, until "no such order" proves that nothing was paid
    /// @param billPaid whether a capture already pays this bill
    static Event event(
            PaymentIntent intent, PspReport report, Instant now, Duration grace, boolean billPaid) {
        boolean over = !now.isBefore(intent.expiresAt());
        boolean cancelling = intent.progress().cancelAskedAt().isPresent();
        return switch (report) {
            case PspReport.Paid paid when !paid.amount().equals(intent.amount()) ->
                    new Event.PaidOther();
            case PspReport.Paid _ -> billPaid ? new Event.PaidAgain() : new Event.Paid();
            case PspReport.Waiting _ -> unpaid(over, cancelling);
            case PspReport.NotFound _ -> {
                boolean proof = !now.isBefore(intent.expiresAt().plus(grace));
                yield proof ? unpaid(true, cancelling) : unheard(over, cancelling);
            }
            case PspReport.Processing _ -> unheard(over, cancelling);
            case PspReport.Begun _ -> unheard(over, cancelling);
            case PspReport.Silent _ -> unheard(over, cancelling);
            case PspReport.Unclear _ -> new Event.Doubt();
            case PspReport.TakenBack _ -> new Event.TakenBack();
            case PspReport.Settled _ -> new Event.Settled();
            case PspReport.Declined _ -> new Event.Declined();
            case PspReport.Cancelled _ -> new Event.Cancelled();
            case PspReport.Expired _ -> unpaid(true, cancelling);
        };
    }

    private static Event unpaid(boolean over, boolean cancelling) {
        if (cancelling) {
            return new Event.Cancelled();
        }
        return over ? new Event.Expired() : new Event.NothingNew();
    }

    private static Event unheard(boolean over, boolean cancelling) {
        return over || cancelling ? new Event.Doubt() : new Event.NothingNew();
    }
}
