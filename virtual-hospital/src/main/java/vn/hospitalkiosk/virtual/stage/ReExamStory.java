package vn.hospitalkiosk.virtual.stage;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// The slip of a re-examination is good once: the first time it is a visit, the second time the kiosk says so. One that is over is told as such.
record ReExamStory() implements Story {
    private static final String GOOD = "TK-2026-000731";
    private static final String OVER = "TK-2026-000099";

    @Override
    public void play(Scene scene) {
        Person she = InventedPeople.withoutBooking();
        KioskProgram kiosk = scene.kiosk();
        show(scene, she);
        slip(scene, OVER);
        scene.checked().awaitText("Phiếu hẹn này đã quá hạn. Mời chọn Khám mới.");
        scene.patient().shot("07b-slip-expired");
        slip(scene, GOOD);
        kiosk.await("bill");
        scene.payLater();
        JsonNode visit = scene.onlyEncounter();
        Checked checked = scene.checked();
        checked.that("the visit is hers", scene.isOf(visit, she));
        checked.that(
                "it is the slip's appointment, now used",
                scene.outcome().records("Appointment").stream()
                        .filter(one -> one.path("identifier").toString().contains(GOOD))
                        .allMatch(one ->
                                one.path("status").asString("").equals("arrived")
                                        && one.path("id")
                                                .asString("")
                                                .equals(
                                                        scene.told(visit)
                                                                .path("bookingId")
                                                                .asString(""))));
        scene.judgeSlip(visit.path("id").asString(""), visit.path("queueNumber").asString(""));
        scene.leave();
        show(scene, she);
        slip(scene, GOOD);
        checked.awaitText("Phiếu hẹn này đã được dùng. Mời chọn Khám mới.");
        scene.patient().shot("07b-slip-used");
        checked.that("there is still one visit", scene.outcome().encounters().size() == 1);
        kiosk.click("back");
        kiosk.await("reason");
    }

    private static void show(Scene scene, Person she) {
        scene.begin("register");
        scene.identify(she);
        scene.isMe();
        scene.kiosk().click("follow-up");
        scene.kiosk().await("show-slip");
    }

    private static void slip(Scene scene, String code) {
        String head = "HK1/A/KH01/" + code + "/";
        scene.scan(head + check(head));
    }

    /// CRC-16/CCITT-FALSE, as `docs/wires.md` has it for slips.
    private static String check(String head) {
        int crc = 0xFFFF;
        for (byte b : head.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = ((crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021) & 0xFFFF;
            }
        }
        return "%04X".formatted(crc);
    }
}
