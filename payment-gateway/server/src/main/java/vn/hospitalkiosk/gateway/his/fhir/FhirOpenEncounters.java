package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Encounter;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatientId;

/// Visits and stays of a patient that are under way: a stay first, then the newest.
final class FhirOpenEncounters {
    private static final String UNDER_WAY = "arrived,triaged,in-progress,onleave";
    private static final String STAY = "IMP";

    private final Questions questions;

    FhirOpenEncounters(Questions questions) {
        this.questions = questions;
    }

    HisAnswer<List<String>> of(HisPatientId patient) {
        return questions
                .search(
                        Encounter.class,
                        Map.of("patient", "Patient/" + patient.value(), "status", UNDER_WAY))
                .then(found ->
                        new HisAnswer.Done<>(
                                found.stream()
                                        .filter(one -> isOf(one, patient))
                                        .sorted(
                                                Comparator.comparing(FhirOpenEncounters::isStay)
                                                        .thenComparing(FhirOpenEncounters::start)
                                                        .reversed())
                                        .map(one -> one.getIdElement().getIdPart())
                                        .toList()));
    }

    /// A server that passes over a criterion answers with more than was asked for.
    private static boolean isOf(Encounter encounter, HisPatientId patient) {
        return encounter.hasStatus()
                && List.of(UNDER_WAY.split(",", -1)).contains(encounter.getStatus().toCode())
                && patient.value().equals(encounter.getSubject().getReferenceElement().getIdPart());
    }

    private static boolean isStay(Encounter encounter) {
        return STAY.equals(encounter.getClass_().getCode());
    }

    private static Instant start(Encounter encounter) {
        return encounter.getPeriod().hasStart()
                ? encounter.getPeriod().getStart().toInstant()
                : Instant.EPOCH;
    }
}
