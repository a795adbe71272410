package vn.hospitalkiosk.gateway.ledger;

/// The chart, as far as kiosks touch it. Number and name of each stand in [Chart] and come from configuration.
public enum Account {
    /// Money a psp holds for us.
    PSP_CLEARING,
    /// What the psps have paid out to the hospital's account.
    BANK,
    /// What the psps keep for themselves.
    PSP_FEE,
    /// What the HIS has billed.
    HIS_RECEIVABLE,
    /// Money of a patient that pays no bill yet.
    PATIENT_CREDIT,
    /// Paid in advance of treatment (tạm ứng).
    DEPOSITS,
    /// Money nobody understands yet.
    SUSPENSE
}
