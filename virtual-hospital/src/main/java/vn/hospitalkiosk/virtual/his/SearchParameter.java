package vn.hospitalkiosk.virtual.his;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One search parameter of one resource type: where it looks and how it compares (FHIR R4, 3.1.1).
///
/// @param path fields joined with dots; lists on the way are walked through
/// @param target for references: the type a bare id belongs to
record SearchParameter(Kind kind, String path, String target) {
    enum Kind {
        IDENTIFIER,
        CONCEPT,
        CODE,
        REFERENCE,
        DATE,
        MOMENT
    }

    private static final SearchParameter IDENTIFIER = of(Kind.IDENTIFIER, "identifier");
    private static final SearchParameter STATUS = of(Kind.CODE, "status");
    private static final SearchParameter SUBJECT = to("Patient", "subject");
    private static final SearchParameter ENCOUNTER = to("Encounter", "encounter");

    private static final Map<String, SearchParameter> REPORT =
            Map.of(
                    "patient", to("Patient", "subject"),
                    "issued", of(Kind.DATE, "issued"),
                    "status", STATUS);

    private static final Map<String, Map<String, SearchParameter>> BUT_REPORTS =
            Map.of(
                    "Patient",
                    Map.of(
                            "identifier", IDENTIFIER,
                            "birthdate", of(Kind.DATE, "birthDate"),
                            "phone", of(Kind.CODE, "telecom.value")),
                    "Coverage",
                    Map.of(
                            "beneficiary",
                            to("Patient", "beneficiary"),
                            "patient",
                            to("Patient", "beneficiary"),
                            "identifier",
                            IDENTIFIER,
                            "status",
                            STATUS),
                    "Location",
                    Map.of("partof", to("Location", "partOf"), "status", STATUS),
                    "Appointment",
                    Map.of(
                            "patient", to("Patient", "participant.actor"),
                            "location", to("Location", "participant.actor"),
                            "date", of(Kind.DATE, "start"),
                            "identifier", IDENTIFIER,
                            "status", STATUS),
                    "Encounter",
                    Map.of(
                            "identifier", IDENTIFIER,
                            "patient", SUBJECT,
                            "subject", SUBJECT,
                            "appointment", to("Appointment", "appointment"),
                            "account", to("Account", "account"),
                            "_lastUpdated", of(Kind.MOMENT, "meta.lastUpdated"),
                            "status", STATUS),
                    "Task",
                    Map.of(
                            "encounter", ENCOUNTER,
                            "patient", to("Patient", "for"),
                            "code", of(Kind.CONCEPT, "code"),
                            "identifier", IDENTIFIER,
                            "status", STATUS),
                    "ServiceRequest",
                    Map.of(
                            "encounter", ENCOUNTER,
                            "patient", SUBJECT,
                            "subject", SUBJECT,
                            "status", STATUS),
                    "Account",
                    Map.of("patient", SUBJECT, "subject", SUBJECT, "status", STATUS),
                    "Invoice",
                    Map.of(
                            "account", to("Account", "account"),
                            "patient", SUBJECT,
                            "subject", SUBJECT,
                            "identifier", IDENTIFIER,
                            "status", STATUS),
                    "PaymentNotice",
                    Map.of(
                            "identifier", IDENTIFIER,
                            "request", to("Invoice", "request"),
                            "status", STATUS));

    private static final Map<String, Map<String, SearchParameter>> BY_TYPE =
            new TreeMap<>(BUT_REPORTS);

    static {
        BY_TYPE.put("DiagnosticReport", REPORT);
        BY_TYPE.put("ChargeItem", Map.of("identifier", IDENTIFIER, "subject", SUBJECT));
        BY_TYPE.put(
                "Flag",
                Map.of("identifier", IDENTIFIER, "patient", SUBJECT, "encounter", ENCOUNTER));
        BY_TYPE.put(
                "AuditEvent",
                Map.of("patient", to("Patient", "entity.what"), "date", of(Kind.DATE, "recorded")));
        BY_TYPE.put("PaymentReconciliation", Map.of("identifier", IDENTIFIER, "status", STATUS));
        BY_TYPE.put("HealthcareService", Map.of("active", of(Kind.CODE, "active")));
        BY_TYPE.put(
                "CoverageEligibilityResponse",
                Map.of("identifier", IDENTIFIER, "patient", to("Patient", "patient")));
    }

