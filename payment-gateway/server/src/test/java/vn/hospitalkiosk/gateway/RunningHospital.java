package vn.hospitalkiosk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.wiring.Application;
import vn.hospitalkiosk.gateway.wiring.Arguments;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;
import vn.hospitalkiosk.virtual.person.Person;

/// The real gateway (mutual TLS, PostgreSQL) and the virtual hospital in this process, with a kiosk's and a phone's hands. For several threads.
final class RunningHospital implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration OFTEN = Duration.ofMillis(400);

    final URI callbackDoor;
    private final URI consoleDoor;
    private final VirtualHospital hospital;
    private final AutoCloseable gateway;
    private final HttpClient kiosk;
    private final HttpClient plain =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;

    /// @param var emptied by the caller
    /// @param config the gateway's file, beside a folder `psp`
    /// @param settings as on the gateway's command line
    RunningHospital(Path var, Path config, String... settings) throws Exception {
        this(var, config, Clock.systemUTC(), Clock.systemUTC(), List.of(settings));
    }

    /// @param ours the gateway's clock
    /// @param theirs everybody else's
    RunningHospital(Path var, Path config, Clock ours, Clock theirs, List<String> settings)
            throws Exception {
        hospital = VirtualHospital.start(new Settings(var, 0), theirs);
        int base = freeBase();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--config=" + config,
                                "--var=" + var,
                                "--port-base=" + base,
                                "--virtual-base=" + hospital.http()));
        words.addAll(settings);
        gateway = Application.start(Arguments.parse(words.toArray(String[]::new)), ours);
        door = URI.create("https://127.0.0.1:" + base);
        callbackDoor = URI.create("http://127.0.0.1:" + (base + 1));
        consoleDoor = URI.create("http://127.0.0.1:" + (base + 2));
        kiosk =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls(var.resolve("secrets/pki"), "kiosk-K03"))
                        .build();
    }

    @Override
    public void close() {
        kiosk.shutdownNow();
        plain.shutdownNow();
        try {
            gateway.close();
        } catch (Exception e) {
            throw new IllegalStateException("the gateway does not stop", e);
        } finally {
            hospital.close();
        }
    }

    private static int freeBase() throws Exception {
        for (int base = 28_000; base < 28_900; base += 3) {
            try (ServerSocket a = bound(base);
                    ServerSocket b = bound(base + 1);
                    ServerSocket c = bound(base + 2)) {
                assertThat(a.getLocalPort() + b.getLocalPort() + c.getLocalPort()).isPositive();
                return base;
            } catch (java.net.BindException taken) {
                assertThat(taken).isNotNull();
            }
        }
        throw new IllegalStateException("no three free ports in a row");
    }

    private static ServerSocket bound(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static SSLContext tls(Path pki, String name) throws Exception {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(pki, name), password(pki, name));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(pki, "ca"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path pki, String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.resolve(name + ".p12"))) {
            store.load(in, password(pki, name));
        }
        return store;
    }

    private static char[] password(Path pki, String name) throws Exception {
        return Files.readString(pki.resolve(name + ".password")).strip().toCharArray();
    }

    private static JsonNode send(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static HttpRequest.Builder posting(URI to, String json) {
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    JsonNode kioskGets(String path) throws Exception {
        return send(kiosk, HttpRequest.newBuilder(door.resolve(path)));
    }

    JsonNode kioskPosts(String path, String json) throws Exception {
        return send(kiosk, posting(door.resolve(path), json));
    }

    /// The kiosk's event stream, line by line; closed by the caller.
    Stream<String> kioskHears() throws Exception {
        HttpRequest listening =
                HttpRequest.newBuilder(door.resolve("/kiosk/v1/events"))
                        .header("Accept", "text/event-stream")
                        .build();
        return kiosk.send(listening, HttpResponse.BodyHandlers.ofLines()).body();
    }

    /// At the virtual hospital.
    JsonNode told(String path, String json) throws Exception {
        return send(plain, posting(hospital.http().resolve(path), json));
    }

    /// HTTP status.
    int toldStatus(String path, String json) throws Exception {
        return plain.send(
                        posting(hospital.http().resolve(path), json).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    URI console() {
        return consoleDoor;
    }

    String metrics() throws Exception {
        return plain.send(
                        HttpRequest.newBuilder(consoleDoor.resolve("/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /// Checks this person in for today's booking and asks for a payment of the bill.
    ///
    /// @return a `PaymentView`
    JsonNode asked(Person person, String psp) throws Exception {
        String visit = UUID.randomUUID().toString();
        String steps = "/kiosk/v1/visits/" + visit + "/";
        JsonNode known =
                kioskPosts(
                        steps + "identification",
                        """
                        {"visit":"%s","document":{"kind":"chip","number":"%s","name":"%s","birthDate":"%s","sex":"MALE","expiry":null,
                        "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
                        """
                                .formatted(
                                        visit,
                                        person.number(),
                                        person.fullName(),
                                        person.birthDate()));
        JsonNode in =
                kioskPosts(
                        steps + "check-in",
                        """
                        {"command":"%s","visit":"%s","goal":{"kind":"booked","booking":"%s"},"insured":true,"declared":[]}
                        """
                                .formatted(
                                        UUID.randomUUID(),
                                        visit,
                                        text(known.path("bookings").path(0), "id")));
        assertThat(text(in, "kind")).as(in.toString()).isEqualTo("checked-in");
        JsonNode made =
                kioskPosts(
                        "/kiosk/v1/payments",
                        """
                        {"payment":"%s","visit":"%s","bill":"%s","psp":"%s"}
                        """
                                .formatted(
                                        UUID.randomUUID(),
                                        visit,
                                        text(in.path("bill"), "id"),
                                        psp));
        assertThat(text(made, "kind")).as(made.toString()).isEqualTo("created");
        return made.path("payment");
    }

    /// Points the phone at the QR, for psps that hear of an order by that.
    int scanned(JsonNode payment) throws Exception {
        return toldStatus(
                "/phone/scan",
                JSON.writeValueAsString(java.util.Map.of("text", text(payment, "qrContent"))));
    }

    /// The payer agrees to the order of this amount and reference; there may be others of other people.
    void approved(String psp, JsonNode payment) throws Exception {
        for (JsonNode order :
                send(plain, HttpRequest.newBuilder(hospital.http().resolve("/phone/orders")))) {
            boolean same =
                    text(order, "psp").equals(psp)
                            && (text(order, "info").contains(text(payment, "reference"))
                                    || text(payment, "qrContent").contains(text(order, "orderId")));
            if (same) {
                told("/phone/orders/" + psp + "/" + text(order, "orderId") + "/approve", "{}");
                return;
            }
        }
        throw new AssertionError("the phone shows no order of " + psp);
    }

    String state(JsonNode payment) throws Exception {
        return text(kioskGets("/kiosk/v1/payments/" + text(payment, "id")), "state");
    }

    /// Waits, a minute at most.
    void becomes(JsonNode payment, String state) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String now = state(payment);
        while (!now.equals(state) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(OFTEN.toNanos());
            now = state(payment);
        }
        assertThat(now).isEqualTo(state);
    }
}
