package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.PatientQuestion;

/// Patients of a search by number. Records not in use (`active` false) are left out, as is everything a server sends that was not asked for.
final class PatientReading {
    private final FhirSystems systems;

    PatientReading(FhirSystems systems) {
        this.systems = systems;
    }

    /// @param fits a server may ignore a search parameter and answer with everybody
    HisAnswer<List<HisPatient>> read(
            List<Patient> found, Predicate<Patient> fits, PatientQuestion question) {
        List<Optional<HisPatient>> patients =
                found.stream().filter(FhirPatients::isUsed).filter(fits).map(this::one).toList();
        // A record without a usable name or birth date can be confirmed by nobody at a kiosk.
        return patients.stream().anyMatch(Optional::isEmpty)
                ? new Rejected<>("Patient: record without name or birth date")
                : new Done<>(
                        patients.stream()
                                .flatMap(Optional::stream)
                                .filter(one -> isOfYear(one, question))
                                .toList());
    }

    private static boolean isOfYear(HisPatient patient, PatientQuestion question) {
        return question.birthYear().filter(year -> year != patient.birthDate().year()).isEmpty();
    }

    static Predicate<Patient> carrying(String system, String value) {
        return patient ->
                patient.getIdentifier().stream()
                        .anyMatch(
                                id -> system.equals(id.getSystem()) && value.equals(id.getValue()));
    }

    /// @return empty of a record without name or birth date
    Optional<HisPatient> one(Patient patient) {
        String name = name(patient);
        return name.isBlank()
                ? Optional.empty()
                : birthDate(patient)
                        .map(born ->
                                new HisPatient(
                                        new HisPatientId(patient.getIdElement().getIdPart()),
                                        new PersonName(name),
                                        born,
                                        number(patient),
                                        sex(patient)));
    }

    private Optional<NationalId> number(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(id -> systems.nationalId().equals(id.getSystem()) && id.hasValue())
                .map(Identifier::getValue)
                .filter(value -> value.matches("[0-9]{12}"))
                .map(NationalId::new)
                .findFirst();
    }

    private static Optional<Sex> sex(Patient patient) {
        return switch (patient.getGender()) {
            case MALE -> Optional.of(Sex.MALE);
            case FEMALE -> Optional.of(Sex.FEMALE);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<BirthDate> birthDate(Patient patient) {
        String written = patient.getBirthDateElement().getValueAsString();
        try {
            return written == null ? Optional.empty() : Optional.of(new BirthDate(written));
        } catch (IllegalArgumentException noDate) {
            return Optional.empty();
        }
    }

    /// `name.text` is the one every Vietnamese profile demands; parts are put together in Vietnamese order when it is missing.
    private static String name(Patient patient) {
        HumanName name =
                patient.getName().stream()
                        .filter(one -> one.getUse() == HumanName.NameUse.OFFICIAL)
                        .findFirst()
                        .orElseGet(patient::getNameFirstRep);
        if (name.hasText()) {
            return name.getText();
        }
        String family = name.hasFamily() ? name.getFamily() + " " : "";
        return family + name.getGivenAsSingleString();
    }
}
