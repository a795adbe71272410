package vn.hospitalkiosk.virtual.psp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.hospitalkiosk.virtual.web.Json;

/// The callback address the hospital registered with a psp that takes none with an order: as told by `/control`, else the running gateway's in `endpoints.json`. On this machine only.
public final class Registration {
    private final Path endpoints;
    private volatile Optional<URI> told = Optional.empty();

    /// @param run `var/run`
    public Registration(Path run) {
        this.endpoints = run.resolve("endpoints.json");
    }

    /// @return false when it is no address on this machine
    public boolean tell(String door) {
        boolean good = Loopback.isOne(door);
        if (good) {
            told = Optional.of(URI.create(door));
        }
        return good;
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
                    .filter(Loopback::isOne)
                    .map(URI::create);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
