package vn.hospitalkiosk.virtual.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Plays the awkward ways of paying after the bill is on the screen, and judges each from outside: the words on the kiosk's screen, the gateway's figures, the HIS's invoice, the psp's own book.
final class Cases {
    private static final Duration LONG = Checked.LONG;
    private static final String BANK = Way.VIETQR.word();

    private final Stage stage;
    private final KioskProgram kiosk;
    private final Rehearsal rehearsal;
    private final Outcome outcome;
    private final Way way;
    private final String psp;
    private final Checked checked;

    Cases(Stage stage, KioskProgram kiosk, Rehearsal rehearsal, Outcome outcome, Way way) {
        this.stage = stage;
        this.kiosk = kiosk;
        this.rehearsal = rehearsal;
        this.outcome = outcome;
        this.way = way;
        this.psp = way.word();
        this.checked = new Checked(kiosk);
    }

    /// What the gateway must be started with: codes that end while somebody watches.
    static List<String> gatewayArguments(Case which, Way way) {
        return switch (which) {
            case PAID, DECLINED, SHORT, CUSTOMER_CODE -> List.of();
            // Any refund needs the second person.
            case REFUND -> List.of("--money.refund-limit=0");
            case ABANDONED ->
                    List.of(
                            "--psp." + way.word() + ".terms.qr-life=40s",
                            "--psp." + way.word() + ".terms.grace=5s");
            // A bank is never asked; its silence is proof only after the grace.
            case LATE, DOUBLE ->
                    way == Way.VIETQR || way.isCard()
                            ? List.of(
                                    "--psp.vietqr.terms.qr-life=30s", "--psp.vietqr.terms.grace=3s")
                            : List.of();
        };
    }

    /// @return what was checked, and whether it was so
    Map<String, Boolean> play(Case which) {
        switch (which) {
            case PAID -> throw new IllegalArgumentException("played by the demo itself");
            case DECLINED -> declined();
            case ABANDONED -> abandoned();
            case LATE -> late();
            case DOUBLE -> twice();
            case SHORT -> shortTransfer();
            case CUSTOMER_CODE -> customerCode();
            case REFUND -> refund();
        }
        return checked.all();
    }

    private void declined() {
        String order = rehearsal.showQr();
        stage.hospitalWeb().post("/phone/orders/" + psp + "/" + order + "/decline", Map.of());
        kiosk.await("method", LONG);
        rehearsal.shot("11-declined");
        checked.says("Chưa thu tiền");
        checked.that("the psp has it as declined", stateAtPsp(order).equals("declined"));
        nothingTaken();
    }

    private void abandoned() {
        if (way != Way.VIETQR) {
            stage.hospitalWeb().post("/control/" + psp, Map.of("expireSeconds", 45));
        }
        String order = rehearsal.showQr();
        checked.awaitText("Mã đã hết hạn");
        rehearsal.shot("12-expired");
        checked.says("Chưa thu tiền");
        kiosk.await("still-there", LONG);
        kiosk.await("welcome", LONG);
        checked.that("the kiosk is ready for the next patient", true);
        if (way != Way.VIETQR) {
            Patience.until(
                    "the order to end at the psp", LONG, () -> stateAtPsp(order).equals("expired"));
            checked.that("the psp has it as expired", true);
        }
        nothingTaken();
    }

    private void late() {
        String order = rehearsal.showQr();
        leave();
        rehearsal.approve(order);
        checked.awaitText("Đã đăng ký và thanh toán", "sau khi mã đã đóng");
        rehearsal.shot("14-late");
        checked.that("the psp has the money", stateAtPsp(order).equals("paid"));
        boolean applied = outcome.balancedSoon();
        if (applied) {
            checked.awaitText("Đã đăng ký và thanh toán");
            rehearsal.shot("15-late-money-paid-the-bill");
        }
        boolean shown = applied || payments("CAPTURED_LATE") == 1;
        checked.that(
                "the money is on the bill and the kiosk says so, or it stands as late money",
                shown);
        checked.that("the HIS has at most one payment", outcome.paymentsOfNewestInvoice() <= 1);
    }