    private static SearchParameter of(Kind kind, String path) {
        return new SearchParameter(kind, path, "");
    }

    private static SearchParameter to(String target, String path) {
        return new SearchParameter(Kind.REFERENCE, path, target);
    }

    static boolean knowsType(String type) {
        return BY_TYPE.containsKey(type);
    }

    static List<String> types() {
        return BY_TYPE.keySet().stream().sorted().toList();
    }

    static Map<String, SearchParameter> ofType(String type) {
        return BY_TYPE.getOrDefault(type, Map.of());
    }

    /// Whether any of the values (joined with commas: or) is in the resource.
    boolean matches(ObjectNode resource, String values) {
        return Stream.of(values.split(",", -1))
                .anyMatch(value -> at(resource).anyMatch(node -> matchesOne(node, value)));
    }

    private Stream<JsonNode> at(ObjectNode resource) {
        Stream<JsonNode> nodes = Stream.of(resource);
        for (String field : path.split("\\.", -1)) {
            nodes = nodes.map(node -> node.path(field)).flatMap(SearchParameter::flat);
        }
        return nodes;
    }

    private static Stream<JsonNode> flat(JsonNode node) {
        return node.isArray()
                ? node.valueStream()
                : node.isMissingNode() ? Stream.empty() : Stream.of(node);
    }

    private boolean matchesOne(JsonNode node, String value) {
        return switch (kind) {
            case IDENTIFIER -> token(node, "value", value);
            case CONCEPT ->
                    node.path("coding").valueStream().anyMatch(c -> token(c, "code", value));
            case CODE -> node.asString("").equals(value.substring(value.indexOf('|') + 1));
            case REFERENCE -> reference(node.path("reference").stringValue(""), value);
            case DATE ->
                    compared(value, asked -> dayOf(node.stringValue("")).compareTo(dayOf(asked)));
            case MOMENT ->
                    compared(
                            value,
                            asked -> momentOf(node.stringValue("")).compareTo(momentOf(asked)));
        };
    }

    /// `system|value`, `|value` (none) or `value` (any system).
    private static boolean token(JsonNode node, String field, String asked) {
        int bar = asked.indexOf('|');
        return node.path(field).stringValue("").equals(asked.substring(bar + 1))
                && (bar < 0 || node.path("system").stringValue("").equals(asked.substring(0, bar)));
    }

    private boolean reference(String found, String asked) {
        String wanted = asked.contains("/") ? asked : target + "/" + asked;
        return !found.isEmpty() && (found.equals(wanted) || wanted.endsWith("/" + found));
    }

    /// Days are whole ones in the hospital's zone: `2026-11-25`, with `eq` `ge` `le` `gt` `lt` before it or nothing.
    private static boolean compared(String asked, ToIntFunction<String> order) {
        boolean prefixed = asked.length() > 2 && Character.isLetter(asked.charAt(0));
        String how = prefixed ? asked.substring(0, 2).toLowerCase(Locale.ROOT) : "eq";
        int found = order.applyAsInt(prefixed ? asked.substring(2) : asked);
        return switch (how) {
            case "eq" -> found == 0;
            case "ge" -> found >= 0;
            case "le" -> found <= 0;
            case "gt" -> found > 0;
            case "lt" -> found < 0;
            default -> throw Refusal.malformed("unknown prefix of a date");
        };
    }

    private static Instant momentOf(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.malformed("not a moment");
        }
    }

    private static LocalDate dayOf(String text) {
        try {
            if (text.length() <= 10) {
                // A year or a month alone begins with its first day.
                return LocalDate.parse(
                        text + "-01-01".substring(Math.clamp(text.length() - 4, 0, 6)));
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? Fhir.day(OffsetDateTime.parse(text).toInstant())
                    : LocalDateTime.parse(text).toLocalDate();
        } catch (DateTimeException e) {
            throw Refusal.malformed("not a date");
        }
    }
}
