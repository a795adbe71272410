package vn.hospitalkiosk.kiosk.journey;

/// What the patient came for (screen 01).
public enum Task {
    REGISTER,
    PAY,
    STATUS,
    /// From 01d: results of tests.
    RESULTS
}
