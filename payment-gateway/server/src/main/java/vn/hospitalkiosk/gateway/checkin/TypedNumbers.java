package vn.hospitalkiosk.gateway.checkin;

import java.time.Duration;
import vn.hospitalkiosk.api.FacilityId;

/// Counts wrong guesses about one number or code over all kiosks (UI.md, screen 05). Implementations keep a keyed hash, never the number.
public interface TypedNumbers {
    int FAILURES_ALLOWED = 5;
    Duration BLOCKED_FOR = Duration.ofMinutes(15);

    boolean isBlocked(FacilityId facility, String guess);

    /// @return true when this failure was the one that blocks
    boolean failed(FacilityId facility, String guess);

    void succeeded(FacilityId facility, String guess);

    /// Guesses of yesterday and before. To be called now and then.
    void forgetOld();
}
