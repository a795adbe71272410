package vn.hospitalkiosk.gateway.his;

import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;

/// A patient as found in the HIS. Personal data: the parts mask themselves.
public record HisPatient(
        HisPatientId id, PersonName name, BirthDate birthDate, NationalId number) {}
