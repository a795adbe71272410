package vn.hospitalkiosk.gateway.psp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;

/// A brand's adapter against its simulator: the virtual hospital in this process, and a callback door that hands what comes to the adapter's [Notices].
public final class SimulatedBrand implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String code;
    private final Path var;
    private final VirtualHospital hospital;
    private final HttpServer door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Notices.Notice> heard = new LinkedBlockingQueue<>();
    private final AtomicReference<Optional<Notices>> notices =
            new AtomicReference<>(Optional.empty());

    /// @param code as in `/control/<code>`
    public SimulatedBrand(String code, Path var) throws IOException {
        this.code = code;
        this.var = var;
        hospital = VirtualHospital.start(new Settings(var, 0), Clock.systemUTC());
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/callbacks/" + code, this::receive);
        door.start();
        mood("{\"callback\":\"http://127.0.0.1:" + door.getAddress().getPort() + "\"}");
    }

    public URI http() {
        return hospital.http();
    }

    public void opened(Psp psp) {
        notices.set(psp.notices());
    }

    /// What the simulator handed over to the hospital.
    public Secrets secrets() {
        return file -> {
            Path path = var.resolve("secrets/psp").resolve(code).resolve(file);
            try {
                return Optional.of(Files.readString(path));
            } catch (IOException e) {
                return Optional.empty();
            }
        };
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Notices.Notice notice =
                    notices.get()
                            .orElseThrow()
                            .read(
                                    new Notices.Incoming(
                                            exchange.getRequestMethod(),
                                            exchange.getRequestURI()
                                                    .getPath()
                                                    .substring(("/callbacks/" + code).length()),
                                            "",
                                            Map.of(),
                                            new RawMessage(RawMessage.Kind.CALLBACK, body)));
            Notices.Reply reply =
                    switch (notice) {
                        case Notices.Notice.Genuine genuine ->
                                genuine.reply()
                                        .apply(
                                                heard.stream()
                                                                .anyMatch(
                                                                        Notices.Notice.Genuine.class
                                                                                ::isInstance)
                                                        ? Notices.Heard.REPEATED
                                                        : Notices.Heard.ACCEPTED);
                        case Notices.Notice.Refused refused -> refused.reply();
                        case Notices.Notice.Answered answered -> answered.reply();
                    };
            heard.add(notice);
            byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /// The next callback as the adapter understood it.
    public Notices.Notice next() throws InterruptedException {
        Notices.Notice notice = heard.poll(20, TimeUnit.SECONDS);
        assertThat(notice).as("a callback").isNotNull();
        return java.util.Objects.requireNonNull(notice);
    }

    public boolean silentFor(long millis) throws InterruptedException {
        return heard.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    public void mood(String json) throws IOException {
        assertThat(send("/control/" + code, json).statusCode()).isEqualTo(200);
    }

    /// @param answer `approve` or `decline`
    public int payer(OrderId order, String answer) throws IOException {
        return send("/phone/orders/" + code + "/" + order + "/" + answer, "{}").statusCode();
    }

    public int scanned(String qr) throws IOException {
        return send("/phone/scan", JSON.writeValueAsString(Map.of("text", qr))).statusCode();
    }

    /// The hospital's words in the replies so far, once there are so many.
    public java.util.List<String> words(int count) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            HttpResponse<String> answer = send("/control/" + code + "/ipns", "");
            JsonNode all = JSON.readTree(answer.body());
            if (all.size() >= count || System.nanoTime() > deadline) {
                return all.valueStream().map(d -> d.path("word").asString("")).toList();
            }
        }
    }

    private HttpResponse<String> send(String path, String body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hospital.http().resolve(path))
                        .header("Content-Type", "application/json");
        try {
            return client.send(
                    (body.isEmpty()
                                    ? request.GET()
                                    : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        door.stop(0);
        hospital.close();
        client.shutdownNow();
    }
}
