package vn.hospitalkiosk.gateway.audit;

/// Append-only record of who did what and what was refused. No personal data.
public interface AuditTrail {
    /// @param actor `momo`, `kiosk K03`, a person's account
    /// @param action `callback-refused`
    /// @param subject what it was about, an id or a digest
    void note(String actor, String action, String subject, String detail);
}
