package vn.hospitalkiosk.virtual.stage;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// "Đăng ký hộ": a man lays down his own card, then shows the code of his relative, who is the patient.
record CompanionStory() implements Story {
    @Override
    public void play(Scene scene) {
        Person he = Person.nguyenVanA();
        Person she = InventedPeople.withoutBooking();
        Checked checked = scene.checked();
        KioskProgram kiosk = scene.kiosk();
        scene.begin("register");
        kiosk.click("for-someone");
        kiosk.await("companion");
        scene.patient().shot("02c-companion");
        kiosk.click("for-other");
        kiosk.await("identify");
        checked.says("Mời đặt căn cước của Quý vị, người đăng ký hộ.");
        scene.scan(he.printedCode());
        scene.hospital().post("/control/card", Map.of("action", "insert"));
        checked.awaitText("Giờ mời đặt thẻ hoặc đưa mã của người cần khám.");
        scene.hospital().post("/control/card", Map.of("action", "remove"));
        scene.identify(she);
        checked.says("Đây có phải người cần khám không?");
        scene.patient().shot("06-patient");
        scene.isMe();
        kiosk.click("new-visit");
        scene.chooseClinic();
        scene.payLater();
        judge(scene, he, she);
        scene.leave();
    }

    private static void judge(Scene scene, Person he, Person she) {
        Checked checked = scene.checked();
        JsonNode visit = scene.onlyEncounter();
        JsonNode told = scene.told(visit);
        checked.that("the visit is the relative's", scene.isOf(visit, she));
        checked.that(
                "the HIS knows who stood at the kiosk, and as what",
                told.path("companion").path("nationalId").asString("").equals(he.number())
                        && told.path("companion").path("relation").asString("").equals("OTHER"));
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        checked.that(
                "the companion stands nowhere on the slip",
                !scene.kiosk().slip().contains(he.number().substring(8)));
    }
}
