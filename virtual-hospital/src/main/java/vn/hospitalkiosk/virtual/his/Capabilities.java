package vn.hospitalkiosk.virtual.his;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// What `/fhir/metadata` says: FHIR R4, JSON, the types and parameters of [SearchParameter].
final class Capabilities {
    private Capabilities() {}

    static ObjectNode statement(String base) {
        ObjectNode statement =
                Fhir.resource("CapabilityStatement")
                        .put("status", "active")
                        .put("date", "2026-11-21")
                        .put("kind", "instance")
                        .put("fhirVersion", "4.0.1");
        statement.putObject("software").put("name", "virtual-hospital");
        statement
                .putObject("implementation")
                .put("description", "Invented patients for demonstration and tests")
                .put("url", base + "/fhir");
        statement.putArray("format").add("application/fhir+json").add("json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        SearchParameter.types().forEach(type -> resource(resources.addObject(), type));
        ObjectNode eligibility = resources.addObject().put("type", FhirDesk.ELIGIBILITY);
        eligibility
                .putArray("operation")
                .addObject()
                .put("name", "submit")
                .put(
                        "definition",
                        "http://hl7.org/fhir/OperationDefinition/CoverageEligibilityRequest-submit");
        return statement;
    }

    private static void resource(ObjectNode resource, String type) {
        resource.put("type", type);
        ArrayNode interactions = resource.putArray("interaction");
        interactions.addObject().put("code", "read");
        interactions.addObject().put("code", "search-type");
        if (FhirDesk.TAKEN.contains(type)) {
            interactions.addObject().put("code", "create");
            resource.put("conditionalCreate", true);
        }
        if (type.equals("Appointment") || type.equals("HealthcareService")) {
            resource.putArray("searchInclude").add(type + ":location");
        }
        ArrayNode parameters = resource.putArray("searchParam");
        SearchParameter.ofType(type).forEach((name, p) -> parameters.add(parameter(name, p)));
    }

    private static ObjectNode parameter(String name, SearchParameter parameter) {
        String type =
                switch (parameter.kind()) {
                    case IDENTIFIER, CONCEPT, CODE -> "token";
                    case REFERENCE -> "reference";
                    case DATE, MOMENT -> "date";
                };
        return Json.object().put("name", name).put("type", type);
    }
}
