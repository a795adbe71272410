package vn.hospitalkiosk.virtual.stage;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// Never here before: a record is made of the printed code, with consent, then a clinic is chosen.
record NewPatientStory() implements Story {
    @Override
    public void play(Scene scene) {
        Person she = InventedPeople.neverHere();
        KioskProgram kiosk = scene.kiosk();
        scene.checked().that("the HIS does not know her", scene.recordOf(she).isEmpty());
        scene.begin("register");
        scene.scanCard(she);
        kiosk.await("new-patient");
        scene.patient().shot("05b-new-patient");
        kiosk.click("primary");
        kiosk.await("consent");
        scene.checked().says("Chọn mục cần để lập hồ sơ");
        scene.checked().that("nothing was made before she agreed", scene.recordOf(she).isEmpty());
        kiosk.click("tick-record");
        scene.patient().shot("05c-consent");
        kiosk.click("primary");
        kiosk.await("reason");
        kiosk.click("new-visit");
        scene.chooseClinic();
        scene.payLater();
        judge(scene, she);
        scene.leave();
    }

    private static void judge(Scene scene, Person she) {
        Checked checked = scene.checked();
        Optional<JsonNode> made = scene.recordOf(she);
        checked.that("the HIS has her record", made.isPresent());
        List<JsonNode> told = scene.outcome().records("ToldPatient");
        checked.that("one record was made", told.size() == 1);
        JsonNode form = told.isEmpty() ? Json.MAPPER.createObjectNode() : told.getLast();
        checked.that(
                "with her number, name and birth date",
                form.path("nationalId").asString("").equals(she.number())
                        && form.path("name").asString("").equalsIgnoreCase(she.fullName())
                        && form.path("birthDate").asString("").equals(she.birthDate().toString()));
        checked.that(
                "with the words she agreed to",
                form.path("consent")
                        .path("textHash")
                        .asString("")
                        .matches("(?!0{64})[0-9a-f]{64}"));
        JsonNode visit = scene.onlyEncounter();
        checked.that("the visit is hers", scene.isOf(visit, she));
        checked.that("to a clinic she chose", scene.told(visit).has("clinicId"));
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        checked.that("the gateway took nothing", scene.outcome().captures() == 0);
    }
}