    private void twice() {
        if (way.isCard()) {
            cardAndStaticQr();
        } else {
            twoCodes();
        }
    }

    /// The patient pays by card at the kiosk; a relative at the counter transfers by its static QR, with the code the kiosk had shown.
    private void cardAndStaticQr() {
        rehearsal.payWith(BANK);
        rehearsal.showQr();
        String code = codeInTheNote();
        leave();
        new CardPayment(stage, CardPayment.codec(way)).takes(Duration.ofSeconds(4));
        rehearsal.payByCardInstead();
        checked.that("the bill is paid", outcome.balancedSoon());
        String sheet = StaticSheet.read(stage, "QUAY1", "Quầy thu 1");
        Map<String, Object> transfer =
                Map.of(
                        "qr",
                        sheet,
                        "amountVnd",
                        outcome.invoice().path("paidVnd").asLong(0),
                        "note",
                        "QUAY1 " + code);
        stage.hospitalWeb().post("/vietqr/transfers", transfer);
        Patience.until("the second money to be seen", LONG, () -> payments("CAPTURED_TWICE") == 1);
        checked.that("the second money is seen as such", true);
        checked.that(
                "the terminal took one sale",
                new CardPayment(stage, CardPayment.codec(way)).approved() == 1);
        checked.that("the HIS was told of one payment", outcome.paymentsOfNewestInvoice() == 1);
    }

    private void twoCodes() {
        String first = rehearsal.showQr();
        leave();
        String second = rehearsal.showQrAgain();
        checked.that("there are two orders for one bill", !first.equals(second));
        rehearsal.approve(second);
        rehearsal.awaitSlip();
        checked.that("the bill is paid", outcome.balancedSoon());
        rehearsal.approve(first);
        Patience.until("the second money to be seen", LONG, () -> payments("CAPTURED_TWICE") == 1);
        checked.that("the second money is seen as such", true);
        checked.that("the psp was paid twice", paidAtPsp(first) && paidAtPsp(second));
        checked.that("the HIS was told of one payment", outcome.paymentsOfNewestInvoice() == 1);
    }

    private void shortTransfer() {
        stage.hospitalWeb().post("/vietqr/habits", Map.of("amount", "short"));
        String order = rehearsal.showQr();
        rehearsal.approve(order);
        kiosk.await("unknown-outcome", LONG);
        rehearsal.shot("14-short");
        checked.says("khác số cần trả");
        checked.says("Mã tra cứu");
        checked.that("the psp has the transfer", paidAtPsp(order));
        checked.that("the money stands apart", payments("AMOUNT_DIFFERS") == 1);
        checked.that(
                "the HIS's bill is open",
                outcome.invoice().path("status").asString("").equals("issued"));
        checked.that("the HIS was told of no payment", outcome.paymentsOfNewestInvoice() == 0);
        stage.hospitalWeb().post("/vietqr/habits", Map.of("amount", "exact"));
    }

    private void customerCode() {
        rehearsal.showQr();
        kiosk.click("scan-my-code");
        kiosk.await("customer-code", LONG);
        rehearsal.shot("12b-customer-code");
        String code =
                stage.hospitalWeb().post("/phone/codes/" + psp, Map.of()).path("code").asString("");
        stage.hospitalWeb().post("/control/scanner", Map.of("text", code));
        rehearsal.awaitSlip();
        checked.that("the bill is paid", outcome.balancedSoon());
        checked.that("one payment is captured", payments("CAPTURED") == 1);
        checked.that("the code stands in no log", !code.isEmpty() && !inLogs(code));
    }

