package vn.hospitalkiosk.virtual.wallet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.virtual.web.Json;

/// The callback address the hospital registered with a psp that takes none with an order: as told by `/control`, else the running gateway's in `endpoints.json`. On this machine only.
public final class Registration {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Path endpoints;
    private volatile Optional<URI> told = Optional.empty();

    /// @param run `var/run`
    public Registration(Path run) {
        this.endpoints = run.resolve("endpoints.json");
    }

    /// @throws IllegalArgumentException when it is not on this machine
    public void tell(URI door) {
        if (!onThisMachine(door)) {
            throw new IllegalArgumentException("A callback stays on this machine.");
        }
        told = Optional.of(door);
    }

    /// @param path as in `/callbacks/momo`
    /// @return empty when no gateway runs
    public Optional<URI> address(String path) {
        return told.or(this::published).map(door -> door.resolve(path));
    }

    private Optional<URI> published() {
        try {
            return Json.parseObject(Files.readAllBytes(endpoints))
                    .map(all -> all.path("gateway.callback").stringValue(""))
                    .filter(text -> !text.isEmpty())
                    .map(URI::create)
                    .filter(Registration::onThisMachine);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean onThisMachine(URI door) {
        return "http".equals(door.getScheme())
                && LOOPBACK.contains(Optional.ofNullable(door.getHost()).orElse(""));
    }
}
