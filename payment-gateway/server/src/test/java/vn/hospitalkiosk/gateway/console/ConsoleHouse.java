package vn.hospitalkiosk.gateway.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.gateway.people.Base32;
import vn.hospitalkiosk.gateway.people.Role;
import vn.hospitalkiosk.gateway.people.Totp;
import vn.hospitalkiosk.gateway.wiring.Application;
import vn.hospitalkiosk.gateway.wiring.Arguments;
import vn.hospitalkiosk.virtual.Settings;
import vn.hospitalkiosk.virtual.VirtualHospital;

/// One real gateway with the virtual hospital, for all tests of this JVM that look at the console
// or at how kiosks are enrolled.
public final class ConsoleHouse {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TOTP_STEP = Duration.ofSeconds(Totp.STEP_SECONDS);
    private static final ConsoleHouse ONE = open();

    private final Path var;
    private final int base;
    private final VirtualHospital hospital;
    private final AutoCloseable gateway;
    private final LeapingClock clock = new LeapingClock();
    private final Map<String, Long> usedSteps = new HashMap<>();

    private ConsoleHouse(Path var, int base) {
        this.var = var;
        this.base = base;
        try {
            this.hospital = VirtualHospital.start(new Settings(var, 0), clock);
            this.gateway =
                    Application.start(
                            Arguments.parse(
                                    "--config=../../config/gateway.yaml",
                                    "--var=" + var,
                                    "--port-base=" + base,
                                    "--money.refund-limit=1",
                                    "--virtual-base=" + hospital.http(),
                                    // The HIS that leaves something to be entered by hand.
                                    "--his.kind=fhir",
                                    "--his.base=" + hospital.http() + "/fhir"),
                            clock);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static ConsoleHouse running() {
        return ONE;
    }

    private static ConsoleHouse open() {
        try {
            Path var = Path.of("target/console-house-" + ProcessHandle.current().pid());
            Files.createDirectories(var);
            ConsoleHouse house = new ConsoleHouse(var.toAbsolutePath(), freeBase());
            Runtime.getRuntime().addShutdownHook(new Thread(house::close));
            return house;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freeBase() throws IOException {
        for (int base = 23_000; base < 23_090; base += 3) {
            try (ServerSocket a = bound(base);
                    ServerSocket b = bound(base + 1);
                    ServerSocket c = bound(base + 2);
                    ServerSocket d = bound(base + 100)) {
                if (a.isBound() && b.isBound() && c.isBound() && d.isBound()) {
                    return base;
                }
            } catch (java.net.BindException taken) {
                assert taken != null;
            }
        }
        throw new IllegalStateException("no four free ports in a row");
    }

    private static ServerSocket bound(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private void close() {
        try {
            gateway.close();
            hospital.close();
            try (Stream<Path> all = Files.walk(var)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        } catch (Exception e) {
            System.err.println("cannot close: " + e);
        }
    }

    /// By the clock of gateway and hospital.
    Instant now() {
        return clock.instant();
    }

    public Path var() {
        return var;
    }

    public VirtualHospital hospital() {
        return hospital;
    }

    public URI console() {
        return URI.create("http://127.0.0.1:" + (base + 2));
    }

    public URI kioskDoor() {
        return URI.create("https://127.0.0.1:" + base);
    }

    public URI callbackDoor() {
        return URI.create("http://127.0.0.1:" + (base + 1));
    }

    public URI enrolmentDoor() {
        return URI.create("https://127.0.0.1:" + (base + 100));
    }

    /// The gateway's own database, as the owner of its tables.
    DataSource database() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        String port =
                Files.readAllLines(var.resolve("data/postgres/postmaster.pid")).get(3).strip();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        source.setUser("gateway");
        source.setPassword(Files.readString(var.resolve("secrets/postgres.password")).strip());
        return source;
    }

    public String programToken() throws IOException {
        return Files.readString(var.resolve("secrets/people/programs.token")).strip();
    }

    /// An invented person of the demonstration.
    public DemoPerson person(Role role) throws IOException {
        for (JsonNode each :
                JSON.readTree(Files.readString(var.resolve("secrets/people/demo.json")))) {
            if (each.path("role").asString("").equals(role.name())) {
                return new DemoPerson(
                        each.path("person").asString(""),
                        each.path("password").asString(""),
                        Base32.bytes(each.path("codeSecret").asString("")));
            }
        }
        throw new IllegalStateException("nobody is " + role);
    }

    /// Somebody with a phone.
    public final class DemoPerson {
        private final String name;
        private final String password;
        private final byte[] secret;

        private DemoPerson(String name, String password, byte[] secret) {
            this.name = name;
            this.password = password;
            this.secret = secret;
        }

        public String name() {
            return name;
        }

        public String password() {
            return password;
        }

        /// A code nobody has used: of this step or the next, so that a step may end on the way to the door. When both are used, the house's clock leaps to a new step.
        public String freshCode() {
            synchronized (usedSteps) {
                long now = Totp.stepAt(clock.instant());
                long next = Math.max(usedSteps.getOrDefault(name, 0L) + 1, now);
                if (next > now + 1) {
                    clock.leap(TOTP_STEP.multipliedBy(next - now - 1));
                }
                usedSteps.put(name, next);
                return Totp.code(secret, next);
            }
        }
    }
}
