package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One child process of the stage. Its output goes to a file; its standard input stays open as long as the stage lives, so that a child that watches it ends with us.
public final class Program implements AutoCloseable {
    private static final Duration GENTLY = Duration.ofSeconds(8);

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// @param keepOutput false: the caller reads standard output itself
    static Program start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            boolean keepOutput) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        if (keepOutput) {
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        } else {
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new StageFailure("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public Process process() {
        return process;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// @throws StageFailure when it ends before, or is not ready in time; names the log
    void awaitReady(Duration longest, BooleanSupplier ready) {
        Patience.until(
                () -> name + " to be ready (" + log + ")",
                longest,
                () -> {
                    if (!process.isAlive()) {
                        throw new StageFailure(
                                name
                                        + " ended with "
                                        + process.exitValue()
                                        + " before it was ready; see "
                                        + log
                                        + "\n"
                                        + tail());
                    }
                    return ready.getAsBoolean();
                });
    }

    /// As a power cut would: SIGKILL, no chance to say goodbye.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Freezes the process (SIGSTOP) until [#resume]: it hears and does nothing.
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exit =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new StageFailure("cannot send SIG" + name + " to " + this.name);
            }
        } catch (IOException e) {
            throw new StageFailure("cannot send SIG" + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GENTLY.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("interrupted while ending " + name, e);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
