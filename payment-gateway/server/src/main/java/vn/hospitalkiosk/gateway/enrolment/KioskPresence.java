package vn.hospitalkiosk.gateway.enrolment;

import java.time.Instant;
import java.util.Map;
import vn.hospitalkiosk.api.KioskId;

/// Which kiosks were heard of.
public interface KioskPresence {
    /// When each asked this gateway last; those never heard of are missing.
    Map<KioskId, Instant> lastSeen();
}
