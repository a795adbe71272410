package vn.hospitalkiosk.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.Role;

/// What needs two people, over the pages' own forms: what the first writes down stands in the database, the second sees it and decides.
@Timeout(180)
class TwoPeopleAtThePagesTest {
    private static final Pattern APPROVE =
            Pattern.compile("action=\"(/[a-z-]+/proposals/\\d+)/approve\"");

    private final ConsoleHouse house = ConsoleHouse.running();

    @Test
    void money_is_attributed_given_back_and_questions_are_ended_by_a_second_person()
            throws Exception {
        PatientsMoney money = new PatientsMoney(house);
        ConsoleHouse.DemoPerson cashier = house.person(Role.CASHIER);
        ConsoleHouse.DemoPerson accountant = house.person(Role.ACCOUNTANT);
        ConsoleHouse.DemoPerson chief = house.person(Role.CHIEF_ACCOUNTANT);
        Browsing one = new Browsing(house.console()).signIn(cashier);
        Browsing two = new Browsing(house.console()).signIn(accountant);
        Browsing three = new Browsing(house.console()).signIn(chief);

        attributed(money, one, cashier, two, accountant);
        depositGivenBack(money, three, chief, two, accountant);
        questionEnded(money, one, cashier, two, accountant);
    }

    private void attributed(
            PatientsMoney money,
            Browsing one,
            ConsoleHouse.DemoPerson cashier,
            Browsing two,
            ConsoleHouse.DemoPerson accountant)
            throws Exception {
        PatientsMoney.Owed owed = money.owed(5);
        String stray = stray(money, one, owed.due() + 1000, "chuyen tien vien phi");
        String page = "/suspense?show=" + stray;
        String refused =
                one.act(
                        page,
                        "/suspense/" + stray + "/attribute",
                        Map.of(
                                "to",
                                "bill",
                                "bill",
                                owed.bill(),
                                "reason",
                                "ngắn",
                                "code",
                                "000000"));
        assertThat(refused).contains("Lý do cần từ 10 đến 500 ký tự");
        String proposed =
                one.act(
                        page,
                        "/suspense/" + stray + "/attribute",
                        Map.of(
                                "to",
                                "bill",
                                "bill",
                                owed.bill(),
                                "reason",
                                "Người bệnh đưa ảnh chụp giao dịch tại quầy",
                                "code",
                                cashier.freshCode()));
        assertThat(proposed).contains("Chờ người thứ hai duyệt");
        assertThat(APPROVE.matcher(one.get(page).body()).find())
                .as("not by the same person")
                .isFalse();
        String seen = two.get(page).body();
        assertThat(seen).contains("Trả hoá đơn", owed.bill(), cashier.name(), "ảnh chụp giao dịch");
        String proposal = proposal(seen);
        assertThat(one.act(page, proposal + "/approve", Map.of("code", "000000")))
                .as("whatever form the maker sends")
                .doesNotContain("Đã duyệt và ghi vào sổ");
        assertThat(two.act(page, proposal + "/approve", Map.of("code", accountant.freshCode())))
                .contains("Đã duyệt và ghi vào sổ");
        assertThat(money.create(owed, "momo").path("kind").asString("")).isEqualTo("nothing-due");
        assertThat(two.get(page).body()).contains(vnd(1000));
    }

    /// What is left of a deposit goes back to the wallet it came from, over the psp's wire.
    private void depositGivenBack(
            PatientsMoney money,
            Browsing one,
            ConsoleHouse.DemoPerson chief,
            Browsing two,
            ConsoleHouse.DemoPerson accountant)
            throws Exception {
        money.deposited(money.owed(23), 500_000);
        Pattern row =
                Pattern.compile("show=(\\d+)\">(?:(?!</tr>).)*" + vnd(500_000), Pattern.DOTALL);
        Matcher found = row.matcher(waited(one, "/suspense", body -> row.matcher(body).find()));
        assertThat(found.find()).isTrue();
        String deposit = found.group(1);
        String byHand = waited(two, "/by-hand", body -> body.contains("Nhận tạm ứng"));
        assertThat(byHand)
                .as("FHIR has no way for a deposit: a person enters it")
                .contains("Nhận tạm ứng", vnd(500_000), "Đánh dấu đã nhập");
        String told =
                one.act(
                        "/suspense?show=" + deposit,
                        "/suspense/" + deposit + "/give-back",
                        Map.of(
                                "amount",
                                "380.000",
                                "reason",
                                "Ra viện, còn thừa tạm ứng",
                                "code",
                                chief.freshCode()));
        assertThat(told).contains("Đã gửi yêu cầu hoàn về nguồn", vnd(380_000));
        assertThat(told).as("who asked does not decide").doesNotContain("/approve\"");
        Matcher form =
                Pattern.compile("action=\"(/refunds/[^\"]+/approve)\"")
                        .matcher(two.get("/refunds").body());
        assertThat(form.find()).isTrue();
        assertThat(two.act("/refunds", form.group(1), Map.of("code", accountant.freshCode())))
                .contains("Đã duyệt");
        assertThat(waited(two, "/refunds", body -> body.contains("Đã hoàn")))
                .contains("Đã hoàn", "Ra viện, còn thừa tạm ứng");
        assertThat(money.refundsInMomosBook()).contains(380_000L);
        assertThat(one.get("/suspense?show=" + deposit).body()).contains(vnd(120_000));
    }

