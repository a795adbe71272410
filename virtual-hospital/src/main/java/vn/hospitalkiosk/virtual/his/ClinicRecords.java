package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// The clinics as HealthcareServices, with the load of this moment. Not for several threads: [VirtualHis] holds the lock.
final class ClinicRecords {
    private final Records records;
    private final Day day;
    private final Instant now;

    ClinicRecords(Records records, Day day, Instant now) {
        this.records = records;
        this.day = day;
        this.now = now;
    }

    /// Brings the load up to date; makes the records where there are none yet.
    void refresh() {
        for (Hospital.Clinic clinic : Hospital.Clinic.values()) {
            ObjectNode record = find(clinic).orElseGet(() -> make(clinic));
            record.set("extension", Fhir.list(load(clinic)));
        }
    }

    /// @param sent an Encounter whose extension says which clinic it is for
    Optional<Hospital.Clinic> of(ObjectNode sent) {
        return Records.objects(sent.path("extension")).stream()
                .filter(e -> e.path("url").stringValue("").equals(Sid.ARRIVAL))
                .flatMap(e -> Records.objects(e.path("extension")).stream())
                .filter(e -> e.path("url").stringValue("").equals("clinic"))
                .map(e -> e.path("valueReference").path("reference").stringValue(""))
                .flatMap(reference -> records.find(reference).stream())
                .flatMap(service -> Hospital.Clinic.ofSpecialty(specialty(service)).stream())
                .findFirst();
    }

    private Optional<ObjectNode> find(Hospital.Clinic clinic) {
        return records.all("HealthcareService").stream()
                .filter(service -> specialty(service).equals(clinic.specialty()))
                .findFirst();
    }

    private static String specialty(ObjectNode service) {
        return service.path("specialty").path(0).path("text").stringValue("");
    }

    private ObjectNode make(Hospital.Clinic clinic) {
        ObjectNode service = Fhir.resource("HealthcareService").put("active", true);
        service.put("name", "Phòng khám " + clinic.specialty());
        service.set("specialty", Fhir.list(Fhir.text(clinic.specialty())));
        service.set(
                "location",
                Fhir.list(
                        Fhir.reference(
                                Morning.room(records, clinic.room()), "Phòng " + clinic.room())));
        records.add(service, now);
        return service;
    }

    private ObjectNode load(Hospital.Clinic clinic) {
        int waiting = day.lastNumber(clinic) - clinic.called();
        ObjectNode load = Json.object().put("url", Sid.CLINIC_LOAD);
        ArrayNode parts = load.putArray("extension");
        part(parts, "waiting").put("valueInteger", waiting);
        part(parts, "wait-minutes").put("valueInteger", waiting * clinic.minutesEach());
        part(parts, "insured").put("valueBoolean", true);
        part(parts, "fee")
                .set("valueMoney", Fhir.money(PriceList.firstVisit(clinic).getFirst().vnd()));
        return load;
    }

    private static ObjectNode part(ArrayNode parts, String name) {
        return parts.addObject().put("url", name);
    }
}
