package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// `var/run/endpoints.json`, a flat map shared by all processes (`docs/wires.md`, "Files under var"): changed under the lock `endpoints.lock`, written anew and renamed.
final class Endpoints {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Endpoints() {}

    static void publish(Path run, Map<String, String> ours) {
        try (FileChannel channel =
                        FileChannel.open(
                                run.resolve("endpoints.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("lost the lock");
            }
            Path file = run.resolve("endpoints.json");
            Map<String, String> all = new TreeMap<>();
            if (Files.exists(file)) {
                all.putAll(
                        JSON.readValue(
                                Files.readString(file, StandardCharsets.UTF_8),
                                new TypeReference<Map<String, String>>() {}));
            }
            all.putAll(ours);
            Path fresh = run.resolve("endpoints.json.gateway");
            Files.writeString(
                    fresh,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n",
                    StandardCharsets.UTF_8);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write endpoints.json under " + run, e);
        }
    }
}
