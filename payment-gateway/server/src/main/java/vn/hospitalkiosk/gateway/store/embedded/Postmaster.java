package vn.hospitalkiosk.gateway.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server process that a data folder's `postmaster.pid` names (PostgreSQL manual, "Lock file": line 1 process id, line 4 port).
record Postmaster(long processId, int port) {
    private static final int PORT_LINE = 3;

    /// The living server of this folder. A file left by a power cut, whose process id now belongs to someone else or nobody, is removed: PostgreSQL would refuse to start because of it.
    static Optional<Postmaster> living(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() > PORT_LINE) {
                long processId = Long.parseLong(lines.getFirst().strip());
                if (isPostgres(processId)) {
                    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
                    return Optional.of(new Postmaster(processId, port));
                }
            }
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IllegalStateException("cannot understand " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isPostgres(long processId) throws IOException {
        Path command = Path.of("/proc", Long.toString(processId), "comm");
        try {
            return Files.readString(command, StandardCharsets.UTF_8).startsWith("postgres");
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
