package vn.hospitalkiosk.virtual.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// The cable between kiosk and gateway is cut: every patient gets a number, each once; told afterwards, called at the desk and tied to the visit registered then.
record OfflineStory() implements Story {
    private static final Duration LONG = Checked.LONG;
    private static final int PATIENTS = 40;
    private static final List<String> CLASSES = List.of("insured", "fee", "priority");

    @Override
    public boolean cutsCable() {
        return true;
    }

    @Override
    public void play(Scene scene) {
        KioskProgram kiosk = scene.kiosk();
        kiosk.await("welcome", Duration.ofSeconds(90));
        // The kiosk looks after its store of numbers every ten seconds.
        LockSupport.parkNanos(Duration.ofSeconds(12).toNanos());
        Cable cable = scene.cable().orElseThrow();
        cable.cut();
        kiosk.await("offline-number", LONG);
        scene.patient().shot("23-cut-off");
        scene.checked().says("Mất kết nối");
        List<String> given = give(scene);
        cable.plug();
        kiosk.await("welcome", LONG);
        told(scene, given);
    }

    private static List<String> give(Scene scene) {
        KioskProgram kiosk = scene.kiosk();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            String tile = "take-" + CLASSES.get(i % CLASSES.size());
            // The tiles are locked for some seconds after each print.
            Patience.until(
                    "number " + (given.size() + 1) + " on paper",
                    LONG,
                    () -> {
                        kiosk.touch(tile);
                        LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
                        return scene.outcome().newSlips().size() > given.size();
                    });
            given.add(DowntimeNumbers.onSlip(kiosk.slip()));
            if (i == 0) {
                scene.patient().shot("23-number");
            }
            kiosk.click("primary");
        }
        Checked checked = scene.checked();
        checked.that(PATIENTS + " patients got a number", given.size() == PATIENTS);
        checked.that("no number twice", new HashSet<>(given).size() == PATIENTS);
        checked.that("each on paper", scene.outcome().newSlips().size() == PATIENTS);
        return given;
    }

    private static void told(Scene scene, List<String> given) {
        Checked checked = scene.checked();
        ConsoleVisitor desk = scene.reception();
        checked.soon(
                "reception reads all of them, each once",
                LONG,
                () -> {
                    List<String> waiting = DowntimeNumbers.waiting(desk);
                    return waiting.containsAll(given)
                            && new HashSet<>(waiting).size() == waiting.size();
                });
        String first = given.getFirst();
        act(desk, first, "call", Map.of("desk", "Quầy 2"));
        JsonNode board = scene.stage().console().get("/display/numbers");
        checked.that(
                "the hall's screens call " + first,
                board.path("called").path(0).path("number").asString("").equals(first)
                        && board.path("called").path(0).path("desk").asString("").equals("Quầy 2"));
        scene.patient().identify();
        scene.patient().checkIn();
        scene.payLater();
        JsonNode visit = scene.onlyEncounter();
        String encounter = visit.path("id").asString("");
        act(desk, first, "link", Map.of("encounter", encounter));
        checked.soon(
                "the HIS ties the number to the visit",
                LONG,
                () -> isTied(scene, first, encounter));
        List<String> left = DowntimeNumbers.waiting(desk);
        checked.that(
                "it waits no more, and the others do",
                !left.contains(first) && left.containsAll(given.subList(1, PATIENTS)));
        scene.leave();
    }

    private static boolean isTied(Scene scene, String number, String encounter) {
        return scene.outcome().records("OfflineNumber").stream()
                .anyMatch(one ->
                        one.path("number").asString("").equals(number)
                                && one.path("encounter").asString("").equals(encounter));
    }

    private static void act(
            ConsoleVisitor desk, String number, String act, Map<String, String> typed) {
        Map<String, String> fields = new java.util.HashMap<>(typed);
        fields.put("id", number);
        fields.put("act", act);
        desk.post("/reception", "/reception/numbers/acts", fields);
    }
}
