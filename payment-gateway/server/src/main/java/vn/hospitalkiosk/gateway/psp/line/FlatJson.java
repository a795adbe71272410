package vn.hospitalkiosk.gateway.psp.line;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object; every plain value as the text that was sent, in the order sent, so that a signature can be checked over it. Nested values are left out here and can be had by [#inner].
public final class FlatJson {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .maxNumberLength(40)
                                                    .maxStringLength(20_000)
                                                    .build())
                                    .build())
                    .build();

    private final JsonNode root;
    private final Map<String, String> fields;

    private FlatJson(JsonNode root) {
        this.root = root;
        Map<String, String> plain = new LinkedHashMap<>();
        root.properties()
                .forEach(field -> {
                    JsonNode value = field.getValue();
                    if (value.isString() || value.isIntegralNumber() || value.isBoolean()) {
                        plain.put(field.getKey(), value.asString());
                    } else if (value.isNull()) {
                        plain.put(field.getKey(), "");
                    }
                });
        this.fields = Collections.unmodifiableMap(plain);
    }

    /// Empty when the bytes are not one JSON object in UTF-8.
    public static Optional<FlatJson> parse(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            return root.isObject() ? Optional.of(new FlatJson(root)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// The same object with the keys of every object in it sorted, without blanks; empty as in [#parse].
    public static Optional<byte[]> sorted(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            return root.isObject()
                    ? Optional.of(JSON.writeValueAsBytes(sorted(root)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JSON.createObjectNode();
            node.propertyNames().stream()
                    .sorted()
                    .forEach(name -> sorted.set(name, sorted(node.path(name))));
            return sorted;
        }
        if (node.isArray()) {
            ArrayNode sorted = JSON.createArrayNode();
            node.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return node;
    }

    public static byte[] write(Map<String, ?> fields) {
        return JSON.writeValueAsBytes(fields);
    }

    /// Plain values by name, in the order sent.
    public Map<String, String> fields() {
        return fields;
    }

    /// An absent or null value is empty.
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    public Optional<Long> number(String name) {
        String text = text(name);
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// An object inside this one.
    public Optional<FlatJson> inner(String name) {
        JsonNode value = root.path(name);
        return value.isObject() ? Optional.of(new FlatJson(value)) : Optional.empty();
    }

    /// The first object of a list inside this one.
    public Optional<FlatJson> firstOf(String name) {
        JsonNode value = root.path(name).path(0);
        return value.isObject() ? Optional.of(new FlatJson(value)) : Optional.empty();
    }

    /// The objects of a list inside this one; an object alone is a list of one.
    public List<FlatJson> objects(String name) {
        JsonNode value = root.path(name);
        return value.isObject()
                ? List.of(new FlatJson(value))
                : value.valueStream().filter(JsonNode::isObject).map(FlatJson::new).toList();
    }

    /// The same plain values; nested ones do not count.
    @Override
    public boolean equals(Object other) {
        return other instanceof FlatJson that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /// Never the content: it may hold what was echoed to us.
    @Override
    public String toString() {
        return "JSON of " + fields.size() + " fields";
    }
}
