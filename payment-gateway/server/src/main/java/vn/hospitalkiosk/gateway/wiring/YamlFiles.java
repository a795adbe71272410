package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Configuration files as records: keys in kebab-case, an unknown or missing key is an error that names file and key. Durations as `500ms`, `30s`, `5m`, `2h` or ISO 8601.
public final class YamlFiles {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addModule(new SimpleModule().addDeserializer(Duration.class, new Durations()))
                    .build();

    private YamlFiles() {}

    /// `${virtual}` in the file is replaced by the virtual hospital's address, `${callback}` by that of our own callback door on this machine.
    ///
    /// @param prefix of settings on the command line that replace keys of this file: `` or `psp.momo.`
    /// @throws IllegalArgumentException naming the file and what is wrong in it
    public static <T> T read(Path file, Arguments arguments, String prefix, Class<T> type) {
        try {
            String callback = "http://127.0.0.1:" + Door.CALLBACK.port(arguments.portBase());
            String text =
                    Files.readString(file, StandardCharsets.UTF_8)
                            .replace("${virtual}", arguments.virtualBase().toString())
                            .replace("${callback}", callback);
            JsonNode tree = MAPPER.readTree(text);
            arguments
                    .settings()
                    .forEach((key, value) -> {
                        if (key.startsWith(prefix)
                                && (!prefix.isEmpty() || !isOfAnotherFile(key))) {
                            set(tree, key.substring(prefix.length()), value);
                        }
                    });
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isOfAnotherFile(String key) {
        return key.startsWith("psp.") || key.startsWith("bhxh.");
    }

    private static void set(JsonNode tree, String key, String value) {
        int dot = key.indexOf('.');
        if (!(tree instanceof ObjectNode object)) {
            throw new IllegalArgumentException("no such setting: " + key);
        }
        if (dot < 0) {
            object.put(key, value);
        } else {
            set(object.path(key.substring(0, dot)), key.substring(dot + 1), value);
        }
    }

    /// A duration as people write it.
    static final class Durations extends StdDeserializer<Duration> {
        Durations() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            if (text.matches("[0-9]{1,9}ms")) {
                return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            }
            if (text.matches("[0-9]{1,9}[smh]")) {
                return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
            }
            return Duration.parse(text);
        }
    }
}
