package vn.hospitalkiosk.virtual.his;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Patients and their insurance as HL7 segments.
final class Hl7People {
    static final String PATIENT = "PI";
    static final String KEY = "U";
    private static final Map<String, String> SYSTEMS =
            Map.of(
                    "MR",
                    Sid.PATIENT_CODE,
                    "NI",
                    Sid.NATIONAL_ID,
                    "NNVNM",
                    Sid.OLD_NATIONAL_ID,
                    "HC",
                    Sid.INSURANCE_NUMBER,
                    KEY,
                    Sid.COMMAND);
    private static final int MOST = 20;

    private final Books books;
    private final BridgePeople people;

    Hl7People(Books books) {
        this.books = books;
        this.people = new BridgePeople(books);
    }

    List<Hl7Row> candidates(Hl7Message question) {
        String value = question.demanded("PID.3.1");
        String type = question.demanded("PID.3.5");
        if (value.isEmpty() || !(SYSTEMS.containsKey(type) || type.equals(PATIENT))) {
            throw Hl7Refusal.error("101", "QPD-3");
        }
        return (SYSTEMS.containsKey(type) && !type.equals(KEY)
                        ? books.patientsOf(value)
                        : books.records().all("Patient"))
                .stream()
                        .filter(p ->
                                type.equals(PATIENT)
                                        ? p.path("id").stringValue("").equals(value)
                                        : BridgePeople.has(
                                                p,
                                                Optional.ofNullable(SYSTEMS.get(type)).orElse(""),
                                                value))
                        .limit(MOST)
                        .map(Hl7People::pid)
                        .toList();
    }

    /// Who this is, for every answer about one patient.
    static Hl7Row pid(ObjectNode patient) {
        List<String> ids = new ArrayList<>();
        ids.add(id(patient.path("id").stringValue(""), PATIENT));
        for (Map.Entry<String, String> system : new java.util.TreeMap<>(SYSTEMS).entrySet()) {
            Records.objects(patient.path("identifier")).stream()
                    .filter(i -> i.path("system").stringValue("").equals(system.getValue()))
                    .forEach(i -> ids.add(id(i.path("value").stringValue(""), system.getKey())));
        }
        List<String> name =
                Arrays.asList(
                        patient.path("name").path(0).path("text").stringValue("").split(" ", -1));
        return new Hl7Row("PID")
                .put(1, "1")
                .raw(3, Hl7Row.repeated(ids))
                .parts(
                        5,
                        name.getFirst(),
                        name.getLast(),
                        String.join(" ", name.subList(1, name.size() - 1)),
                        "",
                        "",
                        "",
                        "L")
                .put(7, Hl7Clock.day(patient.path("birthDate").stringValue("")))
                .put(8, patient.path("gender").stringValue("").equals("male") ? "M" : "F")
                .put(11, patient.path("address").path(0).path("text").stringValue(""));
    }

    private static String id(String value, String type) {
        return Hl7Row.joined("^", value, "", "", "BV", type);
    }

    /// The patient a segment names by the HIS's own id.
    ObjectNode named(Hl7Segment pid) {
        for (int i = 0; i < pid.repetitions(3).size(); i++) {
            if (pid.at(3, i, 5, 1).equals(PATIENT)) {
                return numbered(pid.at(3, i, 1, 1));
            }
        }
        throw Hl7Refusal.error("101", "PID-3");
    }

    ObjectNode numbered(String id) {
        return books.records()
                .find("Patient", id)
                .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_PATIENT"));
    }

    List<Hl7Row> insurance(Hl7Message question) {
        ObjectNode patient = numbered(question.demanded("PID.3.1"));
        List<Hl7Row> rows = new ArrayList<>();
        for (ObjectNode cover : books.records().all("Coverage")) {
            if (cover.path("status").stringValue("").equals("active")
                    && cover.path("beneficiary")
                            .path("reference")
                            .stringValue("")
                            .equals(Records.referenceOf(patient))) {
                rows.add(
                        new Hl7Row("IN1")
                                .put(1, Integer.toString(rows.size() / 2 + 1))
                                .parts(2, "BHYT")
                                .parts(3, "BHXH")
                                .put(12, day(cover, "start"))
                                .put(13, day(cover, "end"))
                                .put(36, cover.path("subscriberId").stringValue("")));
                rows.add(new Hl7Row("IN2").raw(29, "BHYT^PC^^PC&" + (100 - ownShare(cover))));
            }
        }
        rows.addFirst(pid(patient));
        return rows;
    }

    private static String day(ObjectNode cover, String end) {
        return Hl7Clock.day(cover.path("period").path(end).stringValue(""));
    }

    private static int ownShare(ObjectNode cover) {
        return cover.path("costToBeneficiary")
                .path(0)
                .path("valueQuantity")
                .path("value")
                .intValue(100);
    }

    /// A05: once per key.
    ///
    /// @return false when it was done before
    boolean register(Hl7Message message) {
        Hl7Segment pid = message.need("PID");
        String key = message.need("PV1").at(50);
        if (key.isEmpty()) {
            throw Hl7Refusal.error("101", "PV1-50");
        }
        if (books.records().all("Patient").stream()
                .anyMatch(p -> BridgePeople.has(p, Sid.COMMAND, key))) {
            return false;
        }
        ObjectNode made = people.create(asked(message, pid));
        made.withArray("identifier").add(Fhir.identifier(Sid.COMMAND, key));
        books.add(Fhir.resource("Hl7Key").put("key", key));
        return true;
    }

    private static ObjectNode asked(Hl7Message message, Hl7Segment pid) {
        ObjectNode asked =
                Json.object()
                        .put(
                                "name",
                                String.join(" ", pid.at(5, 1), pid.at(5, 3), pid.at(5, 2))
                                        .replaceAll(" +", " "))
                        .put("birthDate", Hl7Clock.isoDay(pid.at(7)))
                        .put("address", pid.at(11));
        asked.put(
                "sex",
                switch (pid.at(8)) {
                    case "M" -> "MALE";
                    case "F" -> "FEMALE";
                    default -> "OTHER";
                });
        for (int i = 0; i < pid.repetitions(3).size(); i++) {
            if (pid.at(3, i, 5, 1).equals("NI")) {
                asked.put("nationalId", pid.at(3, i, 1, 1));
            }
        }
        if (!pid.at(13).isEmpty()) {
            asked.put("phone", pid.at(13));
        }
        message.find("NK1")
                .ifPresent(kin ->
                        asked.putObject("guardian")
                                .put("nationalId", kin.at(33))
                                .put("relation", kin.at(3)));
        asked.putObject("consent").put("textHash", message.need("ZCO").at(1));
        return asked;
    }
}
