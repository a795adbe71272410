package vn.hospitalkiosk.virtual.his;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Small pieces of FHIR R4 JSON.
final class Fhir {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    private Fhir() {}

    static ObjectNode resource(String type) {
        return Json.object().put("resourceType", type);
    }

    static ObjectNode identifier(String system, String value) {
        return Json.object().put("system", system).put("value", value);
    }

    static ObjectNode reference(String reference) {
        return Json.object().put("reference", reference);
    }

    static ObjectNode reference(String reference, String display) {
        return reference(reference).put("display", display);
    }

    static ObjectNode text(String text) {
        return Json.object().put("text", text);
    }

    static ObjectNode coded(String system, String code, String text) {
        ObjectNode concept = Json.object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept.put("text", text);
    }

    /// @param vnd whole đồng
    static ObjectNode money(long vnd) {
        return Json.object().put("value", BigDecimal.valueOf(vnd)).put("currency", "VND");
    }

    static ArrayNode list(ObjectNode... elements) {
        ArrayNode list = Json.array();
        for (ObjectNode element : elements) {
            list.add(element);
        }
        return list;
    }

    static String dateTime(Instant instant) {
        return DATE_TIME.format(instant.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE));
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static ObjectNode outcome(String severity, String code, String sentence) {
        ObjectNode outcome = resource("OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", severity)
                .put("code", code)
                .put("diagnostics", sentence);
        return outcome;
    }
}
