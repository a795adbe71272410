package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.FailureCode;

/// Cases for the desk. Every call is one transaction of its own.
public interface HisCases {
    /// The same code and subject again adds what was newly found and opens the case again if something was.
    void raise(HisCase one);

    /// The oldest first.
    List<HisCase> open();

    /// @return false when nobody had that case open
    boolean close(FailureCode code, String subject, String by, Instant at);

    /// @return how many were deleted
    int forgetClosedBefore(Instant last);
}
