package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.List;

/// Answer to the kiosk's heartbeat, `GET /kiosk/v1/status`.
///
/// @param now the gateway's clock, which is authoritative
/// @param his whether the HIS answers
public record KioskStatus(
        Instant now, FacilityId facility, KioskId kiosk, boolean his, List<MethodView> methods) {}
