package vn.hospitalkiosk.gateway.ledger;

/// The chart, as far as kiosks touch it (ledger-reconciliation-peers §3).
public enum Account {
    /// Money a psp holds for us. 1311.
    PSP_CLEARING,
    /// What the HIS has billed. 1311.
    HIS_RECEIVABLE,
    /// Money of a patient that pays no bill yet. 3388.
    PATIENT_CREDIT,
    /// Money nobody understands yet. 3388.
    SUSPENSE
}
