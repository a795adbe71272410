package vn.hospitalkiosk.gateway.his.fhir;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Rejected;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.NewPatient;

/// A record for somebody the HIS does not know: conditional create by the personal number. Numbers are re-issued, so this is no rule for the HIS: it keeps two kiosks from making two records.
final class FhirPatients {
    private final Questions questions;
    private final FhirSystems systems;
    private final PatientReading reading;
    private final Alarms alarms;
    private final KeyedCreate<Patient> patients;
    private final ZoneId zone;

    FhirPatients(KeyedCreates creates, PatientReading reading, ZoneId zone) {
        this.questions = creates.questions();
        this.systems = creates.systems();
        this.reading = reading;
        this.alarms = creates.alarms();
        this.zone = zone;
        this.patients = creates.of(Patient.class, Patient::getIdentifier, FhirPatients::isUsed);
    }

    /// Without a number of its own a child is admitted by a person, who sees the mother's papers.
    HisOutcome<HisPatient> create(HisCommand command, NewPatient person) {
        return person.number()
                .map(number -> create(command, person, number))
                .orElseGet(() ->
                        new HisOutcome.Rejected<>(HisRefusal.DESK_ONLY, "Patient: no number"));
    }

    private HisOutcome<HisPatient> create(
            HisCommand command, NewPatient person, NationalId number) {
        return HisOutcome.of(
                patients.create(
                        command,
                        new KeyedCreate.Unless<>(
                                "identifier="
                                        + FhirDoor.encoded(
                                                systems.nationalId() + "|" + number.digits()),
                                Map.entry(
                                        "identifier", systems.nationalId() + "|" + number.digits()),
                                one -> carries(one, number)),
                        () -> unknownYet(command, person, number)),
                kept -> made(kept, command, number));
    }

    /// Asked only when no Patient has the key; one with the key was made since, and the condition will say so.
    private HisAnswer<Patient> unknownYet(
            HisCommand command, NewPatient person, NationalId number) {
        return ofNumber(number)
                .then(found ->
                        found.stream().allMatch(one -> patients.carries(one, command.key()))
                                ? new Done<>(patient(command, person, number))
                                : new Rejected<>(HisRefusal.PATIENT_EXISTS, "Patient: known"));
    }

    private HisOutcome<HisPatient> made(
            KeyedCreate.Kept<Patient> kept, HisCommand command, NationalId number) {
        if (!patients.carries(kept.resource(), command.key())) {
            return new HisOutcome.Rejected<>(
                    HisRefusal.PATIENT_EXISTS, "Patient: made by another command");
        }
        if (ofNumber(number) instanceof Done<List<Patient>>(List<Patient> all) && all.size() > 1) {
            alarms.severalForOneNumber(command.key(), all);
        }
        return reading.one(kept.resource())
                .<HisOutcome<HisPatient>>map(patient -> HisOutcome.of(kept.existed(), patient))
                .orElseGet(() -> new HisOutcome.Unknown<>("Patient: came back incomplete"));
    }

    private HisAnswer<List<Patient>> ofNumber(NationalId number) {
        return questions
                .search(
                        Patient.class,
                        Map.of("identifier", systems.nationalId() + "|" + number.digits()))
                .then(found ->
                        new Done<>(
                                found.stream()
                                        .filter(FhirPatients::isUsed)
                                        .filter(one -> carries(one, number))
                                        .toList()));
    }

    private boolean carries(Patient patient, NationalId number) {
        return patient.getIdentifier().stream()
                .anyMatch(id ->
                        systems.nationalId().equals(id.getSystem())
                                && number.digits().equals(id.getValue()));
    }

    static boolean isUsed(Patient patient) {
        return !patient.hasActive() || patient.getActive();
    }

    private Patient patient(HisCommand command, NewPatient person, NationalId number) {
        Patient patient = new Patient();
        patient.setActive(true);
        patient.addIdentifier(
                identifier(systems.nationalId(), number.digits())
                        .setUse(Identifier.IdentifierUse.OFFICIAL));
        patient.addIdentifier(identifier(systems.command(), command.key()));
        given(person.insuranceCard())
                .ifPresent(
                        card -> patient.addIdentifier(identifier(systems.insuranceCard(), card)));
        patient.addName(
                new HumanName().setUse(HumanName.NameUse.OFFICIAL).setText(person.name().full()));
        patient.setGender(gender(person.sex()));
        patient.getBirthDateElement().setValueAsString(person.birthDate().iso());
        given(person.address()).ifPresent(text -> patient.addAddress().setText(text));
        given(person.phone())
                .ifPresent(text ->
                        patient.addTelecom()
                                .setSystem(ContactPoint.ContactPointSystem.PHONE)
                                .setValue(text));
        patient.getMeta()
                .addTag()
                .setSystem(systems.source())
                .setCode(ArrivalWords.code(person.source()));
        patient.addExtension(consent(person.consent()));
        return patient;
    }

    private static AdministrativeGender gender(Sex sex) {
        return switch (sex) {
            case MALE -> AdministrativeGender.MALE;
            case FEMALE -> AdministrativeGender.FEMALE;
            case UNKNOWN -> AdministrativeGender.UNKNOWN;
        };
    }

    private Extension consent(NewPatient.Consent given) {
        Extension consent = new Extension(systems.consent());
        consent.addExtension(new Extension("text-hash", new StringType(given.textHash())));
        consent.addExtension(new Extension("given-at", FhirCheckIn.moment(given.givenAt(), zone)));
        return consent;
    }

    private static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(system).setValue(value);
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
