package vn.hospitalkiosk.virtual.stage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// A referral of another hospital, typed from the paper: one of last year is refused where it was typed, one of yesterday reaches the HIS.
record ReferralStory() implements Story {
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("ddMMyyyy", Locale.ROOT);
    private static final String FROM = "56017";
    private static final String NUMBER = "2611";

    @Override
    public void play(Scene scene) {
        Person she = InventedPeople.withoutBooking();
        LocalDate yesterday = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(1);
        KioskProgram kiosk = scene.kiosk();
        Checked checked = scene.checked();
        scene.begin("register");
        scene.identify(she);
        scene.isMe();
        kiosk.click("referral");
        kiosk.await("referral");
        kiosk.type(yesterday.minusYears(1).format(TYPED) + FROM + NUMBER);
        kiosk.click("primary");
        // The gateway looks at the paper's day before it asks for a price.
        scene.toPrice();
        checked.awaitText("Phiếu chuyển này đã quá hạn.");
        scene.patient().shot("07c-referral-over");
        checked.that("nothing is registered", scene.outcome().encounters().isEmpty());
        kiosk.click("clear");
        kiosk.type(yesterday.format(TYPED));
        scene.patient().shot("07c-referral");
        kiosk.click("primary");
        scene.chooseClinic();
        scene.payLater();
        JsonNode visit = scene.onlyEncounter();
        checked.that("the visit is hers", scene.isOf(visit, she));
        JsonNode reason = scene.told(visit).path("reason");
        checked.that(
                "the HIS was told the paper's number, place and day",
                reason.toString().contains(NUMBER)
                        && reason.toString().contains(FROM)
                        && reason.toString().contains(yesterday.toString()));
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        scene.leave();
    }
}
