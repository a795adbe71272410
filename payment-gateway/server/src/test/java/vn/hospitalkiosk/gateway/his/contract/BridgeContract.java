package vn.hospitalkiosk.gateway.his.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `docs/his-bridge/openapi.yaml` as a judge: whether a request and its answer are as a vendor was told they would be. Knows of JSON Schema what that file uses; anything else there is a fault of its own.
final class BridgeContract {
    private static final Set<String> KNOWN =
            Set.of(
                    "type",
                    "format",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "pattern",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "allOf",
                    "description",
                    "example");
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final JsonNode file;
    private final List<Operation> operations = new ArrayList<>();

    /// @param path with a pattern for each id in it
    private record Operation(String id, String method, Pattern path, JsonNode words) {}

    /// One call as it went over the wire.
    ///
    /// @param path after `/v1`, without what was asked behind `?`
    /// @param body empty: none
    record Call(
            String method,
            String path,
            Optional<JsonNode> body,
            int status,
            Optional<JsonNode> answer) {}

    BridgeContract(JsonNode file) {
        this.file = file;
        file.path("paths")
                .properties()
                .forEach(path ->
                        METHODS.stream()
                                .filter(path.getValue()::has)
                                .forEach(method ->
                                        operations.add(
                                                operation(
                                                        path.getKey(),
                                                        method,
                                                        path.getValue().path(method)))));
    }

    private static Operation operation(String path, String method, JsonNode words) {
        return new Operation(
                words.path("operationId").asString(""),
                method,
                Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+")),
                words);
    }

    static BridgeContract read() {
        try {
            return new BridgeContract(
                    YAMLMapper.builder()
                            .build()
                            .readTree(Files.readString(folder().resolve("openapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/his-bridge"))) {
            at = Optional.ofNullable(at.getParent()).orElseThrow();
        }
        return at.resolve("docs/his-bridge");
    }

    Set<String> operationIds() {
        Set<String> ids = new TreeSet<>();
        operations.forEach(one -> ids.add(one.id()));
        return ids;
    }

    /// What an operation's call is; empty: none of the contract.
    Optional<String> operationOf(Call call) {
        return operation(call).map(Operation::id);
    }

    private Optional<Operation> operation(Call call) {
        return operations.stream()
                .filter(one -> one.method().equalsIgnoreCase(call.method()))
                .filter(one -> one.path().matcher(call.path()).matches())
                // "/x/search" is no id of an x
                .min(Comparator.comparing(one -> one.path().pattern().contains("[^/]+")));
    }

    /// Empty: as agreed.
    List<String> faults(Call call) {
        Optional<Operation> operation = operation(call);
        if (operation.isEmpty()) {
            return List.of(call.method() + " " + call.path() + " is no call of the contract");
        }
        List<String> faults = new ArrayList<>();
        Operation one = operation.get();
        body(one, call.body(), faults);
        answer(one, call, faults);
        return faults.stream().map(fault -> one.id() + ": " + fault).toList();
    }

    private void body(Operation one, Optional<JsonNode> body, List<String> faults) {
        JsonNode schema = schema(one.words().path("requestBody"));
        if (body.isPresent() != !schema.isMissingNode()) {
            faults.add(body.isPresent() ? "a body nobody asked for" : "the body is missing");
        } else {
            body.ifPresent(sent -> fits(sent, schema, "request", faults));
        }
    }

    private void answer(Operation one, Call call, List<String> faults) {
        JsonNode told = one.words().path("responses").path(Integer.toString(call.status()));
        boolean listed = !told.isMissingNode();
        JsonNode response = resolved(listed ? told : one.words().path("responses").path("default"));
        JsonNode schema = schema(response);
        boolean mayBeAnything = !listed && call.status() >= 500; // "it may have happened"
        if (schema.isMissingNode()) {
            call.answer().ifPresent(_ -> faults.add("an answer nobody asked for"));
        } else if (call.answer().isPresent() && !mayBeAnything) {
            fits(call.answer().get(), schema, "answer " + call.status(), faults);
        } else if (listed) {
            faults.add("the answer is missing");
        }
    }

    private JsonNode schema(JsonNode said) {
        JsonNode content = resolved(said).path("content");
        return content.properties().stream()
                .findFirst()
                .map(kind -> kind.getValue().path("schema"))
                .orElse(content);
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = file.at(at.path("$ref").asString("").substring(1));
        }
        return at;
    }

    private void fits(JsonNode value, JsonNode named, String where, List<String> faults) {
        JsonNode schema = resolved(named);
        if (schema.isMissingNode()) {
            faults.add(where + ": " + named + " stands nowhere in the file");
            return;
        }
        schema.propertyNames().stream()
                .filter(word -> !KNOWN.contains(word))
                .forEach(word -> faults.add(where + ": this judge does not know " + word));
        schema.path("allOf").forEach(part -> fits(value, part, where, faults));
        if (!isOf(value, schema.path("type").asString(""))) {
            faults.add(where + " is no " + schema.path("type").asString(""));
            return;
        }
        one(value, schema, where, faults);
        object(value, schema, where, faults);
        array(value, schema, where, faults);
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "" -> true; // only parts
            default -> false;
        };
    }

    private static void one(JsonNode value, JsonNode schema, String where, List<String> faults) {
        boolean listed =
                !schema.has("enum") || schema.path("enum").valueStream().anyMatch(value::equals);
        boolean patterned =
                !schema.has("pattern")
                        || Pattern.compile(schema.path("pattern").asString(""))
                                .matcher(value.asString(""))
                                .find();
        boolean inLength =
                !value.isString()
                        || isBetween(value.asString("").length(), schema, "minLength", "maxLength");
        boolean big = !value.isNumber() || isBetween(value.asLong(0), schema, "minimum", "maximum");
        if (!listed || !patterned || !inLength || !big) {
            faults.add(where + " is not as its schema says");
        }
    }

    private static boolean isBetween(long value, JsonNode schema, String least, String most) {
        return value >= schema.path(least).asLong(Long.MIN_VALUE)
                && value <= schema.path(most).asLong(Long.MAX_VALUE);
    }

    private void object(JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (!value.isObject()) {
            return;
        }
        schema.path("required")
                .forEach(name -> {
                    if (!value.has(name.asString(""))) {
                        faults.add(where + " lacks " + name.asString(""));
                    }
                });
        JsonNode properties = schema.path("properties");
        boolean closed = !schema.path("additionalProperties").asBoolean(true);
        value.properties()
                .forEach(field -> {
                    JsonNode known = properties.path(field.getKey());
                    if (!known.isMissingNode()) {
                        fits(field.getValue(), known, where + "." + field.getKey(), faults);
                    } else if (closed) {
                        faults.add(where + " has " + field.getKey() + ", which is not agreed");
                    }
                });
    }

    private void array(JsonNode value, JsonNode schema, String where, List<String> faults) {
        if (!value.isArray()) {
            return;
        }
        if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)
                || value.size() < schema.path("minItems").asInt(0)) {
            faults.add(where + " has " + value.size() + " entries");
        }
        value.forEach(item -> fits(item, schema.path("items"), where + "[]", faults));
    }
}
