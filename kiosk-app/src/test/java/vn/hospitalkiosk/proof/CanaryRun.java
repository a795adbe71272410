package vn.hospitalkiosk.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.profile.DeviceFiles;
import vn.hospitalkiosk.kiosk.devices.DeviceEars;
import vn.hospitalkiosk.kiosk.devices.DeviceReporting;
import vn.hospitalkiosk.kiosk.devices.KioskDevices;
import vn.hospitalkiosk.kiosk.devices.Surroundings;
import vn.hospitalkiosk.kiosk.journal.TerminalIntents;
import vn.hospitalkiosk.kiosk.settings.Endpoints;
import vn.hospitalkiosk.virtual.stage.Build;
import vn.hospitalkiosk.virtual.stage.Patience;
import vn.hospitalkiosk.virtual.stage.StageFailure;

/// Drives every device with every kind of personal number, as a kiosk does, and then looks for the numbers wherever anything was written.
public final class CanaryRun {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final DiagnoseScene scene;
    private final CountDownLatch scanned = new CountDownLatch(1);

    /// @param canaries how many numbers were looked for
    /// @param hits where one was found; must be none
    /// @param plantedInLog the same search after one was planted in the log
    /// @param plantedInBundle the same search in the archive made then; must be none
    /// @param blankedFinding whether the diagnosis told that it blanked something
    public record Outcome(
            int canaries,
            List<String> hits,
            List<String> plantedInLog,
            List<String> plantedInBundle,
            boolean blankedFinding) {}

    private CanaryRun(DiagnoseScene scene) {
        this.scene = scene;
    }

    public static Outcome in(Path var) throws IOException {
        Canaries canaries = Canaries.ofTheWholeSuite(Build.ofThisCheckout().root());
        try (DiagnoseScene scene = DiagnoseScene.open(var)) {
            scene.everythingWell();
            scene.file("chip-reader", "virtual-reader:", "virtual-socket:");
            CanaryRun run = new CanaryRun(scene);
            run.useEverything();
            Path bundle = var.resolve("clean.zip");
            run.bundled(bundle);
            List<String> hits = canaries.inFiles(run.written(bundle));
            Path log = var.resolve("log/kiosk.log");
            Files.writeString(
                    log,
                    "2026-11-21T08:00:00 INFO planted 056085000427 GD4569999900427 9704000000004275\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Path afterwards = var.resolve("planted.zip");
            JsonNode told = run.bundled(afterwards);
            return new Outcome(
                    canaries.size(),
                    hits,
                    canaries.inFiles(List.of(log)),
                    canaries.inFiles(List.of(afterwards)),
                    told.path("findings").toString().contains("\"K28\""));
        }
    }

    private JsonNode bundled(Path zip) throws IOException {
        return scene.diagnose(List.of("--bundle", zip.toString())).json();
    }

    /// What the kiosk and its diagnosis wrote; the virtual hospital's own books are the other side.
    private List<Path> written(Path bundle) throws IOException {
        List<Path> files = new ArrayList<>(List.of(bundle));
        for (String folder : List.of("run", "log", "data")) {
            try (Stream<Path> found = Files.walk(scene.var().resolve(folder))) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().contains("virtual-hospital"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private void useEverything() throws IOException {
        Files.createDirectories(scene.var().resolve("data"));
        Endpoints endpoints = new Endpoints(scene.var());
        try (TerminalIntents intents =
                        new TerminalIntents(
                                scene.var().resolve("data/kiosk-K03.sqlite"), Clock.systemUTC());
                KioskDevices devices =
                        new KioskDevices(
                                new DeviceFiles(scene.var().resolve("config/devices"), true),
                                new Surroundings(
                                        scene.var(),
                                        name -> endpoints.find("endpoint:" + name),
                                        intents,
                                        Clock.systemUTC()),
                                ears());
                DeviceReporting reporting =
                        new DeviceReporting(
                                devices, scene.var(), Clock.systemUTC(), OptionalLong::empty)) {
            devices.start();
            for (DeviceKind kind : DeviceKind.values()) {
                Patience.until(
                        kind.word() + " to work",
                        SOON,
                        () -> devices.state(kind) instanceof DeviceState.Ready);
            }
            scan();
            readChip(devices);
            refusePaymentCards(devices);
            takeMoney(devices);
            reporting.start();
            Patience.until(
                    "the record and the metrics",
                    SOON,
                    () ->
                            Files.exists(scene.var().resolve("run/devices.json"))
                                    && Files.exists(scene.var().resolve("run/kiosk.prom")));
        }
    }

    private DeviceEars ears() {
        return new DeviceEars() {
            @Override
            public void changed(DeviceKind kind, DeviceState state) {}

            @Override
            public void card(boolean present) {}

            @Override
            public void scanned(String text) {
                scanned.countDown();
            }
        };
    }

    private void scan() {
        Patience.until(
                "a code to be scanned",
                SOON,
                () -> {
                    scene.scanner(Map.of("code", "cccd"));
                    return scanned.getCount() == 0;
                });
        scene.scanner(Map.of("text", "GD4569999900427|4e677579|09/03/1985"));
    }

    private void readChip(KioskDevices devices) throws IOException {
        scene.stage().hospitalWeb().post("/control/card", Map.of("action", "insert"));
        for (String digits : List.of("123456", scene.accessNumber())) {
            CompletableFuture<Object> ended = new CompletableFuture<>();
            devices.chipReader()
                    .orElseThrow()
                    .read(new AccessNumber(digits), _ -> {}, ended::complete);
            Patience.until("the read to end", SOON, ended::isDone);
        }
    }

    private void refusePaymentCards(KioskDevices devices) {
        for (String kind : List.of("payment-chip", "payment-stripe")) {
            devices.cardUnit().orElseThrow().entry(true);
            scene.cardUnit(Map.of("insert", kind));
            // Refuses the card and gives it back.
            devices.cardUnit().orElseThrow().admit();
            Patience.until("the patient to take the card", SOON, this::cardTaken);
        }
    }

    private boolean cardTaken() {
        try {
            scene.cardUnit(Map.of("hand", "take"));
            return true;
        } catch (StageFailure e) {
            return scene.stage()
                            .hospitalWeb()
                            .get("/control/card-unit")
                            .path("cards")
                            .path("gate")
                            .asInt(0)
                    == 0;
        }
    }

    private void takeMoney(KioskDevices devices) {
        scene.terminal(Map.of("pan", "full"));
        devices.cardTerminal()
                .orElseThrow()
                .sale(new Order(new TerminalReference("K03-CANARY-1"), 150_000));
    }
}
