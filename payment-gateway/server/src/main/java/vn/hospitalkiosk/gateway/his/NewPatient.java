package vn.hospitalkiosk.gateway.his;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;

/// A patient to be created, from a chip or a printed code, with consent. Personal data: `toString` says nothing.
///
/// @param number always collected; empty only for a child without one, who then has a companion
/// @param address may be empty
/// @param phone may be empty
/// @param insuranceCard may be empty
/// @param companion who stands at the kiosk for the patient
public record NewPatient(
        PersonName name,
        BirthDate birthDate,
        Sex sex,
        Optional<NationalId> number,
        String address,
        String phone,
        String insuranceCard,
        Source source,
        Optional<Companion> companion,
        Consent consent) {
    public enum Source {
        CHIP_AUTHENTICATED,
        CHIP,
        CARD_QR
    }

    /// @param textHash SHA-256 of the text as shown, 64 hex digits
    public record Consent(String textHash, Instant givenAt) {}

    @Override
    public String toString() {
        return "NewPatient[" + source + "]";
    }
}
