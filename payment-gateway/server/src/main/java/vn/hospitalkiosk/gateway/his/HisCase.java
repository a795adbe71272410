package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;

/// Something in the HIS that a person at the desk must put right. Holds the HIS's own ids, never a name or a number of a person.
///
/// @param code row of `docs/failure-codes.md`
/// @param subject what it is about, one case per subject and code: a command's key, a payment's id, a visit
/// @param found the HIS's ids that compete: `Encounter/17`
public record HisCase(
        FailureCode code,
        String subject,
        List<String> found,
        Optional<KioskId> kiosk,
        Instant raisedAt) {}
