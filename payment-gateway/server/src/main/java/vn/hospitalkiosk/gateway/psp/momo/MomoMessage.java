package vn.hospitalkiosk.gateway.psp.momo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One flat JSON object of MoMo; every value as the text that was sent, so that a signature can be checked over it. Nested values are left out.
record MomoMessage(Map<String, String> fields) {
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

    /// Empty when the bytes are not one JSON object in UTF-8.
    static Optional<MomoMessage> parse(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.isObject()) {
                return Optional.empty();
            }
            Map<String, String> fields = new HashMap<>();
            root.properties()
                    .forEach(field -> {
                        JsonNode value = field.getValue();
                        if (value.isString() || value.isIntegralNumber()) {
                            fields.put(field.getKey(), value.asString());
                        } else if (value.isNull()) {
                            fields.put(field.getKey(), "");
                        }
                    });
            return Optional.of(new MomoMessage(Map.copyOf(fields)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static byte[] write(Map<String, Object> fields) {
        return JSON.writeValueAsBytes(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    Optional<Long> number(String name) {
        String text = text(name);
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// Never the content: it may hold what was echoed to us.
    @Override
    public String toString() {
        return "MomoMessage of " + fields.size() + " fields";
    }
}
