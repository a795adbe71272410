package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Answers `CoverageEligibilityRequest/$submit` as a HIS does that has asked the insurance: from the card it knows of.
final class Insurer {
    private static final String TERMS = "http://terminology.hl7.org/CodeSystem/";

    private final Records records;

    Insurer(Records records) {
        this.records = records;
    }

    ObjectNode answer(ObjectNode sent, Instant now) {
        Incoming question = new Incoming(sent, records);
        question.requireCode("status", "active");
        question.instant("created");
        ObjectNode patient = question.referred("patient", "Patient");
        LocalDate day = LocalDate.parse(question.required("servicedDate"));
        ObjectNode response = Fhir.resource("CoverageEligibilityResponse").put("status", "active");
        ObjectNode asked = sent.deepCopy();
        asked.put("id", "question");
        response.putArray("contained").add(asked);
        response.set("purpose", sent.path("purpose").deepCopy());
        response.set("patient", Fhir.reference(Records.referenceOf(patient)));
        response.put("servicedDate", day.toString());
        response.put("created", Fhir.dateTime(now));
        response.set("request", Fhir.reference("#question"));
        response.put("outcome", "complete");
        response.putObject("insurer").put("display", "Bảo hiểm xã hội Việt Nam");
        card(patient).ifPresent(card -> insure(response, card, day));
        return response;
    }

    private Optional<ObjectNode> card(ObjectNode patient) {
        return records.about("Coverage", Records.referenceOf(patient)).stream()
                .filter(c -> c.path("status").stringValue("").equals("active"))
                .max(Comparator.comparing(Insurer::end));
    }

    private static String end(ObjectNode coverage) {
        return coverage.path("period").path("end").stringValue("");
    }

    private static void insure(ObjectNode response, ObjectNode coverage, LocalDate day) {
        ObjectNode card = coverage.deepCopy();
        card.put("id", "card");
        response.withArray("contained").add(card);
        ObjectNode insurance = response.putArray("insurance").addObject();
        insurance.set("coverage", Fhir.reference("#card"));
        insurance.put("inforce", end(coverage).compareTo(day.toString()) >= 0);
        insurance.set("benefitPeriod", coverage.path("period").deepCopy());
        ObjectNode item = insurance.putArray("item").addObject();
        item.set(
                "category",
                Fhir.coded(TERMS + "ex-benefitcategory", "30", "Health Benefit Plan Coverage"));
        ObjectNode benefit = item.putArray("benefit").addObject();
        benefit.set("type", Fhir.coded(TERMS + "benefit-type", "copay-percent", "Cùng chi trả"));
        benefit.put(
                "allowedUnsignedInt",
                coverage.path("costToBeneficiary")
                        .path(0)
                        .path("valueQuantity")
                        .path("value")
                        .intValue(100));
    }
}
