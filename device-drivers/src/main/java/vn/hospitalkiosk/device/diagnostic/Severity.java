package vn.hospitalkiosk.device.diagnostic;

/// How bad a finding is; the later, the worse.
public enum Severity {
    /// Checked, and well.
    WELL,
    /// To know, nothing to do.
    NOTE,
    /// The kiosk serves patients, but somebody should come.
    DEGRADED,
    /// Something the kiosk is for does not work.
    BROKEN
}
