package vn.hospitalkiosk.gateway.psp.cardterminal;

import java.time.Instant;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.TerminalReport;

/// What terminals told, in words a statement of the acquirer can be compared with.
public interface TerminalSales {
    /// Kept once for each outcome of a payment.
    void keep(KioskId kiosk, PaymentId payment, TerminalReport report, Instant heardAt);
}
