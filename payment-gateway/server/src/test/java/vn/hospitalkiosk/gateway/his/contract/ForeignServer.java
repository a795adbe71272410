package vn.hospitalkiosk.gateway.his.contract;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A FHIR server nobody here wrote, as a process of its own on loopback. It ends with [#close()], with this process (its input ends), or after twenty minutes.
final class ForeignServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final List<String> BOUNDED = List.of("timeout", "--kill-after=5", "1200");
    private static final List<String> JVM =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx900m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    // Not the hospital's zone: what a server takes for a day must not matter.
                    "-Duser.timezone=UTC");

    private final Process process;
    private final int port;

    private ForeignServer(Path log, int port, List<String> command) throws IOException {
        this.port = port;
        List<String> words = new ArrayList<>(BOUNDED);
        words.addAll(JVM);
        words.addAll(command);
        this.process =
                new ProcessBuilder(words)
                        // Empty: what a server kept of another day must not be found.
                        .directory(Files.createTempDirectory(log.getParent(), "run-").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /// HAPI FHIR JPA 8.8 of `virtual-hospital/foreign-servers`.
    static ForeignServer hapi(Path built) throws IOException, InterruptedException {
        int port = freePort();
        String classes =
                built.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(built.resolve("classpath")).strip();
        ForeignServer server =
                new ForeignServer(
                        built.resolve("hapi.log"),
                        port,
                        List.of(
                                "-cp",
                                classes,
                                "vn.hospitalkiosk.foreign.HapiServer",
                                Integer.toString(port)));
        server.awaitAnswer();
        return server;
    }

    /// cqf-ruler, a HAPI 5.0.2 that keeps duplicates when raced.
    static ForeignServer cqfRuler(Path built) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        for (String opened :
                List.of(
                        "java.lang",
                        "java.util",
                        "java.net",
                        "java.text",
                        "java.math",
                        "java.time",
                        "sun.net.www.protocol.jar")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        // Its Byte Buddy is older than this Java.
                        "-Dnet.bytebuddy.experimental=true",
                        "-jar",
                        built.resolve("foreign/jetty-runner.jar").toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--path",
                        "/",
                        built.resolve("foreign/cqf-ruler.war").toString()));
        ForeignServer server = new ForeignServer(built.resolve("cqf-ruler.log"), port, command);
        server.awaitAnswer();
        return server;
    }

    int port() {
        return port;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port + "/fhir");
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (process.waitFor(1, TimeUnit.SECONDS)
                        || System.nanoTime() - begun > LONGEST_START.toNanos()) {
                    close();
                    throw new IOException("the foreign server did not start; see its log");
                }
            }
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(base() + "/metadata"))
                                            .timeout(Duration.ofSeconds(60))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
