package vn.hospitalkiosk.gateway.enrolment;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.people.PersonId;

/// A certificate the kiosk door knows.
///
/// @param fingerprint SHA-256 of the certificate, hexadecimal
/// @param enrolment empty for one that a simulated hospital made by itself
public record KnownCertificate(
        String fingerprint,
        KioskId kiosk,
        Instant notAfter,
        Optional<String> enrolment,
        Instant addedAt,
        Optional<Instant> revokedAt,
        Optional<PersonId> revokedBy,
        Optional<String> reason) {
    public boolean isGood(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(notAfter);
    }
}
