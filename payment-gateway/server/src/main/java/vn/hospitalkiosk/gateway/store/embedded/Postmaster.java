package vn.hospitalkiosk.gateway.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
            long processId = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            if (!serves(processId, data)) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            if (lines.size() <= PORT_LINE) {
                throw new IllegalStateException(
                        "the PostgreSQL of " + data + " is just starting; try again in a moment");
            }
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return Optional.of(new Postmaster(processId, port));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IllegalStateException("cannot understand " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// A postmaster works in its data folder; another program, or another cluster's server, that got the same process id does not.
    private static boolean serves(long processId, Path data) throws IOException {
        Path process = Path.of("/proc", Long.toString(processId));
        try {
            return Files.readString(process.resolve("comm"), StandardCharsets.UTF_8)
                            .startsWith("postgres")
                    && Files.isSameFile(process.resolve("cwd"), data);
        } catch (NoSuchFileException | AccessDeniedException e) {
            return false;
        }
    }
}
