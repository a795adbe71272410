package vn.hospitalkiosk.gateway.his.fhir;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.NotOffered;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.fhir.ServerSays.Ability;

/// Whose document, slip or telephone it is. A telephone alone finds nobody: it is a family's, and a list of a family is no answer.
final class PatientSearch {
    /// v3-RoleCode: mother, natural mother, gestational mother.
    private static final Set<String> MOTHER = Set.of("MTH", "NMTH", "GESTM");

    private final Questions questions;
    private final FhirSystems systems;
    private final PatientReading reading;
    private final FhirSlips slips;
    private final Predicate<Ability> server;

    /// @param server what it can
    PatientSearch(
            Questions questions,
            FhirSystems systems,
            PatientReading reading,
            FhirSlips slips,
            Predicate<Ability> server) {
        this.questions = questions;
        this.systems = systems;
        this.reading = reading;
        this.slips = slips;
        this.server = server;
    }

    HisAnswer<List<HisPatient>> find(PatientQuestion question) {
        return switch (question.by()) {
            case PERSONAL_NUMBER -> byIdentifier(systems.nationalId(), question);
            case OLD_PERSONAL_NUMBER -> byIdentifier(systems.oldNationalId(), question);
            case INSURANCE_CARD -> byIdentifier(systems.insuranceCard(), question);
            case PATIENT_CODE -> byIdentifier(systems.patientCode(), question);
            case PHONE ->
                    server.test(Ability.PATIENT_BY_PHONE)
                            ? question.birthYear()
                                    .map(year -> byPhone(question, year))
                                    .orElseGet(() -> new Done<>(List.of()))
                            : new NotOffered<>();
            case SLIP -> bySlip(question);
            case MOTHERS_NUMBER ->
                    server.test(Ability.PATIENT_BY_MOTHER)
                            ? children(question.value()).then(ids -> byIds(ids, question))
                            : new NotOffered<>();
            case OPAQUE_CODE -> new NotOffered<>();
        };
    }

    private HisAnswer<List<HisPatient>> byIdentifier(String system, PatientQuestion question) {
        return searched(
                Map.of("identifier", system + "|" + question.value()),
                PatientReading.carrying(system, question.value()),
                question);
    }

    private HisAnswer<List<HisPatient>> byPhone(PatientQuestion question, int year) {
        String wanted = national(question.value());
        if (!wanted.matches("0[0-9]{8,10}")) {
            return new Done<>(List.of());
        }
        String rest = wanted.substring(1);
        return questions
                .search(
                        "Patient",
                        List.of(
                                Map.entry("phone", wanted + ",+84" + rest + ",84" + rest),
                                Map.entry("birthdate", "ge" + year + "-01-01"),
                                Map.entry("birthdate", "le" + year + "-12-31")))
                .then(found ->
                        reading.read(
                                Questions.only(Patient.class, found),
                                patient -> isReachedAt(patient, wanted),
                                question));
    }

    private HisAnswer<List<HisPatient>> bySlip(PatientQuestion question) {
        return slips.patientsOf(question.value()).then(ids -> byIds(ids, question));
    }

    private HisAnswer<List<HisPatient>> byIds(Set<String> ids, PatientQuestion question) {
        return ids.isEmpty()
                ? new Done<>(List.of())
                : searched(
                        Map.of("_id", ids.stream().sorted().collect(Collectors.joining(","))),
                        patient -> ids.contains(patient.getIdElement().getIdPart()),
                        question);
    }

    /// Ids of the patients whose mother has that number.
    private HisAnswer<Set<String>> children(String number) {
        return questions
                .search(
                        RelatedPerson.class,
                        Map.of("identifier", systems.nationalId() + "|" + number))
                .then(found ->
                        new Done<>(
                                found.stream()
                                        .filter(one -> isMother(one, number))
                                        .map(one ->
                                                one.getPatient().getReferenceElement().getIdPart())
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    private boolean isMother(RelatedPerson one, String number) {
        return (!one.hasActive() || one.getActive())
                && one.getIdentifier().stream()
                        .anyMatch(id ->
                                systems.nationalId().equals(id.getSystem())
                                        && number.equals(id.getValue()))
                && one.getRelationship().stream()
                        .flatMap(relation -> relation.getCoding().stream())
                        .anyMatch(relation -> MOTHER.contains(relation.getCode()));
    }

    private HisAnswer<List<HisPatient>> searched(
            Map<String, String> asked, Predicate<Patient> fits, PatientQuestion question) {
        return questions
                .search(Patient.class, asked)
                .then(found -> reading.read(found, fits, question));
    }

    private static boolean isReachedAt(Patient patient, String phone) {
        return patient.getTelecom().stream()
                .filter(one ->
                        !one.hasSystem()
                                || Stream.of(
                                                ContactPoint.ContactPointSystem.PHONE,
                                                ContactPoint.ContactPointSystem.SMS)
                                        .anyMatch(one.getSystem()::equals))
                .filter(ContactPoint::hasValue)
                .anyMatch(one -> national(one.getValue()).equals(phone));
    }

    /// `+84 912 345 678` is `0912345678`.
    private static String national(String phone) {
        String digits = phone.replaceAll("[^0-9+]", "");
        return digits.replaceFirst("^(\\+84|0084|84(?=[0-9]{9}$))", "0");
    }
}
