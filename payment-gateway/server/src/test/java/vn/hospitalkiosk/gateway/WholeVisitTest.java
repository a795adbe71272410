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
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.wiring.Application;
import vn.hospitalkiosk.gateway.wiring.Arguments;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;

/// The real gateway (mutual TLS, PostgreSQL) against the virtual hospital's HIS and psp: what a kiosk sends and hears in one visit.
@Timeout(120)
class WholeVisitTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static @TempDir Path var;
    private static VirtualHospital hospital;
    private static AutoCloseable gateway;
    private static HttpClient kiosk;
    private static HttpClient plain;
    private static URI door;

    private final String visit = UUID.randomUUID().toString();

    @BeforeAll
    static void open() throws Exception {
        hospital = VirtualHospital.start(new Settings(var, 0), Clock.systemUTC());
        int base = freeBase();
        gateway =
                Application.start(
                        Arguments.parse(
                                "--config=../../config/gateway.yaml",
                                "--var=" + var,
                                "--port-base=" + base,
                                "--virtual-base=" + hospital.http()),
                        Clock.systemUTC());
        door = URI.create("https://127.0.0.1:" + base);
        kiosk =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls("kiosk-K03"))
                        .build();
        plain = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void close() throws Exception {
        gateway.close();
        hospital.close();
        kiosk.shutdownNow();
        plain.shutdownNow();
    }

    private static int freeBase() throws Exception {
        for (int base = 25_000; base < 25_900; base += 3) {
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

    private static SSLContext tls(String name) throws Exception {
        Path pki = var.resolve("secrets/pki");
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

    private static JsonNode get(String path) throws Exception {
        return send(kiosk, HttpRequest.newBuilder(door.resolve(path)));
    }

    private static JsonNode post(String path, String json) throws Exception {
        return send(
                kiosk,
                HttpRequest.newBuilder(door.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static JsonNode control(String method, String path, String json) throws Exception {
        return send(
                plain,
                HttpRequest.newBuilder(hospital.http().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private String visitPath(String step) {
        return "/kiosk/v1/visits/" + visit + "/" + step;
    }

    private JsonNode identify(String number, String name, String birthDate) throws Exception {
        return post(
                visitPath("identification"),
                """
                {"visit":"%s","document":{"kind":"chip","number":"%s","name":"%s","birthDate":"%s","sex":"MALE","expiry":null,
                "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
                """
                        .formatted(visit, number, name, birthDate));
    }

    private JsonNode checkIn(String command, String booking) throws Exception {
        return post(
                visitPath("check-in"),
                """
                {"command":"%s","visit":"%s","goal":{"kind":"booked","booking":"%s"},"insured":true,"declared":[]}
                """
                        .formatted(command, visit, booking));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static void hisIs(String mood) throws Exception {
        control("POST", "/control/his", mood);
    }

    private static boolean balanced(String bill) throws Exception {
        for (JsonNode invoice : control("GET", "/control/his/invoices", "")) {
            if (invoice.toString().contains("\"" + bill + "\"")
                    || invoice.toString().contains("/" + bill + "\"")) {
                return invoice.toString().contains("balanced");
            }
        }
        return false;
    }

    @Test
    void a_visit_from_chip_to_balanced_invoice_leaves_no_name_and_no_number_in_any_log()
            throws Exception {
        JsonNode person = control("GET", "/control/person", "");
        String number = text(person, "number");
        String name = text(person, "name");
        String birthDate = text(person, "birthDate");
        assertThat(number).hasSize(12);
        hisIs("{\"up\":true}");
        int before = control("GET", "/control/his/encounters", "").size();
        try (LogLines log = new LogLines();
                Stream<String> events = listen()) {
            Iterator<String> heard = events.iterator();
            JsonNode known = identify(number, name, birthDate);
            assertThat(text(known, "kind")).as(known.toString()).isEqualTo("identified");
            assertThat(known.path("patient").path("coverage").path("state").asString(""))
                    .isEqualTo("VALID");
            JsonNode booking = known.path("bookings").path(0);
            assertThat(booking.path("place").path("floor").asString("")).isNotEmpty();
            assertThat(booking.path("place").path("building").asString("")).isNotEmpty();

            // The HIS does the work and says nothing: found again by its key.
            hisIs("{\"failAfter\":\"check-in-silent\"}");
            String command = UUID.randomUUID().toString();
            JsonNode in = checkIn(command, text(booking, "id"));
            for (int i = 0; i < 5 && text(in, "kind").equals("not-known"); i++) {
                in = checkIn(command, text(booking, "id"));
            }
            hisIs("{\"failAfter\":\"none\"}");
            assertThat(text(in, "kind")).as(in.toString()).isEqualTo("checked-in");
            assertThat(in.path("ticket").path("today").size()).isPositive();
            assertThat(in.path("bill").path("dueInWords").asString("")).endsWith(" đồng");
            assertThat(checkIn(command, text(booking, "id"))).isEqualTo(in);
            assertThat(control("GET", "/control/his/encounters", "").size()).isEqualTo(before + 1);

            String bill = text(in.path("bill"), "id");
            String payment = UUID.randomUUID().toString();
            JsonNode made =
                    post(
                            "/kiosk/v1/payments",
                            """
                            {"payment":"%s","visit":"%s","bill":"%s","psp":"momo"}
                            """
                                    .formatted(payment, visit, bill));
            assertThat(text(made, "kind")).as(made.toString()).isEqualTo("created");
            JsonNode order = control("GET", "/phone/orders", "").path(0);
            long begun = System.nanoTime();
            control(
                    "POST",
                    "/phone/orders/"
                            + text(order, "psp")
                            + "/"
                            + text(order, "orderId")
                            + "/approve",
                    "{}");
            await(heard, "\"state\":\"CAPTURED\"");
            System.out.println(
                    "approve to event: "
                            + Duration.ofNanos(System.nanoTime() - begun).toMillis()
                            + " ms");
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!balanced(bill) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(balanced(bill)).isTrue();
            post(visitPath("end"), "");
            assertThat(log.text())
                    .contains("his /patients/search: 200")
                    .doesNotContain(number, name, name.substring(0, 8));
        }
        assertThat(logFiles()).isNotEmpty();
        for (Path file : logFiles()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(number, name);
        }
    }

    @Test
    void a_psp_that_asks_before_it_takes_money_is_answered_through_the_real_door()
            throws Exception {
        hisIs("{\"up\":true,\"failAfter\":\"none\"}");
        JsonNode person = person("without-insurance");
        JsonNode known =
                identify(text(person, "number"), text(person, "name"), text(person, "birthDate"));
        assertThat(text(known, "kind")).as(known.toString()).isEqualTo("identified");
        JsonNode in =
                checkIn(UUID.randomUUID().toString(), text(known.path("bookings").path(0), "id"));
        assertThat(text(in, "kind")).as(in.toString()).isEqualTo("checked-in");
        String payment = UUID.randomUUID().toString();
        JsonNode made =
                post(
                        "/kiosk/v1/payments",
                        """
                        {"payment":"%s","visit":"%s","bill":"%s","psp":"viettelmoney"}
                        """
                                .formatted(payment, visit, text(in.path("bill"), "id")));
        assertThat(text(made, "kind")).as(made.toString()).isEqualTo("created");
        String qr = text(made.path("payment"), "qrContent");
        control("POST", "/phone/scan", JSON.writeValueAsString(java.util.Map.of("text", qr)));
        JsonNode order = control("GET", "/phone/orders", "").path(0);
        assertThat(text(order, "psp")).isEqualTo("viettelmoney");
        control("POST", "/phone/orders/viettelmoney/" + text(order, "orderId") + "/approve", "{}");
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String state = "";
        while (!state.equals("CAPTURED") && System.nanoTime() < deadline) {
            state = text(get("/kiosk/v1/payments/" + payment), "state");
        }
        assertThat(state).isEqualTo("CAPTURED");
        JsonNode results = control("GET", "/control/viettelmoney/ipns", "");
        // The psp writes down our answer after it has come; the money stood before that.
        while (results.isEmpty() && System.nanoTime() < deadline) {
            results = control("GET", "/control/viettelmoney/ipns", "");
        }
        assertThat(results.path(0).path("status").asInt()).isEqualTo(200);
        post(visitPath("end"), "");
    }

    private static JsonNode person(String which) throws Exception {
        for (JsonNode person : control("GET", "/control/people", "")) {
            if (text(person, "case").equals(which)) {
                return person;
            }
        }
        throw new AssertionError("nobody is " + which);
    }

    private static Stream<String> listen() throws Exception {
        return kiosk.send(
                        HttpRequest.newBuilder(door.resolve("/kiosk/v1/events")).build(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    private static void await(Iterator<String> lines, String part) {
        while (lines.hasNext()) {
            if (lines.next().contains(part)) {
                return;
            }
        }
        throw new AssertionError("the stream ended before " + part);
    }

    private static java.util.List<Path> logFiles() throws Exception {
        try (Stream<Path> files = Files.list(var.resolve("log"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_his_that_is_away_is_said_so_and_comes_back() throws Exception {
        hisIs("{\"up\":false}");
        JsonNode away = identify("056085009999", "TRẦN VĂN MẪU", "1985-03-09");
        assertThat(text(away, "kind")).isEqualTo("unavailable");
        assertStatus(false);
        hisIs("{\"up\":true}");
        assertStatus(true);
        assertThat(text(identify("056085009999", "TRẦN VĂN MẪU", "1985-03-09"), "kind"))
                .isEqualTo("not-yet-known");
    }

    /// The probe runs every few seconds; the kiosk's own heartbeat is slower still.
    private static void assertStatus(boolean up) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        boolean seen = !up;
        while (seen != up && System.nanoTime() < deadline) {
            control("GET", "/control/ready", "");
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            seen = get("/kiosk/v1/status").path("his").asBoolean();
        }
        assertThat(seen).isEqualTo(up);
    }
}
