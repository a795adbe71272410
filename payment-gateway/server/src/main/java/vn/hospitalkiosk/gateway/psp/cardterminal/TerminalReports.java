package vn.hospitalkiosk.gateway.psp.cardterminal;

import java.time.Clock;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// Takes in what kiosks tell of their terminals: evidence like a psp's, by the same way.
public final class TerminalReports {
    private final KioskOrders orders;
    private final TerminalSales sales;
    private final PspCallbacks callbacks;
    private final AuditTrail audit;
    private final Clock clock;

    public TerminalReports(
            KioskOrders orders,
            TerminalSales sales,
            PspCallbacks callbacks,
            AuditTrail audit,
            Clock clock) {
        this.orders = orders;
        this.sales = sales;
        this.callbacks = callbacks;
        this.audit = audit;
        this.clock = clock;
    }

    /// Returns once the report is on disk and judged.
    ///
    /// @param raw as it came
    /// @throws IllegalStateException when it could be kept only: it is judged when it is told again
    /// @return false when this kiosk has no such payment at its terminal: nothing is kept but a line in the audit
    public boolean heard(KioskId kiosk, PaymentId payment, TerminalReport report, byte[] raw) {
        Optional<OrderId> order = orders.find(kiosk, payment, CardTerminalModule.CODE);
        if (order.isEmpty()) {
            audit.note(
                    "kiosk " + kiosk,
                    "terminal-report-refused",
                    payment.value(),
                    report.outcome() + ", not a card payment of this kiosk");
            return false;
        }
        sales.keep(kiosk, payment, report, clock.instant());
        Notices.Heard heard =
                callbacks.heard(
                        CardTerminalModule.CODE,
                        order.get(),
                        meaning(order.get(), report),
                        new RawMessage(RawMessage.Kind.TERMINAL, evidence(payment, raw)));
        if (heard == Notices.Heard.NOT_STORED) {
            // Nobody but the kiosk can tell again, so it must not think it was heard.
            throw new IllegalStateException(
                    "what the terminal said about payment " + payment + " is kept and not judged");
        }
        if (report.outcome() == TerminalReport.Outcome.TAKEN_BACK) {
            audit.note(
                    "kiosk " + kiosk,
                    "terminal-took-back",
                    payment.value(),
                    report.amount().map(Vnd::dong).orElse(0L) + " VND, void");
        }
        return true;
    }

    /// Two payments may end in the same words: the payment makes them two.
    private static byte[] evidence(PaymentId payment, byte[] raw) {
        byte[] whose = (payment.value() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] both = java.util.Arrays.copyOf(whose, whose.length + raw.length);
        System.arraycopy(raw, 0, both, whose.length, raw.length);
        return both;
    }

    static PspReport meaning(OrderId order, TerminalReport report) {
        String why = report.why().map(code -> code.code()).orElse("terminal");
        return switch (report.outcome()) {
            case APPROVED, OTHER_AMOUNT ->
                    new PspReport.Paid(report.amount().orElseThrow(), transaction(order, report));
            case DECLINED, NOT_STARTED -> new PspReport.Declined(why);
            case CANCELLED -> new PspReport.Cancelled(why);
            case TAKEN_BACK -> new PspReport.TakenBack(transaction(order, report));
            case UNKNOWN -> new PspReport.Unclear(why);
        };
    }

    /// A terminal's numbers begin anew: only with our order they are one movement of money.
    private static String transaction(OrderId order, TerminalReport report) {
        return order + "-" + report.trace().or(report::retrievalReference).orElse("0");
    }
}
