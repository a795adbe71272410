package vn.hospitalkiosk.virtual.his;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// The resources, by type, in the order they came. Ids grow and are never used again. Not for several threads: [VirtualHis] holds the lock.
final class Records {
    private final Map<String, Map<String, ObjectNode>> byType = new TreeMap<>();

    /// Resources by what they are about, so that a day of thousands of visits is not searched through.
    private final Map<String, Map<String, List<ObjectNode>>> index = new HashMap<>();

    private long lastId;

    /// Gives the resource its id and first version.
    ///
    /// @return `Patient/17`
    String add(ObjectNode resource, Instant now) {
        String type = resource.path("resourceType").stringValue("");
        String id = Long.toString(++lastId);
        resource.put("id", id);
        resource.putObject("meta").put("versionId", "1").put("lastUpdated", Fhir.dateTime(now));
        byType.computeIfAbsent(type, t -> new LinkedHashMap<>()).put(id, resource);
        enter(type, resource);
        return type + "/" + id;
    }

    private void enter(String type, ObjectNode resource) {
        Map<String, List<ObjectNode>> byKey = index.computeIfAbsent(type, t -> new HashMap<>());
        keys(type, resource)
                .filter(key -> !key.isEmpty())
                .distinct()
                .forEach(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(resource));
    }

    /// What never changes once a resource stands here.
    private static Stream<String> keys(String type, ObjectNode resource) {
        return switch (type) {
            case "Patient" ->
                    objects(resource.path("identifier")).stream()
                            .map(i -> i.path("value").stringValue(""));
            case "Coverage" -> Stream.of(reference(resource.path("beneficiary")));
            case "Appointment" ->
                    objects(resource.path("participant")).stream()
                            .map(p -> reference(p.path("actor")));
            case "ChargeItem", "Encounter" -> Stream.of(reference(resource.path("subject")));
            case "Task", "ServiceRequest" -> Stream.of(reference(resource.path("encounter")));
            case "Invoice" ->
                    Stream.of(
                            reference(resource.path("account")),
                            reference(resource.path("subject")));
            case "BridgeKey" -> Stream.of(resource.path("key").stringValue(""));
            default -> Stream.empty();
        };
    }

    private static String reference(JsonNode node) {
        return node.path("reference").stringValue("");
    }

    /// Patients by a number, coverages by patient, appointments by who takes part, charges and visits by patient, tasks and requests by visit, invoices by account or patient, keys by themselves; in the order they came.
    List<ObjectNode> about(String type, String key) {
        return index.getOrDefault(type, Map.of()).getOrDefault(key, List.of());
    }

    /// The resource was changed: a new version.
    void changed(ObjectNode resource, Instant now) {
        long version = Long.parseLong(resource.path("meta").path("versionId").stringValue("0"));
        resource.putObject("meta")
                .put("versionId", Long.toString(version + 1))
                .put("lastUpdated", Fhir.dateTime(now));
    }

    Collection<ObjectNode> all(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /// @param reference `Patient/17`, also with a server's address before it
    Optional<ObjectNode> find(String reference) {
        String[] parts = reference.split("/", -1);
        return parts.length < 2
                ? Optional.empty()
                : find(parts[parts.length - 2], parts[parts.length - 1]);
    }

    Optional<ObjectNode> find(String type, String id) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(id));
    }

    /// Forgets everything but which ids were used.
    void clear() {
        byType.clear();
        index.clear();
    }

    static String referenceOf(ObjectNode resource) {
        return resource.path("resourceType").stringValue("")
                + "/"
                + resource.path("id").stringValue("");
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("lastId", lastId);
        ObjectNode types = json.putObject("types");
        byType.forEach((type, resources) -> resources.values().forEach(types.withArray(type)::add));
        return json;
    }

    void load(JsonNode json) {
        clear();
        lastId = json.path("lastId").longValue(0);
        for (Map.Entry<String, JsonNode> type : json.path("types").properties()) {
            Map<String, ObjectNode> resources = new LinkedHashMap<>();
            for (ObjectNode resource : objects(type.getValue())) {
                resources.put(resource.path("id").stringValue(""), resource);
                enter(type.getKey(), resource);
            }
            byType.put(type.getKey(), resources);
        }
    }

    static List<ObjectNode> objects(JsonNode array) {
        return array.valueStream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
