package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// `scripts/demo`: starts the hospital; with `--auto`, `--case` or `--story` plays one patient and judges the outcome.
public final class Demo {
    private final DemoOptions options;
    private final Way way;
    private final Optional<Story> story;

    private Demo(DemoOptions options) {
        this.options = options;
        this.way = options.wayToPay();
        this.story = options.story().map(Story::of);
    }

    public static void main(String[] arguments) {
        try {
            System.exit(new Demo(options(arguments)).run());
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Ends the demo before anything is started where these options make no demo.
    private static DemoOptions options(String[] arguments) {
        try {
            return DemoOptions.parse(arguments);
        } catch (StageFailure e) {
            System.err.println(e.getMessage());
            System.exit(DemoOptions.REFUSED);
            throw e;
        }
    }

    private int run() {
        if (options.fresh()) {
            Stage.wipe(options.var());
        }
        Build build = Build.ofThisCheckout();
        Stage stage = new Stage(build, options.var(), options.portBase());
        if (way.isCard()) {
            stage.kioskConfig(
                    CardPayment.kioskConfig(
                            build.root(), stage.var().resolve("run"), CardPayment.codec(way)));
        }
        stage.hospitalArguments(options.hospitalArguments());
        stage.gatewayArguments(
                Stream.of(
                                options.hisArguments(),
                                Cases.gatewayArguments(options.money(), way),
                                story.map(Story::gatewayArguments).orElse(List.of()))
                        .flatMap(List::stream)
                        .toList());
        Thread stop = Thread.ofPlatform().unstarted(stage::close);
        Runtime.getRuntime().addShutdownHook(stop);
        System.out.println(
                "Starting the virtual hospital, the gateway with its database, and the kiosk …");
        stage.startServices();
        System.out.println("Card reader:  " + stage.cardTransport());
        System.out.println("Phone page:   " + stage.hospitalWeb().base() + "/phone");
        System.out.println("Tally page:   " + stage.console().base() + "/tally");
        return options.plays() ? play(stage) : stay(stage);
    }

    private int stay(Stage stage) {
        if (options.headless() || System.getenv("DISPLAY") == null) {
            System.out.println("No display: the kiosk's window is on a virtual one.");
            stage.startKiosk(true);
        } else {
            stage.startKiosk(false);
        }
        System.out.println(
                "Virtual hospital (card, scanner, printer, HIS): "
                        + stage.hospitalWeb().base()
                        + "/");
        System.out.println("Ctrl-C stops everything.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private int play(Stage stage) {
        Path folder =
                options.json()
                        .map(file -> file.toAbsolutePath().getParent())
                        .orElse(stage.var().resolve("demo"));
        createFolder(folder);
        Rehearsal.Album album = Rehearsal.Album.in(folder);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put(
                "journey",
                options.story()
                        .map(StoryName::word)
                        .orElse("chip card, booked appointment, " + way.word()));
        Optional<Cable> cable = story.filter(Story::cutsCable).map(_ -> Cable.lay(stage));
        boolean well = false;
        try (KioskProgram kiosk =
                stage.startKiosk(options.headless() || System.getenv("DISPLAY") == null)) {
            Rehearsal rehearsal = new Rehearsal(stage, kiosk, album);
            rehearsal.payWith(way.word());
            rehearsal.newDay();
            Outcome outcome = new Outcome(stage);
            well =
                    story.isPresent()
                            ? told(
                                    story.get(),
                                    new Scene(
                                            stage,
                                            kiosk,
                                            rehearsal,
                                            outcome,
                                            new Checked(kiosk),
                                            cable),
                                    report)
                            : journey(stage, rehearsal, kiosk, outcome, folder, report);
        } catch (StageFailure e) {
            report.put("outcome", "failed");
            report.put("reason", String.valueOf(e.getMessage()));
        }
        cable.ifPresent(Cable::close);
        report.put("screens", album.taken());
        String json = Json.MAPPER.writeValueAsString(report);
        options.json().ifPresent(file -> write(file, json));
        System.out.println(json);
        return well ? 0 : 1;
    }

    /// What was checked before it broke off is told as well.
    private static boolean told(Story story, Scene scene, Map<String, Object> report) {
        boolean ended = false;
        try {
            story.play(scene);
            ended = true;
        } catch (StageFailure e) {
            report.put("reason", String.valueOf(e.getMessage()));
            scene.patient().shot("99-where-it-broke-off");
        }
        boolean well = ended && scene.checked().well();
        report.put("checks", scene.checked().all());
        report.put("encounters", scene.outcome().encounters());
        report.put("slips", scene.outcome().newSlips());
        report.put("tally", scene.outcome().tally());
        report.put("outcome", well ? "as-it-should" : "failed");
        return well;
    }

    private boolean journey(
            Stage stage,
            Rehearsal rehearsal,
            KioskProgram kiosk,
            Outcome outcome,
            Path folder,
            Map<String, Object> report) {
        rehearsal.identify();
        rehearsal.checkIn();
        return options.money() == Case.PAID
                ? paid(stage, rehearsal, kiosk, outcome, folder, report)
                : played(stage, rehearsal, kiosk, outcome, report);
    }

    private boolean paid(
            Stage stage,
            Rehearsal rehearsal,
            KioskProgram kiosk,
            Outcome outcome,
            Path folder,
            Map<String, Object> report) {
        String order = pay(stage, rehearsal);
        return judge(rehearsal, kiosk, outcome, order, folder, report);
    }

    private boolean played(
            Stage stage,
            Rehearsal rehearsal,
            KioskProgram kiosk,
            Outcome outcome,
            Map<String, Object> report) {
        report.put("psp", way.word());
        report.put("case", options.money().word());
        Map<String, Boolean> checks =
                new Cases(stage, kiosk, rehearsal, outcome, way).play(options.money());
        boolean well = checks.values().stream().allMatch(Boolean::booleanValue);
        report.put("checks", checks);
        report.put("hisInvoiceStatus", outcome.invoice().path("status").asString(""));
        report.put("slips", outcome.newSlips().size());
        report.put("tally", outcome.tally());
        report.put("outcome", well ? "as-it-should" : "failed");
        return well;
    }

    /// @return the psp's order id; empty at the card terminal
    private String pay(Stage stage, Rehearsal rehearsal) {
        if (way.isCard()) {
            // Long enough to see screen 13.
            new CardPayment(stage, CardPayment.codec(way)).takes(Duration.ofSeconds(4));
            rehearsal.payByCard();
            return "";
        }
        String order = rehearsal.showQr();
        rehearsal.approve(order);
        rehearsal.awaitSlip();
        return order;
    }

    private boolean judge(
            Rehearsal rehearsal,
            KioskProgram kiosk,
            Outcome outcome,
            String order,
            Path folder,
            Map<String, Object> report) {
        Patience.until(
                "the HIS's invoice to be balanced",
                Duration.ofSeconds(15),
                () -> outcome.invoice().path("status").asString("").equals("balanced"));
        JsonNode chip = kiosk.awaitMark("chip-read", mark -> true);
        JsonNode invoice = outcome.invoice();
        List<String> slips = outcome.newSlips();
        long captures = outcome.captures();
        boolean well = captures == 1 && slips.size() == 1;
        report.put("outcome", well ? "paid" : "failed");
        report.put("cccdTransport", chip.path("transport").asString(""));
        report.put("apdus", chip.path("apdus").asInt(-1));
        report.put("passiveAuthentication", passiveAuthentication(chip));
        report.put("encounterId", outcome.encounter().path("id").asString(""));
        report.put("queueNumber", outcome.encounter().path("queueNumber").asString(""));
        report.put("paidVnd", invoice.path("paidVnd").asLong(-1));
        report.put("psp", way.word());
        report.put("captures", captures);
        report.put("hisInvoiceStatus", invoice.path("status").asString(""));
        report.put(
                "slipPng",
                slips.isEmpty() ? "" : copy(Path.of(slips.getLast()), folder.resolve("slip.png")));
        report.put("tally", outcome.tally());
        Map<String, Object> steps = new LinkedHashMap<>(rehearsal.steps());
        if (!order.isEmpty()) {
            steps.put("callbackToScreen", rehearsal.callbackToScreenMs(order));
        }
        report.put("stepsMs", steps);
        report.put(
                "firstFrameMs", kiosk.awaitMark("first-frame", mark -> true).path("ms").asLong(-1));
        return well;
    }

    /// Hashes, signature and chain together: PASSED only if all are.
    private static String passiveAuthentication(JsonNode chip) {
        List<String> verdicts =
                List.of(
                        chip.path("hashes").asString(""),
                        chip.path("signature").asString(""),
                        chip.path("chain").asString(""));
        if (verdicts.contains("FAILED")) {
            return "FAILED";
        }
        return verdicts.stream().allMatch("PASSED"::equals) ? "PASSED" : String.join("/", verdicts);
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StageFailure("cannot create " + folder, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new StageFailure("cannot write " + file, e);
        }
    }

    private static String copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            return to.toString();
        } catch (IOException e) {
            throw new StageFailure("cannot copy the slip " + from, e);
        }
    }
}
