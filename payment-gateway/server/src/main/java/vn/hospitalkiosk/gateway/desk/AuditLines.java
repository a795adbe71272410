package vn.hospitalkiosk.gateway.desk;

import java.time.Instant;
import java.util.List;

/// What stands in the audit trail.
public interface AuditLines {
    /// Newest first.
    ///
    /// @param text part of actor, action or subject; empty for all
    /// @param actions these too
    /// @param before number of a line; only older ones
    List<Line> lines(String text, List<String> actions, long before, int most);

    record Line(
            long number, Instant at, String actor, String action, String subject, String detail) {}
}
