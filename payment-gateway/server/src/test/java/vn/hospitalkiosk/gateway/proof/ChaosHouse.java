package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;
import vn.hospitalkiosk.virtual.stage.Web;

/// What can be killed, and what it works with: one gateway with its embedded database, or several on one database of this process; a process of kiosks; simulated psps and a stub HIS in here.
final class ChaosHouse implements AutoCloseable {
    static final int KIOSKS = 8;
    private static final int NEXT_GATEWAY = 10;
    private static final String WORKER_PASSWORD = "works-with-the-tables";

    private final Path var;
    private final Neighbours neighbours;
    private final Optional<EmbeddedPostgres> external;
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private @Nullable Process kiosks;

    ChaosHouse(Path var, int portBase, int gatewayCount) throws IOException, SQLException {
        this.var = var.toAbsolutePath();
        Path startCache = this.var.resolve("gateway.aot");
        StartCache.make(startCache, this.var.resolve("learning"), portBase);
        neighbours = new Neighbours(this.var, portBase);
        external = gatewayCount == 1 ? Optional.empty() : Optional.of(database(this.var));
        for (int i = 0; i < gatewayCount; i++) {
            Path own = i == 0 ? this.var : this.var.resolve("gateway-" + (i + 1));
            GatewayProcess.configure(
                    own,
                    KIOSKS,
                    "[" + String.join(", ", Neighbours.PSPS) + "]",
                    external.map(ChaosHouse::section).orElse(""));
            if (i > 0) {
                copy(this.var.resolve("secrets"), own.resolve("secrets"));
            }
            if (external.isPresent()) {
                Path secrets = own.resolve("secrets");
                Files.writeString(secrets.resolve("database.password"), WORKER_PASSWORD);
                Files.writeString(
                        secrets.resolve("database-owner.password"), external.get().password());
            }
            GatewayProcess gateway = neighbours.gateway(own, portBase + i * NEXT_GATEWAY);
            gateways.add(gateway);
            gateway.useStartCache(Optional.of(startCache));
            gateway.start();
            gateway.awaitReady();
        }
    }

    /// As a hospital's database administrator makes it: one role that owns the tables, one that works with them.
    private static EmbeddedPostgres database(Path var) throws SQLException {
        EmbeddedPostgres server =
                EmbeddedPostgres.start(
                        new EmbeddedPostgres.Folders(
                                var.resolve("external/data"),
                                var.resolve("external/programs"),
                                var.resolve("external/postgres.log"),
                                var.resolve("external/password")));
        new Books(() ->
                DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password()))
                .execute(
                        "CREATE ROLE kiosk_gateway LOGIN NOSUPERUSER NOINHERIT PASSWORD '"
                                + WORKER_PASSWORD
                                + "'");
        return server;
    }

    private static String section(EmbeddedPostgres database) {
        return "\ndatabase:\n  url: "
                + database.jdbcUrl()
                + "\n  user: kiosk_gateway\n  password-file: secrets/database.password"
                + "\n  owner: { user: gateway, password-file: secrets/database-owner.password }\n";
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    Web hospital() {
        return neighbours.hospital();
    }

    StubHis his() {
        return neighbours.his();
    }

    List<GatewayProcess> gateways() {
        return List.copyOf(gateways);
    }

    Books books() {
        return new Books(() ->
                external.isEmpty()
                        ? gateways.getFirst().connect()
                        : DriverManager.getConnection(
                                external.get().jdbcUrl(),
                                external.get().user(),
                                external.get().password()));
    }

    void prepareVisits() throws SQLException {
        books().execute(Bench.visits(KIOSKS, 60_000));
    }

    Path journal() {
        return var.resolve("kiosks.journal");
    }

    void stopKiosksAfterTheirPatients() {
        try {
            Files.writeString(var.resolve("run/kiosks.stop"), "stop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process kiosks() {
        return Optional.ofNullable(kiosks).orElseThrow();
    }

    void startKiosks() {
        String doors =
                gateways.stream()
                        .map(GatewayProcess::kioskDoor)
                        .map(URI::toString)
                        .collect(Collectors.joining(","));
        try {
            kiosks =
                    new ProcessBuilder(
                                    // Kiosks are machines of their own: here they must not take
                                    // the processor from what starts.
                                    "nice",
                                    "-n",
                                    "10",
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx128m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    ScriptedKiosks.class.getName(),
                                    "--pki",
                                    gateways.getFirst().pki().toString(),
                                    "--doors",
                                    doors,
                                    "--journal",
                                    journal().toString(),
                                    "--kiosks",
                                    Integer.toString(KIOSKS),
                                    "--psps",
                                    String.join(",", Moods.PSPS),
                                    "--stop",
                                    var.resolve("run/kiosks.stop").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            var.resolve("log/kiosks.out").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = kiosks;
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
    }

    void killKiosks() {
        kiosks().destroyForcibly();
        kiosks().onExit().join();
    }

    /// SIGKILL to the postmaster alone: what it started finds out by itself.
    void killDatabase() {
        if (external.isEmpty()) {
            gateways.getFirst().killDatabase();
        } else {
            postmasterOf(var.resolve("external/data"))
                    .flatMap(ProcessHandle::of)
                    .ifPresent(postmaster -> {
                        postmaster.destroyForcibly();
                        postmaster.onExit().join();
                    });
        }
    }

    private static Optional<Long> postmasterOf(Path data) {
        try {
            return Optional.of(
                    Long.parseLong(
                            Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip()));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (kiosks != null) {
            kiosks.destroyForcibly();
        }
        gateways.forEach(GatewayProcess::close);
        external.ifPresent(EmbeddedPostgres::close);
        neighbours.close();
    }
}
