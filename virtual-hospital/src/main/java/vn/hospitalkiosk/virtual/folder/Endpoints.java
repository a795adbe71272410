package vn.hospitalkiosk.virtual.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// `run/endpoints.json`: addresses in use, a flat map many processes write. Each takes the lock beside it, reads, changes its own keys, and puts the file in place anew.
public final class Endpoints {
    /// A file lock holds between processes only; this one between threads of ours.
    private static final Object ONE_OF_US = new Object();

    private final Path folder;

    /// @param folder `var/run`
    public Endpoints(Path folder) {
        this.folder = folder;
    }

    public void publish(Map<String, String> addresses) throws IOException {
        change(all -> addresses.forEach(all::put));
    }

    /// Takes our addresses away; a key that somebody else has written meanwhile stays.
    public void withdraw(Map<String, String> addresses) throws IOException {
        change(all ->
                addresses.forEach((key, value) -> {
                    if (all.path(key).stringValue("").equals(value)) {
                        all.remove(key);
                    }
                }));
    }

    private void change(Consumer<ObjectNode> edit) throws IOException {
        Files.createDirectories(folder);
        synchronized (ONE_OF_US) {
            try (FileChannel channel =
                            FileChannel.open(
                                    folder.resolve("endpoints.lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Path file = folder.resolve("endpoints.json");
                ObjectNode all = read(file);
                edit.accept(all);
                WholeFile.write(file, Json.bytes(all), "rw-r--r--");
                assert lock.isValid();
            }
        }
    }

    private static ObjectNode read(Path file) throws IOException {
        try {
            return Json.parseObject(Files.readAllBytes(file)).orElseGet(Json::object);
        } catch (NoSuchFileException e) {
            return Json.object();
        }
    }
}
