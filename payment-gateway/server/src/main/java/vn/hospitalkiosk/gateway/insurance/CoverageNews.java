package vn.hospitalkiosk.gateway.insurance;

/// Tells the HIS what the insurance gateway said. The check's id is the key: telling twice is harmless. Blocks; never throws for what the HIS does.
public interface CoverageNews {
    Heard tell(CardChecks.Report report);

    /// @param words of the HIS, without personal data
    record Heard(Kind kind, String words) {
        public enum Kind {
            DONE,
            REJECTED,
            UNKNOWN,
            NOT_OFFERED
        }
    }
}