    private void questionEnded(
            PatientsMoney money,
            Browsing one,
            ConsoleHouse.DemoPerson cashier,
            Browsing two,
            ConsoleHouse.DemoPerson accountant)
            throws Exception {
        PatientsMoney.Owed owed = money.owed(11);
        money.hospital("/control/momo", "{\"query\":\"error\"}");
        try {
            JsonNode view = money.create(owed, "momo").path("payment");
            String payment = view.path("id").asString("");
            money.kiosk("/kiosk/v1/payments/" + payment + "/cancel", "{}");
            assertThat(money.state(payment)).isEqualTo("UNRESOLVED");
            String page = "/open-questions?show=" + payment;
            assertThat(one.get(page).body()).contains(view.path("reference").asString(""));
            String proposed =
                    one.act(
                            page,
                            "/open-questions/" + payment + "/end",
                            Map.of(
                                    "found",
                                    "NOT_TAKEN",
                                    "source",
                                    "trang quản trị MoMo",
                                    "reason",
                                    "Không có giao dịch nào với mã đơn này",
                                    "code",
                                    cashier.freshCode()));
            assertThat(proposed).contains("Chờ người thứ hai duyệt");
            String seen = two.get(page).body();
            assertThat(seen).contains("Chưa thu tiền", "trang quản trị MoMo", cashier.name());
            assertThat(
                            two.act(
                                    page,
                                    proposal(seen) + "/approve",
                                    Map.of("code", accountant.freshCode())))
                    .contains("Đã duyệt và ghi vào sổ");
            assertThat(money.state(payment)).startsWith("CLOSED");
        } finally {
            money.hospital("/control/momo", "{\"query\":\"normal\"}");
        }
    }

    @Test
    void a_settlement_that_differs_waits_on_its_page_and_a_technician_asks_for_another()
            throws Exception {
        PatientsMoney money = new PatientsMoney(house);
        PatientsMoney.Owed owed = money.owed(17);
        String payment = money.create(owed, "card").path("payment").path("id").asString("");
        money.kiosk(
                "/kiosk/v1/payments/" + payment + "/terminal-reports",
                """
                {"outcome":"APPROVED","amount":%d,"card":"970400******1016","trace":"000017","approvalCode":"A1B2C3","retrievalReference":"012345000017",
                "terminal":"12345678","merchant":"000000000043521","codec":"hypercom","at":"%s","why":null}
                """
                        .formatted(owed.due(), Instant.now()));
        assertThat(money.state(payment)).isEqualTo("CAPTURED");
        String settlement = UUID.randomUUID().toString();
        money.kiosk(
                "/kiosk/v1/terminal-settlements",
                """
                {"settlement":"%s","outcome":"SETTLED","terminal":"12345678","at":"%s","sales":["%s"],
                "told":{"sales":1,"salesSum":%d,"voids":0,"refunds":0,"refundsSum":0},"net":null,"why":null}
                """
                        .formatted(settlement, Instant.now(), payment, owed.due() - 1000));

        ConsoleHouse.DemoPerson technician = house.person(Role.TECHNICIAN);
        Browsing asks = new Browsing(house.console()).signIn(technician);
        String seen = asks.get("/settlements").body();
        assertThat(seen).contains("Máy báo", "Chưa khớp", "12345678", vnd(200_000_000));
        assertThat(seen).as("a technician closes nothing").doesNotContain("Đóng việc này");
        assertThat(money.kiosk("/kiosk/v1/status", "").path("settle").isNull()).isTrue();
        assertThat(
                        asks.act(
                                "/settlements",
                                "/settlements/kiosks/K03/ask",
                                Map.of("code", technician.freshCode())))
                .contains("Đã gửi yêu cầu", "Đang chờ kiosk");
        String wanted = money.kiosk("/kiosk/v1/status", "").path("settle").asString("");
        assertThat(wanted).isNotEmpty();
        money.kiosk(
                "/kiosk/v1/terminal-settlements",
                """
                {"settlement":"%s","outcome":"SETTLED","terminal":"12345678","at":"%s","sales":[],
                "told":{"sales":0,"salesSum":0,"voids":0,"refunds":0,"refundsSum":0},"net":null,"why":null}
                """
                        .formatted(wanted, Instant.now()));
        assertThat(money.kiosk("/kiosk/v1/status", "").path("settle").isNull())
                .as("told of, it is asked for no more")
                .isTrue();

        ConsoleHouse.DemoPerson chief = house.person(Role.CHIEF_ACCOUNTANT);
        Browsing closes = new Browsing(house.console()).signIn(chief);
        Matcher form =
                Pattern.compile("action=\"(/settlements/cases/\\d+/close)\"")
                        .matcher(closes.get("/settlements").body());
        assertThat(form.find()).isTrue();
        assertThat(
                        closes.act(
                                "/settlements",
                                form.group(1),
                                Map.of(
                                        "reason",
                                        "Ngân hàng xác nhận đủ tiền, máy in sai tổng",
                                        "code",
                                        chief.freshCode())))
                .contains("Không có khoản tiền nào thay đổi", "Ngân hàng xác nhận đủ tiền");
    }

    private static String vnd(long dong) {
        return new Vnd(dong).toString();
    }

    private static String proposal(String page) {
        Matcher form = APPROVE.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        return form.group(1);
    }

    /// @return the number of the money on the page of money that waits
    private static String stray(PatientsMoney money, Browsing at, long amount, String note)
            throws Exception {
        money.hospital(
                "/control/vietqr",
                "{\"transferVnd\":%d,\"transferNote\":\"%s\"}".formatted(amount, note));
        Pattern row =
                Pattern.compile(
                        "show=(\\d+)\">(?:(?!</tr>).)*" + Pattern.quote(vnd(amount)),
                        Pattern.DOTALL);
        String page = waited(at, "/suspense", body -> row.matcher(body).find());
        Matcher found = row.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String waited(Browsing at, String path, Predicate<String> until)
            throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        String body = at.get(path).body();
        while (!until.test(body) && System.nanoTime() < deadline) {
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            body = at.get(path).body();
        }
        return body;
    }
}
