package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Remembers in a file which processes the stage started, so that a stage that was itself killed finds and ends them at the next start. A process counts as ours only if id and start time both fit.
final class LeftOvers {
    private static final Duration GENTLY = Duration.ofSeconds(8);

    private final Path file;
    private final List<String> running = new CopyOnWriteArrayList<>();

    LeftOvers(Path file) {
        this.file = file;
    }

    void endThoseOfLastTime() {
        List<ProcessHandle> found = new ArrayList<>();
        for (String line : lines()) {
            String[] parts = line.split(" ", -1);
            ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(handle -> startOf(handle).equals(parts[1]))
                    .ifPresent(found::add);
        }
        found.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + GENTLY.toNanos();
        for (ProcessHandle handle : found) {
            while (handle.isAlive() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            handle.destroyForcibly();
        }
    }

    void add(Process process) {
        running.add(process.pid() + " " + startOf(process.toHandle()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, running);
        } catch (IOException e) {
            throw new StageFailure("cannot write " + file, e);
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private List<String> lines() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new StageFailure("cannot read " + file, e);
        }
    }
}
