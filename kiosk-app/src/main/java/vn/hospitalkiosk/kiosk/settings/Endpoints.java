package vn.hospitalkiosk.kiosk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Addresses as other processes wrote them to `var/run/endpoints.json`; read anew at each question, since they may start after us.
public final class Endpoints {
    private static final String PREFIX = "endpoint:";

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();

    public Endpoints(Path var) {
        this.file = var.resolve("run/endpoints.json");
    }

    /// A plain value is returned as it is; `endpoint:name` is looked up and may not be there yet.
    public Optional<String> find(String value) {
        if (!value.startsWith(PREFIX)) {
            return value.isBlank() ? Optional.empty() : Optional.of(value);
        }
        try {
            JsonNode found =
                    json.readTree(Files.readString(file)).path(value.substring(PREFIX.length()));
            return found.isString() && !found.asString().isBlank()
                    ? Optional.of(found.asString())
                    : Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.empty(); // not written yet
        }
    }
}
