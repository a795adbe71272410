package vn.hospitalkiosk.gateway.enrolment;

import java.time.Instant;
import java.util.Map;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.api.KioskId;

/// Which kiosks were heard of.
public interface KioskPresence {
    /// When each asked this gateway last; those never heard of are missing.
    Map<KioskId, Instant> lastSeen();

    /// What each told this gateway of its devices last.
    Map<KioskId, Devices> devices();

    record Devices(DeviceNews news, Instant at) {}
}
