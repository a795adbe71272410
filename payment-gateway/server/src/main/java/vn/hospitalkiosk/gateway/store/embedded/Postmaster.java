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
import java.util.stream.Stream;

/// The server process that a data folder's `postmaster.pid` names (PostgreSQL manual, "Lock file": line 1 process id, line 4 port, line 8 status).
///
/// @param ready whether it takes connections; before, it starts or replays its log
record Postmaster(long processId, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /// The living server of this folder. A file left by a power cut, whose process id now belongs to someone else or nobody, is removed: PostgreSQL would refuse to start because of it. It stays while
    /// [#orphans] work in the folder, because it is what keeps a second server away from them.
    static Optional<Postmaster> living(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            long processId = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
            if (!serves(processId, data)) {
                if (orphans(data).isEmpty()) {
                    Files.deleteIfExists(file);
                }
                return Optional.empty();
            }
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            int port =
                    lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
            return Optional.of(new Postmaster(processId, port, ready));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IllegalStateException("cannot understand " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// Servers' processes that work in this folder, whether or not their postmaster lives. Without it they end by themselves, as soon as they notice.
    static List<ProcessHandle> orphans(Path data) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> isIn(process.pid(), data)).toList();
        }
    }

    private static boolean isIn(long processId, Path data) {
        try {
            return serves(processId, data);
        } catch (IOException gone) {
            return false;
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
