package vn.hospitalkiosk.gateway.his;

import java.util.Optional;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;

/// A patient as found in the HIS. Personal data: the parts mask themselves.
///
/// @param number empty when the HIS does not know it (newborns, foreigners, old records)
/// @param sex empty when the HIS does not say
public record HisPatient(
        HisPatientId id,
        PersonName name,
        BirthDate birthDate,
        Optional<NationalId> number,
        Optional<Sex> sex) {
    public HisPatient(HisPatientId id, PersonName name, BirthDate birthDate, NationalId number) {
        this(id, name, birthDate, Optional.of(number), Optional.empty());
    }
}
