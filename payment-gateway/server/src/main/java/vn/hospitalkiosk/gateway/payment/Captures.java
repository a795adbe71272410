package vn.hospitalkiosk.gateway.payment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;

/// Money taken, by the psp's transaction, and the receipt numbers given for it.
public interface Captures {
    boolean isKnown(PspCode psp, String transaction);

    boolean isPaid(BillId bill);

    Optional<Taken> find(PspCode psp, String transaction);

    /// @param journal by which it was booked
    record Taken(Journal.Kind kind, Vnd amount, long journal) {}

    void add(
            PaymentIntent intent,
            String transaction,
            Journal.Kind kind,
            Vnd amount,
            long journal,
            Instant at);

    /// The next receipt number of the year, without gaps: taken inside the transaction that needs it.
    String nextReceipt(int year);
}
