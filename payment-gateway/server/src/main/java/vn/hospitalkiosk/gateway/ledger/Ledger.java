package vn.hospitalkiosk.gateway.ledger;

/// The append-only book. Called inside the transaction that moves the payment.
public interface Ledger {
    /// @return the journal's number
    long post(Journal journal);
}
