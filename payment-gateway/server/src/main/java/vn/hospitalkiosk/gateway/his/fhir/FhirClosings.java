package vn.hospitalkiosk.gateway.his.fhir;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisAnswer.Done;
import vn.hospitalkiosk.gateway.his.HisAnswer.Unknown;

/// Visits that ended: Encounters that became `finished`, oldest change first. A server shows as many as it likes at once: it is asked again from the last one on until nothing new comes.
final class FhirClosings {
    private static final int MOST_ROUNDS = 200;

    private final Questions questions;
    private final ZoneId zone;

    FhirClosings(Questions questions, ZoneId zone) {
        this.questions = questions;
        this.zone = zone;
    }

    HisAnswer<List<String>> since(Instant since) {
        Set<String> ended = new LinkedHashSet<>();
        Instant from = since;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            HisAnswer<List<Resource>> answer = changedSince(from);
            if (!(answer instanceof Done<List<Resource>>(List<Resource> found))) {
                return answer.then(_ -> new Done<>(List.of()));
            }
            Instant after = from;
            List<Encounter> changed =
                    Questions.only(Encounter.class, found).stream()
                            .filter(one -> one.getStatus() == Encounter.EncounterStatus.FINISHED)
                            .filter(one -> at(one).filter(after::isAfter).isEmpty())
                            .toList();
            long before = ended.size();
            changed.forEach(one -> ended.add(one.getIdElement().getIdPart()));
            if (ended.size() == before) {
                return new Done<>(List.copyOf(ended));
            }
            from =
                    changed.stream()
                            .flatMap(one -> at(one).stream())
                            .max(Comparator.naturalOrder())
                            .orElse(from);
        }
        return new Unknown<>("Encounter: no end of those that ended");
    }

    private HisAnswer<List<Resource>> changedSince(Instant from) {
        return questions.search(
                "Encounter",
                List.of(
                        Map.entry("status", "finished"),
                        Map.entry(
                                "_lastUpdated",
                                "ge" + FhirCheckIn.moment(from, zone).getValueAsString()),
                        Map.entry("_sort", "_lastUpdated")));
    }

    private static Optional<Instant> at(Encounter encounter) {
        return encounter.getMeta().hasLastUpdated()
                ? Optional.of(encounter.getMeta().getLastUpdated().toInstant())
                : Optional.empty();
    }
}
