package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;
import vn.hospitalkiosk.virtual.stage.Web;
import vn.hospitalkiosk.virtual.web.Door;

/// What can be killed, and what it works with: one gateway with its embedded database, or several on one database of this process; a process of kiosks; simulated psps and a stub HIS in here.
final class ChaosHouse implements AutoCloseable {
    static final int KIOSKS = 8;
    private static final int HIS_PORT = 690;
    private static final int NEXT_GATEWAY = 10;
    private static final String WORKER_PASSWORD = "works-with-the-tables";

    private final Path var;
    private final StubHis his = new StubHis(_ -> {});
    private final Door hisDoor;
    private final VirtualHospital hospital;
    private final Optional<EmbeddedPostgres> external;
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private @Nullable Process kiosks;

    ChaosHouse(Path var, int portBase, int gatewayCount) throws IOException, SQLException {
        this.var = var.toAbsolutePath();
        hospital = VirtualHospital.start(new Settings(this.var, portBase), Clock.systemUTC());
        hisDoor = Door.open(portBase + HIS_PORT);
        hisDoor.serve(StubHis.PATH, his);
        external = gatewayCount == 1 ? Optional.empty() : Optional.of(database(this.var));
        for (int i = 0; i < gatewayCount; i++) {
            Path own = i == 0 ? this.var : this.var.resolve("gateway-" + (i + 1));
            GatewayProcess.configure(
                    own,
                    KIOSKS,
                    "[momo, zalopay, vnptmoney]",
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
            GatewayProcess gateway =
                    new GatewayProcess(
                            own, portBase + i * NEXT_GATEWAY, hospital.http(), settings());
            gateways.add(gateway);
            gateway.prepareStarts();
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

    /// Everything a psp may take its time for takes seconds here.
    private List<String> settings() {
        List<String> words = new ArrayList<>();
        words.add("--his.kind=bridge");
        words.add("--his.base=" + hisDoor.address() + StubHis.PATH);
        words.add("--his.answer-timeout=2s");
        for (String psp : Moods.PSPS) {
            String terms = "--psp." + psp + ".terms.";
            words.addAll(
                    List.of(
                            terms + "qr-life=15s",
                            terms + "grace=2s",
                            terms + "create-timeout=2s",
                            terms + "query-timeout=2s",
                            terms + "breaker.rest=3s"));
        }
        return words;
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
        return new Web(hospital.http().toString());
    }

    StubHis his() {
        return his;
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
        external.map(_ -> postmasterOf(var.resolve("external/data")))
                .orElseGet(() -> gateways.getFirst().postmaster())
                .flatMap(ProcessHandle::of)
                .ifPresent(postmaster -> {
                    postmaster.destroyForcibly();
                    postmaster.onExit().join();
                });
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
        hisDoor.close();
        hospital.close();
    }
}
