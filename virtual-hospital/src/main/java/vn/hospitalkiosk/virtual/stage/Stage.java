package vn.hospitalkiosk.virtual.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The whole hospital as processes: virtual hospital and card reader, gateway (with its database), kiosk. Each is started when the one before says that it is ready. Closing ends all, last first.
public final class Stage implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(4);
    private static final String KIOSK_CONFIG = "config/kiosk.yaml";

    private final Build build;
    private final Path var;
    private final int portBase;
    private final LeftOvers leftOvers;
    private final Map<String, Integer> starts = new HashMap<>();
    private @Nullable Display display;
    private @Nullable Program reader;
    private String cardTransport = "none";
    private List<String> gatewayArguments = List.of();
    private List<String> hospitalArguments = List.of();
    private Optional<Path> kioskConfig = Optional.empty();
    private @Nullable Program hospital;
    private @Nullable Program gateway;
    private @Nullable KioskProgram kiosk;

    /// @param var folder of this stage's data, logs and secrets
    /// @param portBase gateway doors on it and the next two ports, the virtual hospital from +637
    public Stage(Build build, Path var, int portBase) {
        this.build = build;
        this.var = var.toAbsolutePath();
        this.portBase = portBase;
        this.leftOvers = new LeftOvers(this.var.resolve("run/stage.pids"));
    }

    Build build() {
        return build;
    }

    /// Settings that the next start of the gateway gets on its command line.
    public void gatewayArguments(List<String> arguments) {
        gatewayArguments = List.copyOf(arguments);
    }

    /// Options that the next start of the virtual hospital gets.
    void hospitalArguments(List<String> arguments) {
        hospitalArguments = List.copyOf(arguments);
    }

    /// Another configuration for the next start of the kiosk than the one of the checkout.
    public void kioskConfig(Path config) {
        kioskConfig = Optional.of(config);
    }

    /// Everything up to the gateway.
    public void startServices() {
        leftOvers.endThoseOfLastTime();
        startReader();
        startHospital();
        startGateway();
    }

    public void startReader() {
        Path log = var.resolve("log/virtual-reader.log");
        Program program =
                Program.start(
                        "virtual card reader",
                        List.of(
                                build.root().resolve("scripts/virtual-reader").toString(),
                                var.toString()),
                        Map.of("JAVA_HOME", System.getProperty("java.home")),
                        build.root(),
                        log,
                        false);
        reader = program;
        leftOvers.add(program.process());
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(
                                program.process().getInputStream(), StandardCharsets.UTF_8));
        try {
            String first = out.readLine();
            if (first == null) {
                throw new StageFailure("the virtual card reader did not start; see " + log);
            }
            cardTransport = first.strip();
        } catch (IOException e) {
            throw new StageFailure("the virtual card reader did not start; see " + log, e);
        }
        Thread.ofPlatform()
                .daemon()
                .name("reader-output")
                .start(() -> out.lines().forEach(line -> {}));
    }

    /// `pcsc` or `virtual-socket`: what scripts/virtual-reader could start here.
    public String cardTransport() {
        return cardTransport;
    }

    public void startHospital() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--var",
                                var.toString(),
                                "--port-base",
                                Integer.toString(portBase)));
        arguments.addAll(hospitalArguments);
        Program program =
                start(
                        "virtual-hospital",
                        build.java(
                                "virtual-hospital",
                                "vn.hospitalkiosk.virtual.VirtualHospital",
                                List.of("-Xmx256m"),
                                arguments));
        hospital = program;
        program.awaitReady(READY, () -> hospitalWeb().answers("/control/ready"));
    }

    public void startGateway() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--config=" + build.root().resolve("config/gateway.yaml"),
                                "--var=" + var,
                                "--port-base=" + portBase));
        arguments.addAll(gatewayArguments);
        Program program = start("gateway", build.gateway(arguments));
        gateway = program;
        program.awaitReady(READY, () -> console().answers("/health"));
    }

    /// A kiosk that takes rehearsal commands.
    ///
    /// @param headless true: on a display of its own that nobody sees
    public KioskProgram startKiosk(boolean headless) {
        Map<String, String> environment = new HashMap<>();
        if (headless) {
            if (display == null) {
                display = Display.start(build.root(), logOf("xvfb"));
            }
            environment.put("DISPLAY", display.name());
        }
        Path pcscd = var.resolve("run/pcscd/pcscd.comm");
        if (cardTransport.equals("pcsc")) {
            environment.put("PCSCLITE_CSOCK_NAME", pcscd.toString());
        }
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--config",
                                kioskConfig.orElse(build.root().resolve(KIOSK_CONFIG)).toString(),
                                "--var",
                                var.toString(),
                                "--rehearse"));
        // The flags a kiosk is packaged with: one small heap, and a compiler that is ready at once.
        List<String> jvm =
                new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (headless) {
            jvm.add("-Dprism.order=sw");
        }
        Program program =
                Program.start(
                        "kiosk",
                        build.java("kiosk-app", "vn.hospitalkiosk.kiosk.Kiosk", jvm, arguments),
                        environment,
                        build.root(),
                        logOf("kiosk-process"),
                        false);
        leftOvers.add(program.process());
        KioskProgram started = new KioskProgram(program);
        kiosk = started;
        started.awaitMark("first-frame", mark -> true);
        return started;
    }

    private Program start(String name, List<String> command) {
        Program program =
                Program.start(
                        name, command, Map.of(), build.root(), logOf(name + "-process"), true);
        leftOvers.add(program.process());
        return program;
    }

    private Path logOf(String name) {
        int count = starts.merge(name, 1, Integer::sum);
        return var.resolve("log/" + name + (count == 1 ? "" : "-" + count) + ".out");
    }

    public Program gateway() {
        return Optional.ofNullable(gateway).orElseThrow();
    }

    public Program hospital() {
        return Optional.ofNullable(hospital).orElseThrow();
    }

    public KioskProgram kiosk() {
        return Optional.ofNullable(kiosk).orElseThrow();
    }

    public Web hospitalWeb() {
        return new Web("http://127.0.0.1:" + (portBase + 637));
    }

    public Web console() {
        return new Web("http://127.0.0.1:" + (portBase + 2));
    }

    /// Callbacks the gateway has refused so far, by its own metrics.
    public long refusedCallbacks() {
        return console().metric("callbacks_refused_total");
    }

    public Path var() {
        return var;
    }

    /// Wipes all data of earlier runs.
    public static void wipe(Path var) {
        if (!Files.exists(var)) {
            return;
        }
        try (var paths = Files.walk(var)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new StageFailure("cannot wipe " + var, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(kiosk);
        closeQuietly(gateway);
        closeQuietly(hospital);
        closeQuietly(reader);
        closeQuietly(display);
    }

    private static void closeQuietly(@Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("while stopping: " + e);
        }
    }
}
