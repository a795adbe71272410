package vn.hospitalkiosk.gateway.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A running PostgreSQL of ours. Listens on 127.0.0.1 only, on whatever port was free. It outlives a SIGKILL of this process and is found again at the next start; when it dies itself it is started
/// again on the same port ([Watch]); `close` stops it.
public final class EmbeddedPostgres implements AutoCloseable {
    /// The superuser, who owns the tables.
    public static final String OWNER = "gateway";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    /// So long may what a dead postmaster left go on by itself.
    private static final Duration ORPHANS_END = Duration.ofSeconds(1);

    /// Nothing that holds money may lose a commit in a power cut; the embedded binaries' usual launcher turns these off. After a checkpoint every page is logged whole once: rarer ones log less, and what a
    /// hospital writes in a quarter of an hour is read again in less than a second.
    private static final String OPTIONS =
            " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on"
                    + " -c synchronous_commit=on -c full_page_writes=on -c max_connections=60"
                    + " -c timezone=UTC -c lc_messages=C -c shared_buffers=64MB -c checkpoint_timeout=15min"
                    + " -c log_statement=none -c log_min_error_statement=panic";

    private final Folders folders;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;
    private final int port;
    private final boolean foundAgain;
    private final Watch watch;
    private volatile boolean runs;

    private EmbeddedPostgres(
            Folders folders,
            PostgresBinaries binaries,
            Unprivileged unprivileged,
            int port,
            boolean foundAgain) {
        this.folders = folders;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
        this.port = port;
        this.foundAgain = foundAgain;
        this.watch =
                new Watch(() -> Postmaster.living(folders.data()).isPresent(), this::startAgain);
    }

    /// @param data the cluster; kept between runs
    /// @param library where the programs are unpacked
    /// @param log file the server writes to
    /// @param password file with the superuser's password, made when absent, 0600
    public record Folders(Path data, Path library, Path log, Path password) {}

    /// @throws IllegalStateException when it does not come up; the message ends with the server's last words
    public static EmbeddedPostgres start(Folders folders) {
        EmbeddedPostgres server = of(folders);
        server.run();
        return server;
    }

    /// Its cluster is there and its address known; whether it runs is seen by [#run].
    ///
    /// @throws IllegalStateException when the cluster cannot be made
    public static EmbeddedPostgres of(Folders folders) {
        try {
            PostgresBinaries binaries = PostgresBinaries.unpackedUnder(folders.library());
            Unprivileged unprivileged = Unprivileged.here();
            Files.createDirectories(folders.log().toAbsolutePath().getParent());
            if (!Files.exists(folders.data().resolve("PG_VERSION"))) {
                initialise(folders, binaries, unprivileged);
            }
            Optional<Postmaster> leftOver = ready(folders.data());
            int port = leftOver.map(Postmaster::port).orElseGet(EmbeddedPostgres::freePort);
            return new EmbeddedPostgres(
                    folders, binaries, unprivileged, port, leftOver.isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + folders.data(), e);
        }
    }

    /// Returns when the server takes connections; it is watched from then on.
    ///
    /// @throws IllegalStateException when it does not come up; the message ends with the server's last words
    public void run() {
        if (!foundAgain) {
            startAgain();
        }
        runs = true;
        watch.begin();
    }

    private void startAgain() {
        try {
            endOrphans(folders.data());
            control("start", "-o", "-p " + port + OPTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + folders.data(), e);
        }
    }

    /// The server that is there, once it takes connections; empty when there is none, or it died while it started.
    private static Optional<Postmaster> ready(Path data) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Postmaster> living = Postmaster.living(data);
        while (living.isPresent() && !living.get().ready()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the PostgreSQL of " + data + " has been starting for " + PATIENCE);
            }
            pause();
            living = Postmaster.living(data);
        }
        return living;
    }

    /// A new server must not meet what the one before left: backends that have not noticed yet that their postmaster is dead.
    private static void endOrphans(Path data) {
        long begun = System.nanoTime();
        for (List<ProcessHandle> left = Postmaster.orphans(data);
                !left.isEmpty() && Postmaster.living(data).isEmpty();
                left = Postmaster.orphans(data)) {
            if (System.nanoTime() - begun > ORPHANS_END.toNanos()) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    public String jdbcUrl() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:"
                + port
                + "/postgres?connectTimeout=10&socketTimeout=60";
    }

    /// Where the server of this folder is to be reached, when somebody runs it.
    public static Optional<String> livingUrl(Path data) {
        return ready(data).map(living -> url(living.port()));
    }

    public String user() {
        return OWNER;
    }

    /// Secret.
    public String password() {
        try {
            return Files.readString(folders.password(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folders.password(), e);
        }
    }

    /// Whether the server had survived the end of an earlier gateway.
    public boolean wasFoundAgain() {
        return foundAgain;
    }

    /// The server goes on and nobody watches it any more, as after a SIGKILL of this process.
    void leave() {
        watch.close();
    }

    /// Waits until open transactions are rolled back and all is on disk.
    @Override
    public void close() {
        if (!runs) {
            return;
        }
        watch.close();
        try {
            control("stop", "-m", "fast");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        }
    }

    private static void initialise(
            Folders folders, PostgresBinaries binaries, Unprivileged unprivileged)
            throws IOException {
        Path half = folders.data().resolveSibling(folders.data().getFileName() + ".new");
        run(List.of("rm", "-rf", half.toString()), folders.log());
        Files.createDirectories(half);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwx------"));
        unprivileged.handOver(half);
        writePassword(folders.password(), unprivileged);
        run(
                unprivileged.command(
                        List.of(
                                binaries.bin().resolve("initdb").toString(),
                                "--pgdata=" + half,
                                "--username=gateway",
                                "--pwfile=" + folders.password(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--data-checksums")),
                folders.log());
        Files.deleteIfExists(folders.data());
        Files.move(half, folders.data());
    }

    private static void writePassword(Path file, Unprivileged unprivileged) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret), StandardCharsets.US_ASCII);
        unprivileged.handOver(file);
    }

    private void control(String... words) throws IOException {
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                binaries.bin().resolve("pg_ctl").toString(),
                                "--pgdata=" + folders.data(),
                                "--log=" + folders.log(),
                                "--wait",
                                "--timeout=" + PATIENCE.toSeconds()));
        command.addAll(List.of(words));
        if (!Files.exists(folders.log())) {
            Files.createFile(folders.log());
        }
        unprivileged.handOver(folders.log());
        run(unprivileged.command(command), folders.log());
    }

    private static void run(List<String> command, Path log) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        try {
            if (!process.waitFor(PATIENCE.plusSeconds(10).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.getFirst() + " did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "PostgreSQL said no to " + command + "; see " + log + "\n" + lastWords(log));
        }
    }

    private static String lastWords(Path log) throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
