package vn.hospitalkiosk.api;

/// The queue a downtime number is for (UI.md, screen 23).
public enum NumberClass {
    /// Khám có BHYT.
    INSURED,
    /// Khám không BHYT.
    FEE,
    /// Ưu tiên.
    PRIORITY
}
