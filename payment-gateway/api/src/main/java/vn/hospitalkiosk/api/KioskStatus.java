package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Answer to the kiosk's heartbeat, `GET /kiosk/v1/status`.
///
/// @param now the gateway's clock, which is authoritative
/// @param his whether the HIS answers
/// @param settle a person asks for the card terminal's settlement: made once, under this id, when nobody is served
public record KioskStatus(
        Instant now,
        FacilityId facility,
        KioskId kiosk,
        boolean his,
        List<MethodView> methods,
        Optional<CommandId> settle) {
    /// Nothing is asked of the kiosk.
    public KioskStatus(
            Instant now,
            FacilityId facility,
            KioskId kiosk,
            boolean his,
            List<MethodView> methods) {
        this(now, facility, kiosk, his, methods, Optional.empty());
    }
}
