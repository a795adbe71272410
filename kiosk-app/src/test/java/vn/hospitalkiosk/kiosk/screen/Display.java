package vn.hospitalkiosk.kiosk.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A display to draw on: the one there is, else an Xvfb of its own on a free number.
final class Display implements AutoCloseable {
    private final String name;
    private final Optional<Process> server;

    private Display(String name, Optional<Process> server) {
        this.name = name;
        this.server = server;
    }

    static Display open() throws IOException {
        String given = System.getenv("DISPLAY");
        if (given != null && !given.isEmpty()) {
            return new Display(given, Optional.empty());
        }
        // Xvfb says its number when it is ready; asked for on standard output.
        Process server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1080x1920x24",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String number = said.readLine();
            if (number == null) {
                throw new IOException("Xvfb did not start; install the package xvfb");
            }
            return new Display(":" + number.strip(), Optional.of(server));
        }
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        server.ifPresent(process -> {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }
}
