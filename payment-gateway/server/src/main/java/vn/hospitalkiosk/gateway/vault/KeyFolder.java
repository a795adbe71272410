package vn.hospitalkiosk.gateway.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// A folder of keys, 32 raw bytes each: `0001.key`, `0002.key` … and `lookup.key`. The greatest name seals, all of them open. A key laid beside the others is used within a minute, at once when
/// something is found that was sealed with it: all gateways get the file before the first restarts.
public final class KeyFolder implements VaultKeys {
    public static final String LOOKUP = "lookup.key";
    private static final String ENDING = ".key";
    private static final long BELIEVED = Duration.ofMinutes(1).toNanos();
    private static final long AT_ONCE = Duration.ofSeconds(1).toNanos();

    private record Read(List<VaultKey> keys, long at) {}

    private final Path folder;
    private final LongSupplier nanoTime;
    private final byte[] lookup;
    private Read read;

    /// @param nanoTime monotonic
    /// @throws IllegalStateException when there is no key or one has not 32 bytes
    public KeyFolder(Path folder, LongSupplier nanoTime) {
        this.folder = folder;
        this.nanoTime = nanoTime;
        this.lookup = content(folder.resolve(LOOKUP));
        this.read = new Read(all(), nanoTime.getAsLong());
        newest();
    }

    @Override
    public VaultKey newest() {
        List<VaultKey> keys = keysSince(BELIEVED);
        if (keys.isEmpty()) {
            throw new IllegalStateException("no key in " + folder);
        }
        return keys.getLast();
    }

    @Override
    public Optional<VaultKey> byId(String id) {
        return among(keysSince(BELIEVED), id).or(() -> among(keysSince(AT_ONCE), id));
    }

    @Override
    public byte[] lookup() {
        return lookup.clone();
    }

    private static Optional<VaultKey> among(List<VaultKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private synchronized List<VaultKey> keysSince(long longest) {
        long now = nanoTime.getAsLong();
        if (now - read.at() >= longest) {
            read = new Read(all(), now);
        }
        return read.keys();
    }

    private List<VaultKey> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(KeyFolder::isKey)
                    .sorted()
                    .map(file -> new VaultKey(content(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static boolean isKey(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) && !name.equals(LOOKUP);
    }

    private static byte[] content(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length != VaultKey.BYTES) {
                throw new IllegalStateException(
                        file + " has not " + VaultKey.BYTES + " bytes: `openssl rand 32`");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
