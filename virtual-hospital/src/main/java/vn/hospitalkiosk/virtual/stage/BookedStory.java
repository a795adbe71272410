package vn.hospitalkiosk.virtual.stage;

import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.Person;

/// A chip card, an appointment of today taken in one touch, paid, a number.
record BookedStory() implements Story {
    @Override
    public String word() {
        return "booked";
    }

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
        scene.leave();
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
