package vn.hospitalkiosk.virtual.stage;

import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.virtual.person.Person;

/// A registered patient comes back to pay in advance: the amount chosen, paid by MoMo, on the books as a deposit and told to the HIS; the bill stays as it was.
record DepositStory() implements Story {
    private static final long AMOUNT = 500_000;

    @Override
    public void play(Scene scene) {
        register(scene);
        long before = tallied(scene);
        String encounter = scene.onlyEncounter().path("id").asString("");
        KioskProgram kiosk = scene.kiosk();
        Checked checked = scene.checked();
        scene.begin("pay");
        scene.identify(Person.nguyenVanA());
        kiosk.click("primary");
        kiosk.await("open-bills");
        scene.patient().shot("09b-bills-and-deposit");
        kiosk.click("pay-deposit");
        kiosk.await("deposits");
        checked.says("500.000");
        checked.says("Chưa có khoản tiền nào được thu");
        scene.patient().shot("09c-deposit");
        kiosk.click("deposit-0");
        kiosk.await("method");
        scene.patient().shot("11-method");
        String order = scene.patient().showQrAgain();
        scene.patient().shot("12-qr");
        String reference = checked.reference();
        scene.patient().approve(order);
        scene.patient().awaitSlip();
        judge(scene, encounter, reference, before);
        scene.leave();
    }

    private static void register(Scene scene) {
        scene.patient().identify();
        scene.patient().checkIn();
        scene.payLater();
        scene.leave();
    }

    private static void judge(Scene scene, String encounter, String reference, long before) {
        Checked checked = scene.checked();
        checked.soon(
                "the HIS has the deposit, for that visit",
                Checked.LONG,
                () -> deposits(scene).size() == 1);
        checked.that(
                "of the amount the patient chose",
                deposits(scene).stream()
                        .allMatch(one ->
                                one.path("amount").asLong(0) == AMOUNT
                                        && one.path("about")
                                                .asString("")
                                                .equals("Encounter/" + encounter)));
        checked.that("the gateway captured once", scene.outcome().captures() == 1);
        checked.that("the day's tally holds it", tallied(scene) - before == AMOUNT);
        checked.that(
                "the bill stays open, and has no payment",
                scene.outcome().invoice().path("status").asString("").equals("issued")
                        && scene.outcome().paymentsOfNewestInvoice() == 0);
        scene.slipSays("PHIẾU THU TẠM ỨNG");
        scene.slipSays("500.000");
        checked.that(
                "finance's ledger has it as a deposit",
                money(scene, reference).contains("Nộp tạm ứng"));
    }

    private static List<JsonNode> deposits(Scene scene) {
        return scene.outcome().records("ToldDeposit");
    }

    /// The day's takings.
    private static long tallied(Scene scene) {
        long sum = 0;
        for (JsonNode row : scene.outcome().tally()) {
            sum += row.path("amountVnd").asLong(0);
        }
        return sum;
    }

    private static String money(Scene scene, String reference) {
        return ConsoleVisitor.signedIn(
                        scene.stage().console().base(), scene.stage().var(), "ACCOUNTANT")
                .get("/refunds/new?reference=" + reference);
    }
}
