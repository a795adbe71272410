package vn.hospitalkiosk.virtual.his;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Form;

/// Search over the [Records]. Knows the parameters of [SearchParameter] and refuses others: a filter silently ignored would hand out other people's records.
final class Search {
    /// Accepted, without effect here: form of the answer. All of it stands on one page, so order says nothing about what is missing.
    private static final Set<String> FORM = Set.of("_format", "_pretty", "_total", "_sort");

    private static final Set<String> INCLUDE_LOCATION =
            Set.of("Appointment:location", "HealthcareService:location");
    private static final String INCLUDE_PART_OF = "Location:partof";

    private final Records records;

    Search(Records records) {
        this.records = records;
    }

    List<ObjectNode> matches(String type, Form criteria) {
        if (!SearchParameter.knowsType(type)) {
            throw new Refusal(404, "not-supported", "this HIS keeps no such resources");
        }
        Map<String, SearchParameter> known = SearchParameter.ofType(type);
        criteria.fields().forEach(field -> refuseUnknown(known, field));
        return records.all(type).stream()
                .filter(r -> criteria.fields().stream().allMatch(f -> fits(known, r, f)))
                .toList();
    }

    private static void refuseUnknown(Map<String, SearchParameter> known, Form.Field field) {
        boolean include = isInclude(field);
        boolean count = field.name().equals("_count") && field.value().matches("[1-9]\\d{0,5}");
        if (!include
                && !count
                && !known.containsKey(field.name())
                && !field.name().equals("_id")
                && !FORM.contains(field.name())) {
            throw Refusal.malformed("unknown search parameter " + safeName(field.name()));
        }
    }

    private static boolean isInclude(Form.Field field) {
        return switch (field.name()) {
            case "_include" -> INCLUDE_LOCATION.contains(field.value());
            case "_include:iterate" -> field.value().equals(INCLUDE_PART_OF);
            default -> false;
        };
    }

    private static String safeName(String name) {
        return name.matches("[a-zA-Z_:-]{1,40}") ? name : "";
    }

    private static boolean fits(
            Map<String, SearchParameter> known, ObjectNode resource, Form.Field field) {
        SearchParameter parameter = known.get(field.name());
        if (field.name().equals("_id")) {
            return List.of(field.value().split(",", -1))
                    .contains(resource.path("id").stringValue(""));
        }
        return parameter == null || parameter.matches(resource, field.value());
    }

    /// A searchset. Everything found stands on one page, whatever `_count` says: a day at this hospital fits, and a page that is cut would be an answer that looks whole.
    ObjectNode bundle(String type, Form criteria, String base) {
        List<ObjectNode> found = matches(type, criteria);
        ObjectNode bundle = Fhir.resource("Bundle").put("type", "searchset");
        bundle.put("total", found.size());
        bundle.putArray("link")
                .addObject()
                .put("relation", "self")
                .put("url", base + "/fhir/" + type + query(criteria));
        ArrayNode entries = bundle.putArray("entry");
        found.forEach(resource -> entry(entries, base, resource, "match"));
        included(found, criteria).forEach(resource -> entry(entries, base, resource, "include"));
        if (entries.isEmpty()) {
            // FHIR has no empty arrays.
            bundle.remove("entry");
        }
        return bundle;
    }

    private static String query(Form criteria) {
        return criteria.fields().stream()
                .map(f -> encode(f.name()) + "=" + encode(f.value()))
                .collect(Collectors.joining("&", criteria.fields().isEmpty() ? "" : "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Set<ObjectNode> included(List<ObjectNode> found, Form criteria) {
        Set<ObjectNode> included = new LinkedHashSet<>();
        if (criteria.first("_include").isPresent()) {
            found.forEach(one ->
                    Stream.concat(
                                    Records.objects(one.path("participant")).stream()
                                            .map(p -> p.path("actor")),
                                    one.path("location").valueStream())
                            .map(place -> place.path("reference").stringValue(""))
                            .filter(reference -> reference.startsWith("Location/"))
                            .forEach(r -> records.find(r).ifPresent(included::add)));
        }
        if (criteria.first("_include:iterate").isPresent()) {
            List.copyOf(included).forEach(location -> addAbove(location, included));
        }
        return included;
    }

    private void addAbove(ObjectNode location, Set<ObjectNode> included) {
        records.find(location.path("partOf").path("reference").stringValue(""))
                .ifPresent(above -> {
                    if (included.add(above)) {
                        addAbove(above, included);
                    }
                });
    }

    private static void entry(ArrayNode entries, String base, ObjectNode resource, String mode) {
        ObjectNode entry = entries.addObject();
        entry.put("fullUrl", base + "/fhir/" + Records.referenceOf(resource));
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
    }
}
