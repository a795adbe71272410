package vn.hospitalkiosk.virtual.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.Person;

/// What a story is played with: the real window, and every neighbour to be asked afterwards.
///
/// @param patient plays what all patients do; a story plays what is its own
/// @param cable between kiosk and gateway, where a story cuts it
record Scene(
        Stage stage,
        KioskProgram kiosk,
        Rehearsal patient,
        Outcome outcome,
        Checked checked,
        Optional<Cable> cable) {
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(30);

    Web hospital() {
        return stage.hospitalWeb();
    }

    /// 01 → 02.
    void begin(String task) {
        kiosk.await("welcome", TO_START);
        kiosk.forgetMarks();
        kiosk.click("start-" + task);
        kiosk.await("identify");
    }

    /// 02: the code printed on a card, held to the scanner instead of laying the card down.
    void scanCard(Person person) {
        kiosk.click("scan-instead");
        scan(person.printedCode());
    }

    void scan(String text) {
        hospital().post("/control/scanner", Map.of("text", text));
    }

    /// 02 → 06 by the printed code.
    void identify(Person person) {
        scanCard(person);
        kiosk.await("confirm");
    }

    /// 06 → 07.
    void isMe() {
        kiosk.click("primary");
        kiosk.await("reason");
    }

    /// 08 → 08b → (09) → price → check-in → 10: the first clinic of the first specialty.
    void chooseClinic() {
        toPrice();
        kiosk.await("quote");
        patient.shot("09-quote");
        kiosk.click("primary");
        kiosk.await("bill");
        patient.shot("10-bill");
    }

    /// 08 → 08b → (09): the price is asked for.
    void toPrice() {
        kiosk.await("specialties");
        patient.shot("08-specialty");
        kiosk.click("specialty-0");
        kiosk.await("clinics");
        kiosk.click("clinic-0");
        Patience.until(
                "09, the price or a refusal",
                SOON,
                () -> List.of("priority", "quote", "referral").stream().anyMatch(kiosk::shows));
        if (kiosk.shows("priority")) {
            kiosk.click("primary");
        }
    }

    /// 10 → 15: the number comes without payment.
    void payLater() {
        kiosk.click("pay-later");
        numbered();
    }

    /// 15 with its slip.
    void numbered() {
        kiosk.await("success");
        kiosk.awaitMark("printed", mark -> true);
        patient.shot("15-success");
    }

    /// Back to 01.
    void leave() {
        hospital().post("/control/card", Map.of("action", "remove"));
        kiosk.click("primary");
        kiosk.await("welcome");
    }

    /// The slip of the visit the HIS registered last: number and room in words, the visit in the code on the paper itself.
    void judgeSlip(String encounter, String number) {
        List<String> papers = outcome.newSlips();
        checked.that("a slip was printed", !papers.isEmpty());
        checked.that("the slip says number " + number, kiosk.slip().contains("\"" + number + "\""));
        checked.that(
                "the code on the paper names the visit in the HIS",
                !papers.isEmpty()
                        && PhoneCamera.readAll(Path.of(papers.getLast())).stream()
                                .anyMatch(code -> code.contains(encounter)));
    }

    void slipSays(String words) {
        checked.that("the slip says: " + words, kiosk.slip().contains(words));
    }

    /// @return the only visit the HIS registered in this story
    JsonNode onlyEncounter() {
        List<JsonNode> all = outcome.encounters();
        checked.that("the HIS holds exactly one visit", all.size() == 1);
        return all.isEmpty() ? Json.MAPPER.createObjectNode() : all.getLast();
    }

    /// What the HIS was told when it registered that visit.
    JsonNode told(JsonNode encounter) {
        String about = "Encounter/" + encounter.path("id").asString("");
        return outcome.records("ToldVisit").stream()
                .filter(one -> one.path("about").asString("").equals(about))
                .findFirst()
                .orElseGet(Json.MAPPER::createObjectNode);
    }

    /// The HIS's record of that person.
    Optional<JsonNode> recordOf(Person person) {
        return outcome.records("Patient").stream()
                .filter(one -> one.path("identifier").toString().contains(person.number()))
                .findFirst();
    }

    boolean isOf(JsonNode encounter, Person person) {
        return recordOf(person)
                .map(one -> "Patient/" + one.path("id").asString(""))
                .filter(encounter.path("patient").asString("")::equals)
                .isPresent();
    }

    /// One of the demo's persons at reception's page.
    ConsoleVisitor reception() {
        return ConsoleVisitor.signedIn(stage.console().base(), stage.var(), "RECEPTION");
    }
}
