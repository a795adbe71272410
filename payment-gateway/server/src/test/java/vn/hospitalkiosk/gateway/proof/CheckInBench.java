package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.stage.Build;
import vn.hospitalkiosk.virtual.stage.Figures;
import vn.hospitalkiosk.virtual.stage.KioskProgram;
import vn.hospitalkiosk.virtual.stage.Rehearsal;
import vn.hospitalkiosk.virtual.stage.Stage;

/// `scripts/bench checkin`: from a card to a name on the screen, from the chip to the slip, and fifty kiosks at the same moment; the HIS holds 100,000 patients. Gateway, database, HIS and kiosk are processes of their own, the kiosk's devices are on their wires.
public final class CheckInBench {
    private static final int KIOSKS = 50;
    private static final int TOWN = 100_000;
    private static final int DIRECT = 200;

    /// What a contactless chip needs for a command; eleven of them, so that screen 03 has been seen as long as it must (400 ms) when the data is there.
    private static final int APDU_MS = 40;

    private final Stage stage;
    private final GatewayProcess gateway;
    private final int town;
    private final Figures figures = new Figures("checkin");

    private CheckInBench(Stage stage, GatewayProcess gateway, int town) {
        this.stage = stage;
        this.gateway = gateway;
        this.town = town;
    }

