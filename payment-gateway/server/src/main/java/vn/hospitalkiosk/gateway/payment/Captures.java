package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;

/// Money taken, by the psp's transaction, and the receipt numbers given for it.
public interface Captures {
    boolean isKnown(PspCode psp, String transaction);

    boolean isPaid(BillId bill);

    /// Whether a settlement that matched has accounted for it.
    boolean isSettled(PspCode psp, String transaction);

    void add(
            PaymentIntent intent,
            String transaction,
            Journal.Kind kind,
            Vnd amount,
            long journal,
            Instant at);

    /// Money without an order.
    void addStray(PspCode psp, String transaction, Vnd amount, long journal, Instant at);

    /// The next receipt of the year, without gaps: taken inside the transaction that needs it, for the payment that this transaction saves next.
    Receipt nextReceipt(int year);
}
