package vn.hospitalkiosk.virtual.stage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// The insurance gateway is down: the patient is admitted, and the answer reaches HIS, desk and the kiosk when it is back. Then it is slow: nobody waits, and the screen is told.
record BhytDownStory() implements Story {
    private static final Duration RECHECK = Duration.ofSeconds(60);

    @Override
    public List<String> gatewayArguments() {
        return List.of("--bhxh.offered=true", "--bhxh.probe-every=2s", "--bhxh.longest=9s");
    }

    @Override
    public void play(Scene scene) {
        down(scene);
        slow(scene);
    }

    private static void down(Scene scene) {
        Checked checked = scene.checked();
        bhxh(scene, Map.of("up", false));
        scene.patient().identify();
        scene.patient().shot("06b-unverified");
        checked.says("Chưa xác minh được");
        checked.says("Cổng giám định BHXH đang gián đoạn");
        scene.patient().checkIn();
        JsonNode visit = scene.onlyEncounter();
        checked.that("the patient is admitted", scene.isOf(visit, Person.nguyenVanA()));
        JsonNode told = scene.told(visit);
        checked.that(
                "as insured, not yet verified",
                told.path("insured").asBoolean(false)
                        && !told.path("coverageVerified").asBoolean(true));
        checked.says("Tạm tính, điều chỉnh sau khi xác minh thẻ.");
        ConsoleVisitor desk = scene.reception();
        checked.that(
                "reception reads that a card waits",
                cards(desk).contains("Cổng BHXH chưa trả lời")
                        && cards(desk).contains("NGUYỄN V** A"));
        checked.that("the HIS was told nothing of the card", reports(scene).isEmpty());
        back(scene, desk);
        scene.payLater();
        checked.that("the gateway took nothing", scene.outcome().captures() == 0);
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        scene.slipSays("Đã xác minh");
        scene.leave();
    }

    private static void back(Scene scene, ConsoleVisitor desk) {
        Checked checked = scene.checked();
        bhxh(scene, Map.of("up", true));
        checked.soon(
                "the HIS is told that the card is good",
                RECHECK,
                () ->
                        reports(scene).stream()
                                .anyMatch(one -> one.path("state").asString("").equals("VALID")));
        checked.soon(
                "reception reads that it was verified later",
                RECHECK,
                () -> cards(desk).contains("Đã xác minh được thẻ khi kiểm tra lại"));
        checked.soon(
                "the patient, still at the bill, is told",
                RECHECK,
                () -> scene.kiosk().shows("bill") && !scene.kiosk().texts().contains("Tạm tính"));
        scene.patient().shot("10-verified-meanwhile");
    }

    private static void slow(Scene scene) {
        Checked checked = scene.checked();
        bhxh(scene, Map.of("delayMs", 5000));
        scene.begin("register");
        scene.identify(InventedPeople.withoutBooking());
        checked.says("Đang hỏi…");
        scene.patient().shot("06-asking");
        checked.soon(
                "the late answer reaches the screen",
                RECHECK,
                () -> scene.kiosk().texts().contains("Còn hạn đến 31/12/2027"));
        scene.patient().shot("06-answered-late");
        bhxh(scene, Map.of("delayMs", 0));
        scene.kiosk().click("not-me");
        scene.kiosk().await("identify");
    }

    private static void bhxh(Scene scene, Map<String, ?> mood) {
        scene.hospital().post("/control/bhxh", mood);
    }

    private static List<JsonNode> reports(Scene scene) {
        return scene.outcome().records("CoverageReport");
    }

    /// The cards on reception's page.
    private static String cards(ConsoleVisitor desk) {
        String page = desk.get("/reception");
        int from = page.indexOf("id=\"insurance\"");
        return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
    }
}
