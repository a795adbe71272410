package vn.hospitalkiosk.gateway.his;

import java.time.Instant;

/// A number a kiosk gave out on its own, and the visit it turned out to be.
///
/// @param number as on the slip, `K3-017`
/// @param encounter the HIS's id of the visit
public record OfflineNumber(String number, Instant issuedAt, String encounter) {}
