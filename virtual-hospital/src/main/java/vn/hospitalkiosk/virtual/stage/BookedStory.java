package vn.hospitalkiosk.virtual.stage;

import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.Person;

/// A chip card, an appointment of today taken in one touch, paid, a number; then another clinic in the same sitting.
record BookedStory() implements Story {
    @Override
    public void play(Scene scene) {
        scene.patient().identify();
        scene.checked().says("NGUYỄN V** A");
        scene.checked().neverSays(Person.nguyenVanA().number());
        scene.patient().checkIn();
        String order = scene.patient().showQr();
        scene.patient().approve(order);
        scene.patient().awaitSlip();
        judge(scene);
        somethingElse(scene);
        scene.leave();
    }

    /// "Làm việc khác": no card is shown again, and it is a visit of its own.
    private static void somethingElse(Scene scene) {
        KioskProgram kiosk = scene.kiosk();
        kiosk.forgetMarks();
        kiosk.click("something-else");
        kiosk.await("reason");
        scene.checked().neverSays(Person.nguyenVanA().number());
        kiosk.click("new-visit");
        scene.toPrice();
        kiosk.await("quote");
        kiosk.click("primary");
        Patience.until(
                "a bill, or a number at once",
                Checked.LONG,
                () -> kiosk.shows("bill") || kiosk.shows("success"));
        if (kiosk.shows("bill")) {
            kiosk.click("pay-later");
        }
        scene.numbered();
        List<JsonNode> visits = scene.outcome().encounters();
        Checked checked = scene.checked();
        checked.that("the HIS holds a second visit", visits.size() == 2);
        JsonNode second = visits.getLast();
        checked.that("of the same person", scene.isOf(second, Person.nguyenVanA()));
        checked.that("to a clinic chosen there", scene.told(second).has("clinicId"));
        checked.that("nothing more was taken", scene.outcome().captures() == 1);
        scene.judgeSlip(second.path("id").asString(""), second.path("queueNumber").asString(""));
    }

    private static void judge(Scene scene) {
        JsonNode visit = scene.onlyEncounter();
        JsonNode told = scene.told(visit);
        Checked checked = scene.checked();
        checked.that("the visit is the card's owner's", scene.isOf(visit, Person.nguyenVanA()));
        checked.that("the HIS was told of the appointment", told.has("bookingId"));
        checked.that(
                "the appointment is used",
                scene.outcome().records("Appointment").stream()
                        .filter(one ->
                                one.path("id")
                                        .asString("")
                                        .equals(told.path("bookingId").asString("")))
                        .allMatch(one -> one.path("status").asString("").equals("arrived")));
        checked.that("the insurance was verified", told.path("coverageVerified").asBoolean(false));
        checked.that("the HIS's bill is paid", scene.outcome().balancedSoon());
        checked.that("the HIS has one payment", scene.outcome().paymentsOfNewestInvoice() == 1);
        checked.that("the gateway captured once", scene.outcome().captures() == 1);
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        scene.slipSays("PHÒNG 205");
        scene.slipSays("PHIẾU THU TIỀN");
    }
}
