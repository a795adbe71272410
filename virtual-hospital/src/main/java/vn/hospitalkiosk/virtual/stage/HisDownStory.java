package vn.hospitalkiosk.virtual.stage;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.Person;

/// The HIS registers a visit and falls silent before it says so: nobody is told that it failed, and there is one visit when it is back. Meanwhile others get downtime numbers.
record HisDownStory() implements Story {
    private static final Duration LONG = Checked.LONG;
    private static final String DOWN = "Lấy số chờ tại quầy";

    @Override
    public void play(Scene scene) {
        unknown(scene);
        back(scene);
        meanwhile(scene);
    }

    private static void unknown(Scene scene) {
        scene.patient().identify();
        scene.isMe();
        his(scene, Map.of("failAfter", "check-in-silent"));
        scene.kiosk().click("take-booking");
        Patience.until("the HIS to register", LONG, () -> !scene.outcome().encounters().isEmpty());
        his(scene, Map.of("up", false));
        scene.kiosk().await("waiting");
        scene.checked().neverSays("Thử lại");
        scene.kiosk().await("stopped", LONG);
        scene.patient().shot("stopped-not-known");
        Checked checked = scene.checked();
        checked.says("Có thể Quý vị đã được đăng ký khám");
        checked.says("Chưa có khoản tiền nào được thu");
        checked.says("Hỏi lại");
        checked.neverSays("Thử lại");
        checked.that("the HIS registered once", scene.outcome().encounters().size() == 1);
    }

    private static void back(Scene scene) {
        his(scene, Map.of("up", true, "failAfter", "none"));
        scene.kiosk().click("primary");
        scene.kiosk().await("bill", LONG);
        JsonNode visit = scene.onlyEncounter();
        scene.checked().that("the visit is the patient's", scene.isOf(visit, Person.nguyenVanA()));
        scene.payLater();
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        scene.leave();
    }

    /// Who comes while the HIS is down gets a number, in two touches and to nobody by name.
    private static void meanwhile(Scene scene) {
        Checked checked = scene.checked();
        his(scene, Map.of("up", false));
        checked.soon(
                "01 says that the HIS is down", LONG, () -> scene.kiosk().texts().contains(DOWN));
        scene.patient().shot("01-his-down");
        scene.kiosk().forgetMarks();
        scene.kiosk().click("start-register");
        scene.kiosk().await("offline-number");
        scene.kiosk().click("take-insured");
        scene.kiosk().awaitMark("printed", mark -> true);
        scene.patient().shot("23-number");
        String number = DowntimeNumbers.onSlip(scene.kiosk().slip());
        checked.that("a number was printed", !number.isEmpty());
        ConsoleVisitor desk = scene.reception();
        checked.soon(
                "reception reads that number",
                LONG,
                () -> DowntimeNumbers.waiting(desk).contains(number));
        his(scene, Map.of("up", true));
        checked.soon(
                "the kiosk registers again",
                LONG,
                () -> scene.kiosk().shows("welcome") && !scene.kiosk().texts().contains(DOWN));
        checked.that("there is still one visit", scene.outcome().encounters().size() == 1);
    }

    private static void his(Scene scene, Map<String, ?> mood) {
        scene.hospital().post("/control/his", mood);
    }
}
