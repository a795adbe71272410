package vn.hospitalkiosk.proof;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.device.cardunit.CardUnitProfile;
import vn.hospitalkiosk.device.cardunit.Crt591CardUnit;
import vn.hospitalkiosk.device.cardunit.MotionOutcome;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.serial.SerialSettings;
import vn.hospitalkiosk.virtual.stage.Build;
import vn.hospitalkiosk.virtual.stage.Patience;
import vn.hospitalkiosk.virtual.stage.Stage;

/// The simulated devices as processes of their own, a copy of the configuration to spoil, and `Diagnose` as a technician starts it.
final class DiagnoseScene implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CONFIG = Build.ofThisCheckout().root().resolve("config");

    private final Stage stage;
    private final Path config;
    private final Map<String, String> environment = new HashMap<>();
    private boolean withoutPrivileges;
    private @Nullable FileChannel held;

    /// @param exit of the process
    record Answer(int exit, JsonNode json) {}

    private DiagnoseScene(Stage stage) {
        this.stage = stage;
        this.config = stage.var().resolve("config");
    }

    static DiagnoseScene open(Path var) {
        Stage stage = new Stage(Build.ofThisCheckout(), var, freeBase());
        try {
            stage.startReader();
            stage.startHospital();
            return new DiagnoseScene(stage);
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    Path var() {
        return stage.var();
    }

    Stage stage() {
        return stage;
    }

    void everythingWell() throws IOException {
        printer(
                Map.of(
                        "paper", "ok", "cover", "closed", "online", true, "stalled", false,
                        "silent", false));
        stage.hospitalWeb().post("/control/card", Map.of("action", "remove"));
        scanner(Map.of("cable", "in"));
        cardUnit(Map.of("calm", true, "jam", false, "stacker", 100, "binCapacity", 300));
        cardUnit(Map.of("bin", "empty"));
        cardUnit(Map.of("cable", "in", "downMs", 500));
        terminal(Map.of("calm", true, "cable", "in", "downMs", 500));
        environment.clear();
        withoutPrivileges = false;
        release();
        Files.createDirectories(config.resolve("devices"));
        copy(CONFIG.resolve("kiosk.yaml"), config.resolve("kiosk.yaml"));
        try (Stream<Path> files = Files.list(CONFIG.resolve("devices"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                copy(file, config.resolve("devices").resolve(file.getFileName()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.writeString(to, Files.readString(from));
    }

    private void release() throws IOException {
        FileChannel lock = held;
        held = null;
        if (lock != null) {
            lock.close();
        }
    }

    void printer(Map<String, ?> knobs) {
        stage.hospitalWeb().post("/control/printer", knobs);
    }

    void scanner(Map<String, ?> knobs) {
        stage.hospitalWeb().post("/control/scanner", knobs);
    }

    void cardUnit(Map<String, ?> knobs) {
        stage.hospitalWeb().post("/control/card-unit", knobs);
    }

    void terminal(Map<String, ?> knobs) {
        stage.hospitalWeb().post("/control/terminal", knobs);
    }

    /// Lays the card down with a fault at the n-th command.
    void card(String fault, int apdu) throws IOException {
        String wish = "{\"action\":\"insert\",\"%s\":%d}\n".formatted(fault, apdu);
        Path socket = stage.var().resolve("run/card.sock");
        try (SocketChannel control = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            control.connect(UnixDomainSocketAddress.of(socket));
            control.write(ByteBuffer.wrap(wish.getBytes(StandardCharsets.UTF_8)));
            control.read(ByteBuffer.allocate(4096));
        }
    }

    /// Captures one card into a bin of one.
    void fillTheBin() {
        cardUnit(Map.of("binCapacity", 1));
        String port = stage.var().resolve("run/card-unit").toString();
        try (Crt591CardUnit unit =
                new Crt591CardUnit(
                        CardUnitProfile.crt591(),
                        baud -> SerialLine.to(SerialSettings.of(port, baud)),
                        Clock.systemUTC())) {
            Patience.until(
                    "a card in the bin",
                    Duration.ofSeconds(20),
                    () ->
                            unit.feed() instanceof MotionOutcome.Moved
                                    && unit.capture() instanceof MotionOutcome.Moved);
        }
    }

    /// A kiosk that holds its devices and says nothing.
    void holdTheDevices() throws IOException {
        Path lock = stage.var().resolve("run/devices.lock");
        Files.deleteIfExists(stage.var().resolve("run/devices.json"));
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        held = channel;
    }

    void settings(String from, String to) throws IOException {
        replace(config.resolve("kiosk.yaml"), from, to);
    }

    void file(String device, String from, String to) throws IOException {
        replace(config.resolve("devices/" + device + ".yaml"), from, to);
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }

    void environment(String name, String value) {
        environment.put(name, value);
    }

    /// A port that is there, and that nobody may open.
    Path forbiddenPort() throws IOException {
        Path port = stage.var().resolve("run/forbidden");
        Files.deleteIfExists(port);
        return Files.createFile(
                port,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
    }

    /// Root may open anything, unless it gives that up.
    void withoutPrivileges() {
        withoutPrivileges = System.getProperty("user.name").equals("root");
    }

    String accessNumber() {
        String number =
                stage.hospitalWeb().get("/control/person").path("number").asString("000000000000");
        return number.substring(number.length() - 6);
    }

    Answer diagnose(List<String> arguments) throws IOException {
        Path target = Build.ofThisCheckout().root().resolve("kiosk-app/target");
        List<String> command = new ArrayList<>();
        if (withoutPrivileges) {
            command.addAll(
                    List.of(
                            "setpriv",
                            "--bounding-set=-dac_override,-dac_read_search",
                            "--inh-caps=-dac_override,-dac_read_search"));
        }
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        target.resolve("classes")
                                + File.pathSeparator
                                + Files.readString(target.resolve("classpath")).strip(),
                        "vn.hospitalkiosk.kiosk.technician.Diagnose",
                        "--json",
                        "--var",
                        stage.var().toString(),
                        "--config",
                        config.resolve("kiosk.yaml").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (stage.cardTransport().equals("pcsc")) {
            builder.environment()
                    .put(
                            "PCSCLITE_CSOCK_NAME",
                            stage.var().resolve("run/pcscd/pcscd.comm").toString());
        }
        builder.environment().putAll(environment);
        return answered(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    private static Answer answered(Process process) throws IOException {
        process.getOutputStream().close();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).readAllLines();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Answer(
                    process.waitFor(),
                    lines.isEmpty() ? JSON.nullNode() : JSON.readTree(lines.getLast()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freeBase() {
        return IntStream.iterate(40_443, base -> base < 56_000, base -> base + 1000)
                .filter(base -> IntStream.of(637, 638, 639, 640).allMatch(at -> isFree(base + at)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        release();
        stage.close();
    }
}
