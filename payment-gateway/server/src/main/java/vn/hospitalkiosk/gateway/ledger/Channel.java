package vn.hospitalkiosk.gateway.ledger;

/// How the payer's money and the hospital met.
public enum Channel {
    /// A code made for one bill, shown by a kiosk, scanned by the patient.
    QR,
    /// The code that hangs at the counter; the payer types the amount.
    STATIC_QR,
    /// The patient's code, scanned by the kiosk.
    CUSTOMER_CODE,
    CARD,
    /// A person at the counter or the refund desk.
    DESK
}
