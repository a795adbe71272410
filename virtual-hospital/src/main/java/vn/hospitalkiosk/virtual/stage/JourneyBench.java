package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `scripts/bench journey`: the demo's journey several times in one run, and how long its machine steps took. The patient's own thinking time is not in any figure.
public final class JourneyBench {
    private static final long READ_CHIP_MS = 1_500;
    private static final long CALLBACK_TO_SCREEN_MS = 300;
    private static final long FIRST_FRAME_MS = 1_500;

    private JourneyBench() {}

    /// @param arguments `[--runs N] [--json] [--var DIR] [--port-base N]`
    public static void main(String[] arguments) {
        int runs = 10;
        boolean json = false;
        Path var = Path.of("target/bench-journey");
        int portBase = 28_443;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--json" -> json = true;
                case "--var" -> var = Path.of(arguments[++i]);
                case "--port-base" -> portBase = Integer.parseInt(arguments[++i]);
                default -> {
                    System.err.println(
                            "usage: scripts/bench journey [--runs N] [--json] [--var DIR] [--port-base N]");
                    System.exit(2);
                }
            }
        }
        try {
            Figures figures = run(runs, var, portBase);
            System.out.println(json ? figures.json() : figures.table());
            System.exit(figures.allHold() ? 0 : 1);
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Figures run(int runs, Path var, int portBase) {
        Stage.wipe(var);
        Map<String, List<Long>> steps = new TreeMap<>();
        List<Long> callbackToScreen = new ArrayList<>();
        Figures figures = new Figures("journey");
        Stage stage = new Stage(Build.ofThisCheckout(), var, portBase);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stage::close));
        stage.startServices();
        KioskProgram kiosk = stage.startKiosk(true);
        figures.below(
                "firstFrame",
                "ms",
                FIRST_FRAME_MS,
                kiosk.awaitMark("first-frame", mark -> true).path("ms").asLong(-1));
        long captures = 0;
        for (int run = 0; run < runs; run++) {
            Rehearsal patient = new Rehearsal(stage, kiosk, Rehearsal.Album.NONE);
            patient.newDay();
            kiosk.await("welcome", java.time.Duration.ofSeconds(60));
            kiosk.forgetMarks();
            Outcome outcome = new Outcome(stage);
            patient.identify();
            patient.checkIn();
            String order = patient.showQr();
            patient.approve(order);
            patient.awaitSlip();
            patient.steps()
                    .forEach((step, ms) ->
                            steps.computeIfAbsent(step, s -> new ArrayList<>()).add(ms));
            callbackToScreen.add(patient.callbackToScreenMs(order));
            captures += outcome.captures();
            patient.finish();
        }
        List<Long> chip = steps.getOrDefault("readChip", List.of(-1L));
        figures.below("readChip p50", "ms", READ_CHIP_MS, Figures.percentile(chip, 50));
        figures.below(
                "readChip worst (first is cold)",
                "ms",
                READ_CHIP_MS,
                Figures.percentile(chip, 100));
        figures.below(
                "callbackToScreen p50",
                "ms",
                CALLBACK_TO_SCREEN_MS,
                Figures.percentile(callbackToScreen, 50));
        figures.told("callbackToScreen worst", "ms", Figures.percentile(callbackToScreen, 100));
        steps.forEach((step, values) ->
                figures.told(step + " p50", "ms", Figures.percentile(values, 50)));
        figures.exactly("captures", "count", runs, captures);
        return figures;
    }
}
