package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;

/// What every command to the HIS carries.
///
/// @param key 8–64 of `A–Z a–z 0–9 . _ -`; stored before it is sent. The same key never does anything twice
/// @param at when it happened at the kiosk, not when it is sent
/// @param actor for the HIS's audit, no personal data: `patient`, `companion`, `gateway` or `staff:` and an account's name
public record HisCommand(String key, Instant at, FacilityId facility, KioskId kiosk, String actor) {
    public static final String PATIENT = "patient";
    public static final String COMPANION = "companion";
    public static final String GATEWAY = "gateway";
}
