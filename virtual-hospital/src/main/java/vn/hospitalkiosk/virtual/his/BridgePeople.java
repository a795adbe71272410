package vn.hospitalkiosk.virtual.his;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// HisBridge's questions about people and their insurance.
final class BridgePeople {
    private static final Set<String> NEW_PATIENT =
            Set.of(
                    "name",
                    "birthDate",
                    "sex",
                    "nationalId",
                    "insuranceNumber",
                    "address",
                    "phone",
                    "source",
                    "guardian",
                    "consent");

    private final Books books;

    BridgePeople(Books books) {
        this.books = books;
    }

    ObjectNode search(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("by", "value", "birthYear"));
        String by = text(asked, "by");
        String value = text(asked, "value");
        ObjectNode found = Json.object();
        ArrayNode patients = found.putArray("patients");
        candidates(by, value).stream()
                .filter(p -> fits(p, by, value))
                .filter(p ->
                        !asked.has("birthYear")
                                || p.path("birthDate")
                                        .stringValue("")
                                        .startsWith(asked.path("birthYear").asString()))
                .limit(10)
                .forEach(p -> patients.add(shown(p)));
        return found;
    }

    private Collection<ObjectNode> candidates(String by, String value) {
        return switch (by) {
            case "NATIONAL_ID", "OLD_NATIONAL_ID", "INSURANCE_NUMBER", "PATIENT_CODE" ->
                    books.patientsOf(value);
            case "OPAQUE_QR" -> books.patientsOf(value.replaceFirst("^VNEID:", ""));
            default -> books.records().all("Patient");
        };
    }

    private boolean fits(ObjectNode patient, String by, String value) {
        return switch (by) {
            case "NATIONAL_ID" -> has(patient, Sid.NATIONAL_ID, value);
            case "INSURANCE_NUMBER" -> has(patient, Sid.INSURANCE_NUMBER, value);
            case "PATIENT_CODE" -> has(patient, Sid.PATIENT_CODE, value);
            case "PHONE" ->
                    Records.objects(patient.path("telecom")).stream()
                            .anyMatch(t -> t.path("value").stringValue("").equals(value));
            case "SLIP" ->
                    slip(books.records(), value)
                            .filter(a -> BridgeVisits.isOf(a, patient))
                            .isPresent();
            // Only this HIS knows what its VNeID connection made of the code: here the number in
            // it.
            case "OPAQUE_QR" ->
                    value.startsWith("VNEID:")
                            && has(patient, Sid.NATIONAL_ID, value.substring("VNEID:".length()));
            case "MOTHER_NATIONAL_ID" -> patient.path("mother").stringValue("").equals(value);
            case "OLD_NATIONAL_ID" -> has(patient, Sid.OLD_NATIONAL_ID, value);
            default -> throw BridgeRefusal.badRequest("by");
        };
    }

    static Optional<ObjectNode> slip(Records records, String code) {
        return records.all("Appointment").stream().filter(a -> has(a, Sid.SLIP, code)).findFirst();
    }

    static boolean has(ObjectNode resource, String system, String value) {
        return Records.objects(resource.path("identifier")).stream()
                .anyMatch(i ->
                        i.path("system").stringValue("").equals(system)
                                && i.path("value").stringValue("").equals(value));
    }

    private static Optional<String> identifier(ObjectNode resource, String system) {
        return Records.objects(resource.path("identifier")).stream()
                .filter(i -> i.path("system").stringValue("").equals(system))
                .map(i -> i.path("value").stringValue(""))
                .findFirst();
    }

    private static ObjectNode shown(ObjectNode patient) {
        ObjectNode shown =
                Json.object()
                        .put("id", patient.path("id").stringValue(""))
                        .put("name", patient.path("name").path(0).path("text").stringValue(""))
                        .put("birthDate", patient.path("birthDate").stringValue(""))
                        .put(
                                "sex",
                                patient.path("gender")
                                        .stringValue("other")
                                        .toUpperCase(Locale.ROOT));
        identifier(patient, Sid.NATIONAL_ID).ifPresent(number -> shown.put("nationalId", number));
        return shown;
    }

    ObjectNode created(ObjectNode patient) {
        ObjectNode answer = Json.object();
        answer.set("patient", shown(patient));
        return answer;
    }

    ObjectNode create(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, NEW_PATIENT);
        String number = asked.path("nationalId").stringValue("");
        String mother = asked.path("guardian").path("nationalId").stringValue("");
        if (number.isEmpty() && mother.isEmpty()) {
            throw BridgeRefusal.badRequest("a patient without a number needs a guardian");
        }
        if (!number.isEmpty()
                && books.patientsOf(number).stream()
                        .anyMatch(p -> has(p, Sid.NATIONAL_ID, number))) {
            throw BridgeRefusal.conflict("PATIENT_EXISTS");
        }
        if (!asked.path("consent").path("textHash").stringValue("").matches("[0-9a-f]{64}")) {
            throw BridgeRefusal.badRequest("consent");
        }
        ObjectNode patient = Fhir.resource("Patient").put("active", true);
        ArrayNode identifiers = patient.putArray("identifier");
        if (!number.isEmpty()) {
            identifiers.add(Fhir.identifier(Sid.NATIONAL_ID, number).put("use", "official"));
        }
        identifiers.add(
                Fhir.identifier(
                        Sid.PATIENT_CODE,
                        String.format(
                                Locale.ROOT,
                                "BN%08d",
                                900_000 + books.records().all("Patient").size())));
        if (!mother.isEmpty()) {
            patient.put("mother", mother);
        }
        patient.set("name", Fhir.list(Fhir.text(text(asked, "name")).put("use", "official")));
        patient.put("gender", text(asked, "sex").toLowerCase(Locale.ROOT));
        patient.put("birthDate", text(asked, "birthDate"));
        if (asked.has("phone")) {
            patient.putArray("telecom")
                    .addObject()
                    .put("system", "phone")
                    .put("value", text(asked, "phone"));
        }
        patient.set("address", Fhir.list(Fhir.text(asked.path("address").stringValue(""))));
        String made = books.add(patient);
        books.remember("ToldPatient", made, asked);
        return patient;
    }

    ObjectNode coverage(ObjectNode asked) {
        BridgeRefusal.demandOnly(asked, Set.of("patientId", "day", "moment"));
        ObjectNode patient = patient(asked);
        LocalDate day = LocalDate.parse(text(asked, "day"));
        return books.records().about("Coverage", Records.referenceOf(patient)).stream()
                .filter(c -> c.path("status").stringValue("").equals("active"))
                .findFirst()
                .map(c -> shownCoverage(c, day))
                .orElseGet(() -> Json.object().put("state", "NONE"));
    }

    private static ObjectNode shownCoverage(ObjectNode coverage, LocalDate day) {
        String card = coverage.path("subscriberId").stringValue("");
        LocalDate end = LocalDate.parse(coverage.path("period").path("end").stringValue(""));
        return Json.object()
                .put("state", end.isBefore(day) ? "EXPIRED" : "VALID")
                .put("cardLastFour", card.substring(card.length() - 4))
                .put("until", end.toString())
                .put("percent", 80);
    }

    void reported(ObjectNode report) {
        BridgeRefusal.demandOnly(
                report,
                Set.of(
                        "patientId",
                        "encounterId",
                        "state",
                        "insuranceNumber",
                        "from",
                        "until",
                        "percent",
                        "gatewayCode",
                        "checkedAt"));
        patient(report);
        books.add(
                Fhir.resource("CoverageReport")
                        .put("state", text(report, "state"))
                        .put("patient", text(report, "patientId"))
                        .put("gatewayCode", text(report, "gatewayCode")));
    }

    ObjectNode patient(ObjectNode asked) {
        return books.records()
                .find("Patient", text(asked, "patientId"))
                .orElseThrow(() -> BridgeRefusal.none("NO_SUCH_PATIENT"));
    }

    static String text(ObjectNode asked, String field) {
        return asked.path(field)
                .stringValueOpt()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> BridgeRefusal.badRequest(field + " is missing"));
    }
}
