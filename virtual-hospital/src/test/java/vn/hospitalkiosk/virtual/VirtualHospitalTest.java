package vn.hospitalkiosk.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class VirtualHospitalTest {
    private static final List<String> SECRETS =
            List.of(
                    "his/token",
                    "psp/momo/partner-code",
                    "psp/momo/access-key",
                    "psp/momo/secret-key",
                    "psp/zalopay/key1",
                    "psp/zalopay/key2",
                    "psp/vietqr/notifier-key",
                    "psp/vnpay/hash-secret",
                    "psp/vnptmoney/merchant-service-id",
                    "psp/viettelmoney/merchant-code",
                    "psp/viettelmoney/access-code",
                    "psp/viettelmoney/hash-key",
                    "psp/viettelpaybiz/access-token",
                    "psp/vnptmoney/api-key",
                    "psp/vnptmoney/secret-key");

    @TempDir Path var;
    private final AdjustableClock clock = new AdjustableClock("2026-11-25T00:44:00Z");

    private VirtualHospital start() throws IOException {
        return VirtualHospital.start(new Settings(var, 0), clock);
    }

    private JsonNode endpoints() throws IOException {
        return Client.JSON.readTree(Files.readString(var.resolve("run/endpoints.json")));
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String name : SECRETS) {
            values.put(name, Files.readString(var.resolve("secrets").resolve(name)));
        }
        return values;
    }

    @Test
    void tells_where_it_is_while_it_runs_and_takes_it_back() throws IOException {
        try (VirtualHospital hospital = start()) {
            URI http = URI.create(endpoints().path("virtual.http").asString(""));
            assertThat(http).isEqualTo(hospital.http());
            assertThat(InetAddress.getByName(http.getHost()).isLoopbackAddress()).isTrue();
            assertThat(endpoints().path("virtual.printer").asString("")).startsWith("127.0.0.1:");
            Path scanner = Path.of(endpoints().path("virtual.scanner").asString(""));
            assertThat(Files.isSymbolicLink(scanner)).isTrue();
            assertThat(new Client(http).get("/control/ready").status()).isEqualTo(200);
        }
        assertThat(endpoints().size()).isZero();
    }

    @Test
    void makes_its_secrets_once_and_for_its_owner_only() throws IOException {
        start().close();
        Map<String, String> first = secrets();
        assertThat(first.values()).doesNotHaveDuplicates().allMatch(v -> v.matches("\\w{16,}"));
        for (String name : SECRETS) {
            assertThat(Files.getPosixFilePermissions(var.resolve("secrets").resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        start().close();
        assertThat(secrets()).isEqualTo(first);
    }

    /// Ports below the range clients get theirs from: nobody takes them by chance.
    @Test
    void leaves_nothing_running_when_a_port_is_taken() throws IOException {
        int base = 24_000;
        while (!isFree(base + 637) || !isFree(base + 638)) {
            base += 2;
        }
        Settings settings = new Settings(var, base);
        try (ServerSocket http = socket(base + 637)) {
            assertThatThrownBy(() -> VirtualHospital.start(settings, clock))
                    .isInstanceOf(IOException.class);
            assertThat(http.isBound()).isTrue();
            // The kernel lets go of a port when the thread that waited on it has woken: a moment
            // after close.
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (!isFree(base + 638) && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(isFree(base + 638)).isTrue();
            assertThat(var.resolve("run/scanner")).doesNotExist();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = socket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket socket(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void unreadable_state_is_put_aside_and_the_day_begins_anew() throws IOException {
        Files.createDirectories(var.resolve("data"));
        Files.writeString(var.resolve("data/virtual-hospital.json"), "{\"his\":{");
        try (VirtualHospital hospital = start()) {
            assertThat(new Client(hospital.http()).get("/control/his/encounters").json()).isEmpty();
        }
        assertThat(var.resolve("data/virtual-hospital.json.unreadable")).exists();
    }

    @Test
    void every_page_for_people_comes_whole_from_here() throws IOException {
        try (VirtualHospital hospital = start()) {
            Client client = new Client(hospital.http());
            for (String page :
                    List.of(
                            "/",
                            "/index.css",
                            "/index.js",
                            "/phone",
                            "/phone/phone.css",
                            "/phone/phone.js")) {
                Client.Answer answer = client.get(page);
                assertThat(answer.status()).as(page).isEqualTo(200);
                assertThat(answer.raw().body()).as(page).doesNotContain("https://", "//cdn");
            }
            assertThat(client.get("/nowhere").status()).isEqualTo(404);
        }
    }

    @Test
    void options_are_read_in_both_spellings_and_refused_with_a_sentence() {
        assertThat(Settings.parse("--var", "/tmp/v", "--port-base", "23000").httpPort())
                .isEqualTo(23_637);
        assertThat(Settings.parse("--port-base=0", "--var=/tmp/v").printerPort()).isZero();
        for (String[] bad :
                List.of(
                        new String[] {"--var"},
                        new String[] {"--port-base=1"},
                        new String[] {"--var=x", "--port-base=abc"},
                        new String[] {"--var=x", "--port-base=80"},
                        new String[] {"--other=x", "--var=x"})) {
            assertThatThrownBy(() -> Settings.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--");
        }
    }
}