    /// One person asks for the whole payment back, another approves; each with a fresh code.
    private void refund() {
        String order = rehearsal.showQr();
        String reference = checked.reference();
        rehearsal.approve(order);
        rehearsal.awaitSlip();
        checked.that("the bill is paid", outcome.balancedSoon());
        ConsoleVisitor accountant =
                ConsoleVisitor.signedIn(stage.console().base(), stage.var(), "ACCOUNTANT");
        ConsoleVisitor chief =
                ConsoleVisitor.signedIn(stage.console().base(), stage.var(), "CHIEF_ACCOUNTANT");
        String asked = "/refunds/new?reference=" + reference;
        String money = field(accountant.get(asked), "money");
        String after =
                accountant.post(
                        asked,
                        "/refunds/new",
                        Map.of(
                                "money",
                                money,
                                "reference",
                                reference,
                                "amount",
                                field(accountant.get(asked), "amount"),
                                "reason",
                                "Người bệnh không khám nữa",
                                "code",
                                accountant.freshCode()));
        checked.that("the refund is proposed", after.contains("Đã gửi yêu cầu"));
        String id = refundId(after);
        checked.that(
                "who proposed cannot approve",
                !accountant
                        .post(
                                "/refunds?show=" + id,
                                "/refunds/" + id + "/approve",
                                Map.of("code", "000000"))
                        .contains("Đã duyệt"));
        String decided =
                chief.post(
                        "/refunds?show=" + id,
                        "/refunds/" + id + "/approve",
                        Map.of("code", chief.freshCode()));
        checked.that("another person approved", decided.contains("Đã duyệt"));
        Patience.until(
                "the psp's word that the money went back",
                LONG,
                () -> stage.console().metric("refunds_total", "state=\"REFUNDED\"") == 1);
        checked.that(
                "finance reads: Đã hoàn", chief.get("/refunds?show=" + id).contains("Đã hoàn"));
    }

    /// "Nội dung:" of screen 12 for a bank.
    private String codeInTheNote() {
        Matcher code = Pattern.compile("\"Nội dung:\",\"([A-Z0-9]+)\"").matcher(kiosk.texts());
        if (!code.find()) {
            throw new StageFailure("no transfer note on the screen, which says " + kiosk.texts());
        }
        return code.group(1);
    }

    private static String field(String page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]+)\"").matcher(page);
        if (!value.find()) {
            throw new StageFailure("no field " + name + " on the page");
        }
        return value.group(1);
    }

    private static String refundId(String page) {
        Matcher id = Pattern.compile("show=([A-Za-z0-9-]+)").matcher(page);
        if (!id.find()) {
            throw new StageFailure("the page shows no refund");
        }
        return id.group(1);
    }

    /// 12 → 11: the code is cancelled.
    private void leave() {
        kiosk.click("change-method");
        kiosk.await("method", LONG);
        checked.says("Chưa thu tiền");
    }

    private void nothingTaken() {
        checked.that("the gateway took nothing", outcome.captures() == 0);
        checked.that(
                "the HIS's bill is open",
                outcome.invoice().path("status").asString("").equals("issued"));
        checked.that("the HIS was told of no payment", outcome.paymentsOfNewestInvoice() == 0);
    }

    private long payments(String state) {
        return stage.console().metric("payments_total", "state=\"" + state + "\"");
    }

    private boolean paidAtPsp(String order) {
        return stateAtPsp(order).equals("paid");
    }

    private String stateAtPsp(String order) {
        for (JsonNode one : stage.hospitalWeb().get("/phone/orders?all=true")) {
            if (one.path("orderId").asString("").equals(order)) {
                return one.path("state").asString("");
            }
        }
        return "";
    }

    private boolean inLogs(String secret) {
        try (Stream<Path> files = Files.walk(stage.var().resolve("log"))) {
            return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, secret));
        } catch (IOException e) {
            throw new StageFailure("cannot read the logs", e);
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(secret);
        } catch (IOException e) {
            throw new StageFailure("cannot read " + file, e);
        }
    }
}
