package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Configuration files as records: keys in kebab-case, an unknown or missing key is an error that names file and key.
public final class YamlFiles {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private YamlFiles() {}

    /// `${virtual}` in the file is replaced by the virtual hospital's address.
    ///
    /// @throws IllegalArgumentException naming the file and what is wrong in it
    public static <T> T read(Path file, Arguments arguments, Class<T> type) {
        try {
            String text =
                    Files.readString(file, StandardCharsets.UTF_8)
                            .replace("${virtual}", arguments.virtualBase().toString());
            return MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
