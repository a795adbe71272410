package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import vn.hospitalkiosk.gateway.psp.Secrets;

/// A folder of secret files that may be replaced while we run: what was read is believed for a second, because one payment asks for its psp's keys a dozen times.
final class SecretFiles implements Secrets {
    private static final long BELIEVED = Duration.ofSeconds(1).toNanos();

    private record Read(Optional<String> content, long at) {}

    private final Path folder;
    private final LongSupplier nanoTime;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    /// @param nanoTime monotonic
    SecretFiles(Path folder, LongSupplier nanoTime) {
        this.folder = folder;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<String> read(String file) {
        long now = nanoTime.getAsLong();
        Read before = known.get(file);
        if (before != null && now - before.at() < BELIEVED) {
            return before.content();
        }
        Optional<String> content = content(file);
        known.put(file, new Read(content, now));
        return content;
    }

    private Optional<String> content(String file) {
        try {
            return Optional.of(
                            Files.readString(folder.resolve(file), StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The folder alone.
    @Override
    public String toString() {
        return folder.toString();
    }
}
