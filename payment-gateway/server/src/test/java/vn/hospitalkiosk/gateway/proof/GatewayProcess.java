package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.virtual.stage.Build;

/// The real gateway as a process of its own, with its embedded database or an external one. Closing ends it gently; [#kill] as a power cut does.
final class GatewayProcess implements AutoCloseable {
    private static final String JAR = "payment-gateway-server-0.1.0-SNAPSHOT.jar";
    private static final Duration READY = Duration.ofMinutes(2);

    private final Path var;
    private final int portBase;
    private final URI virtual;
    private final List<String> settings;
    private Optional<Path> startCache = Optional.empty();
    private @Nullable Process process;
    private int starts;

    /// @param virtual what `${virtual}` stands for: HIS and psps
    /// @param settings more words of the command line
    GatewayProcess(Path var, int portBase, URI virtual, List<String> settings) {
        this.var = var.toAbsolutePath();
        this.portBase = portBase;
        this.virtual = virtual;
        this.settings = List.copyOf(settings);
        // A proof that is told to stop leaves nothing running.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    /// The checkout's configuration, with this many kiosks K01 … and these psps, under `var/config`.
    static void configure(Path var, int kiosks, String psps, String more) {
        Path root = Build.ofThisCheckout().root();
        Path config = var.resolve("config");
        String names =
                IntStream.rangeClosed(1, kiosks)
                        .mapToObj(GatewayProcess::kiosk)
                        .collect(Collectors.joining(", ", "[", "]"));
        try {
            Files.createDirectories(config.resolve("psp"));
            try (var files = Files.list(root.resolve("config/psp"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, config.resolve("psp").resolve(file.getFileName()));
                }
            }
            for (String beside : List.of("bhxh.yaml", "consents.yaml")) {
                Files.copy(root.resolve("config").resolve(beside), config.resolve(beside));
            }
            String text =
                    Files.readString(root.resolve("config/gateway.yaml"))
                            .replaceAll("(?m)^kiosks: .*$", "kiosks: " + names)
                            .replaceAll("(?m)^psps: .*$", "psps: " + psps);
            Files.writeString(config.resolve("gateway.yaml"), text + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String kiosk(int number) {
        return String.format(Locale.ROOT, "K%02d", number);
    }

    /// What the next starts find their classes in, parsed, linked and profiled, as an installed gateway's do ([StartCache]); a file that is not there means without.
    void useStartCache(Optional<Path> file) {
        startCache = file;
    }

    /// A start at whose end Java writes such a file, where it can.
    void startLearning(Path file) {
        start("-XX:AOTCacheOutput=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /// Gently, and until the file is written.
    void endLearning() {
        process().destroy();
        try {
            if (!process().waitFor(READY.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        start(
                startCache
                        .filter(Files::exists)
                        .map(file -> new String[] {"-XX:AOTCache=" + file})
                        .orElseGet(() -> new String[0]));
    }

    private void start(String... flags) {
        Path root = Build.ofThisCheckout().root();
        Path target = root.resolve("payment-gateway/server/target");
        starts++;
        try {
            Files.createDirectories(var.resolve("log"));
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "@" + root.resolve("config/gateway.jvm"),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-cp",
                                    target.resolve(JAR)
                                            + ":"
                                            + Files.readString(target.resolve("classpath")).strip(),
                                    "vn.hospitalkiosk.gateway.Gateway",
                                    "--config=" + var.resolve("config/gateway.yaml"),
                                    "--var=" + var,
                                    "--port-base=" + portBase,
                                    "--virtual-base=" + virtual));
            command.addAll(2, List.of(flags));
            command.addAll(settings);
            process =
                    new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            var.resolve("log/gateway-" + starts + ".out").toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException when it ends, or is not ready in time
    void awaitReady() {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!answers()) {
            if (!process().isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the gateway does not come up; see " + var);
            }
            Pause.of(Duration.ofMillis(20));
        }
    }

    boolean answers() {
        if (!process().isAlive()) {
            return false;
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(console().resolve("/health"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            return Http.CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// HTTP/1.1 without certificates, for console and callbacks.
    static final class Http {
        static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();

        private Http() {}
    }

    Process process() {
        return Optional.ofNullable(process).orElseThrow();
    }

    /// SIGKILL.
    void kill() {
        process().destroyForcibly();
        process().onExit().join();
    }

    URI kioskDoor() {
        return URI.create("https://127.0.0.1:" + portBase);
    }

    URI callbackDoor() {
        return URI.create("http://127.0.0.1:" + (portBase + 1));
    }

    URI console() {
        return URI.create("http://127.0.0.1:" + (portBase + 2));
    }

    Path pki() {
        return var.resolve("secrets/pki");
    }

    /// SIGKILL to the embedded server's postmaster alone: what it started finds out by itself.
    void killDatabase() {
        postmaster()
                .flatMap(ProcessHandle::of)
                .ifPresent(postmaster -> {
                    postmaster.destroyForcibly();
                    postmaster.onExit().join();
                });
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(var.resolve("data/postgres/postmaster.pid"));
    }

    /// Of the embedded server; empty while there is none.
    Optional<Long> postmaster() {
        try {
            return Optional.of(Long.parseLong(postmasterFile().getFirst().strip()))
                    .filter(pid -> ProcessHandle.of(pid).isPresent());
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /// To the embedded server.
    Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + postmasterFile().get(3).strip() + "/postgres",
                    "gateway",
                    Files.readString(var.resolve("secrets/postgres.password")).strip());
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new SQLException("no database", e);
        }
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(20))) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