    /// @param arguments `[--json] [--identifications 100] [--visits 10] [--each 4] [--town 100000] [--var DIR] [--port-base N]`
    public static void main(String[] arguments) {
        Words words =
                Words.of(
                        arguments,
                        "json",
                        "identifications",
                        "visits",
                        "each",
                        "town",
                        "var",
                        "port-base");
        Path var = Path.of(words.text("var", "target/bench-checkin")).toAbsolutePath();
        int portBase = words.number("port-base", 25_443);
        Stage.wipe(var);
        GatewayProcess.configure(var, KIOSKS, "[momo]", "");
        Stage stage = new Stage(Build.ofThisCheckout(), var, portBase);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stage::close));
        GatewayProcess gateway =
                new GatewayProcess(var, portBase, URI.create("http://127.0.0.1"), List.of());
        CheckInBench bench = new CheckInBench(stage, gateway, words.number("town", TOWN));
        try {
            bench.open(var);
            bench.his(var);
            // First: the gateway that a patient meets has had other patients before.
            bench.hall(words.number("each", 4));
            bench.oneKiosk(words.number("identifications", 100), words.number("visits", 10));
            System.out.println(words.has("json") ? bench.figures.json() : bench.figures.table());
            System.exit(bench.figures.allHold() ? 0 : 1);
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private void open(Path var) throws SQLException {
        stage.gatewayArguments(List.of("--config=" + var.resolve("config/gateway.yaml")));
        stage.startServices();
        Commits.demandDurable(gateway);
        stage.hospitalWeb().post("/control/his/town", Map.of("people", town));
    }

    /// The real kiosk with its devices; none of it when nothing is asked for.
    private void oneKiosk(int identifications, int visits) {
        if (identifications + visits == 0) {
            return;
        }
        try (KioskProgram kiosk = stage.startKiosk(true)) {
            if (identifications > 0) {
                identifications(kiosk, identifications);
            }
            if (visits > 0) {
                visits(kiosk, visits);
            }
        }
    }

    /// How long the HIS itself needs to find one of them, asked without a gateway between.
    private void his(Path var) throws IOException {
        String token = Files.readString(var.resolve("secrets/his/token")).strip();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < DIRECT; i++) {
            String body =
                    "{\"by\":\"NATIONAL_ID\",\"value\":\"%s\"}"
                            .formatted(
                                    InventedPeople.townsperson((int) (i * 104_729L % town))
                                            .number());
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            stage.hospitalWeb().base()
                                                    + "/his-bridge/v1/patients/search"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            long begun = System.nanoTime();
            found(request);
            nanos.add(System.nanoTime() - begun);
        }
        figures.told("patients the HIS holds", "count", (long) town);
        figures.told(
                "HIS asked directly for one of them, p50",
                "ms",
                Latencies.percentile(nanos, n -> n, 50));
        figures.told(
                "HIS asked directly for one of them, p99",
                "ms",
                Latencies.percentile(nanos, n -> n, 99));
    }

    private static void found(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer =
                    GatewayProcess.Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("nationalId")) {
                throw new IOException("the HIS does not find one it holds: " + answer.body());
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    /// The card is read, the name is on the screen; "Không phải tôi", and again.
    private void identifications(KioskProgram kiosk, int count) {
        Rehearsal patient = new Rehearsal(stage, kiosk, Rehearsal.Album.NONE);
        patient.cardThinks(APDU_MS);
        patient.newDay();
        patient.identify();
        figures.told("the kiosk's first patient after its start", "ms", shownAfter(kiosk) / 1e3);
        warm(kiosk, patient);
        List<Long> toScreen = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        Beside beside = new Beside(gateway);
        for (int i = 0; i < count; i++) {
            again(kiosk, patient);
            toScreen.add(shownAfter(kiosk) * 1_000);
            asked.add(step(kiosk, "findPatient") * 1_000_000);
        }
        Optional<String> busy = Beside.busy(beside.others());
        figures.told("card data to identity: visits measured", "count", (long) count);
        figures.atMost(
                "card data to identity on screen p50",
                "ms",
                60,
                Latencies.percentile(toScreen, n -> n, 50),
                busy);
        figures.atMost(
                "card data to identity on screen p99",
                "ms",
                300,
                Latencies.percentile(toScreen, n -> n, 99),
                busy);
        figures.told(
                "of it the kiosk's question to the gateway p50",
                "ms",
                Latencies.percentile(asked, n -> n, 50));
        kiosk.click("not-me");
        kiosk.await("identify");
        kiosk.click("back");
        kiosk.await("welcome");
        stage.hospitalWeb().post("/control/card", Map.of("action", "remove"));
    }

    /// Microseconds from the chip to the name.
    private static long shownAfter(KioskProgram kiosk) {
        return at(kiosk, "screen", mark -> is(mark, "screen", "confirm"))
                - at(kiosk, "chip-read", mark -> true);
    }

    /// The first reads after a start are the compiler's.
    private void warm(KioskProgram kiosk, Rehearsal patient) {
        for (int i = 0; i < 10; i++) {
            again(kiosk, patient);
        }
    }

    private void again(KioskProgram kiosk, Rehearsal patient) {
        kiosk.click("not-me");
        kiosk.await("identify");
        stage.hospitalWeb().post("/control/card", Map.of("action", "remove"));
        kiosk.forgetMarks();
        patient.showCard();
        kiosk.await("confirm");
    }

    private static boolean is(JsonNode mark, String field, String value) {
        return mark.path(field).asString("").equals(value);
    }

    /// Microseconds.
    private static long at(KioskProgram kiosk, String name, Predicate<JsonNode> fits) {
        return kiosk.awaitMark(name, fits).path("at").asLong(0);
    }

    private static long step(KioskProgram kiosk, String step) {
        return kiosk.awaitMark("step", mark -> is(mark, "step", step)).path("ms").asLong(-1);
    }

    /// From the chip to the slip, what machines need: the times between, in which a person reads and touches, are left out.
    private void visits(KioskProgram kiosk, int count) {
        List<Long> whole = new ArrayList<>();
        Map<String, List<Long>> steps = new TreeMap<>();
        Beside beside = new Beside(gateway);
        for (int i = 0; i < count; i++) {
            Rehearsal patient = new Rehearsal(stage, kiosk, Rehearsal.Album.NONE);
            patient.newDay();
            kiosk.await("welcome", Duration.ofSeconds(60));
            kiosk.forgetMarks();
            patient.identify();
            patient.checkIn();
            String order = patient.showQr();
            patient.approve(order);
            patient.awaitSlip();
            Map<String, Long> own = new TreeMap<>(patient.steps());
            own.put("callbackToScreen", patient.callbackToScreenMs(order));
            own.forEach((step, ms) -> steps.computeIfAbsent(step, s -> new ArrayList<>()).add(ms));
            whole.add(own.values().stream().mapToLong(Long::longValue).sum());
            patient.finish();
        }
        Optional<String> busy = Beside.busy(beside.others());
        figures.atMost(
                "chip to slip, machine time p50",
                "ms",
                2_000,
                (double) Figures.percentile(whole, 50),
                busy);
        steps.forEach((step, ms) ->
                figures.told("of it " + step + " p50", "ms", Figures.percentile(ms, 50)));
    }

    private void hall(int each) {
        try (HallOfKiosks hall =
                new HallOfKiosks(KIOSKS, gateway.pki(), gateway.kioskDoor(), town)) {
            Beside beside = new Beside(gateway);
            hall.atOnce(1);
            long begun = System.nanoTime();
            List<HallOfKiosks.Visit> done = hall.atOnce(each);
            double seconds = (System.nanoTime() - begun) / 1e9;
            double others = beside.others();
            String at = KIOSKS + " kiosks at once: ";
            figures.exactly(at + "errors", "count", 0, hall.errors());
            figures.atMost(
                    at + "questions without an answer in time",
                    "count",
                    0,
                    (double) hall.unanswered(),
                    Beside.busy(others));
            figures.exactly(at + "visits the HIS lacks or has twice", "count", 0, wrong(done));
            figures.told(at + "visits per second", "1/s", done.size() / seconds);
            told(at + "identified p50", done, HallOfKiosks.Visit::identified, 50);
            told(at + "identified p99", done, HallOfKiosks.Visit::identified, 99);
            told(at + "checked in p50", done, HallOfKiosks.Visit::checkedIn, 50);
            told(at + "checked in p99", done, HallOfKiosks.Visit::checkedIn, 99);
            told(at + "chip to number p50", done, HallOfKiosks.Visit::whole, 50);
            told(at + "chip to number p99", done, HallOfKiosks.Visit::whole, 99);
            figures.told("others' cores meanwhile", "cores", others);
        }
    }

    /// Visits a kiosk was told of and the HIS has not exactly once.
    private long wrong(List<HallOfKiosks.Visit> done) {
        Map<String, Integer> kept = new HashMap<>();
        for (JsonNode encounter : stage.hospitalWeb().get("/control/his/encounters")) {
            kept.merge(encounter.path("command").asString(""), 1, Integer::sum);
        }
        return done.stream().filter(one -> kept.getOrDefault(one.command(), 0) != 1).count();
    }

    private void told(
            String name,
            List<HallOfKiosks.Visit> done,
            java.util.function.ToLongFunction<HallOfKiosks.Visit> nanos,
            double percent) {
        if (!done.isEmpty()) {
            figures.told(name, "ms", Latencies.percentile(done, nanos, percent));
        }
    }
}
