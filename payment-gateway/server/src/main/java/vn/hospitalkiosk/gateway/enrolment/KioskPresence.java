package vn.hospitalkiosk.gateway.enrolment;

import vn.hospitalkiosk.api.KioskId;

import java.time.Instant;
import java.util.Map;

/// Which kiosks were heard of.
public interface KioskPresence {
    /// When each asked this gateway last; those never heard of are missing.
    Map<KioskId, Instant> lastSeen();
}
