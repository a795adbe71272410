package vn.hospitalkiosk.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.insurance.CardChecks;
import vn.hospitalkiosk.gateway.insurance.Insured;
import vn.hospitalkiosk.gateway.insurance.Look;
import vn.hospitalkiosk.gateway.insurance.Moment;
import vn.hospitalkiosk.gateway.people.Role;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.SqlReceptionNotes;
import vn.hospitalkiosk.gateway.store.StoredCardChecks;
import vn.hospitalkiosk.gateway.store.StoredHisCases;
import vn.hospitalkiosk.gateway.vault.KeyFolder;
import vn.hospitalkiosk.gateway.vault.Vault;

/// Reception's desk over real HTTP: what waits, what is done about it, who may, and what stands in the audit afterwards. The HIS of this house is FHIR: it takes no word about priorities.
@Timeout(180)
class ReceptionPageTest {
    private static final ConsoleHouse HOUSE = ConsoleHouse.running();
    private static final FacilityId FACILITY = new FacilityId("KH01");
    private static final KioskIdentity K03 = new KioskIdentity(FACILITY, new KioskId("K03"));

    private static JdbcClient jdbc;
    private static PatientsMoney kiosk;
    private static Browsing desk;
    private static String me;

    @BeforeAll
    static void signIn() throws Exception {
        jdbc = JdbcClient.create(HOUSE.database());
        kiosk = new PatientsMoney(HOUSE);
        ConsoleHouse.DemoPerson person = HOUSE.person(Role.RECEPTION);
        me = person.name();
        desk = new Browsing(HOUSE.console()).signIn(person);
    }

    private static String act(String inbox, String id, String act, Map<String, String> more)
            throws Exception {
        Map<String, String> fields = new java.util.HashMap<>(more);
        fields.put("id", id);
        fields.put("act", act);
        return desk.act("/reception", "/reception/" + inbox + "/acts", fields);
    }

    private static String act(String inbox, String id, String act) throws Exception {
        return act(inbox, id, act, Map.of());
    }

    /// One section of the page.
    private static String section(String page, String inbox) {
        int from = page.indexOf("<section class=\"card pad\" id=\"" + inbox + "\"");
        assertThat(from).as(inbox).isNotNegative();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static String section(String inbox) throws Exception {
        return section(desk.get("/reception").body(), inbox);
    }

    private static String waited(String inbox, Predicate<String> until) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String now = section(inbox);
        while (!until.test(now) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            now = section(inbox);
        }
        return now;
    }

    private static List<String> audited(String action, String subject) {
        return jdbc.sql(
                        "SELECT actor || ' ' || detail FROM audit WHERE action = ? AND subject = ? ORDER BY audit_id")
                .params(action, subject)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static long newestCall() throws Exception {
        return Long.parseLong(desk.get("/reception/news").body().split("\\|", -1)[0]);
    }

    @Test
    void a_call_for_help_is_heard_once_and_answered_by_one_person() throws Exception {
        String before = desk.get("/reception").body();
        assertThat(before).contains("data-reception=\"", "data-sound>Bật âm báo");
        long last = newestCall();
        kiosk.kiosk("/kiosk/v1/help-calls", "{\"screen\":\"bill\"}");
        long call = newestCall();
        assertThat(call).as("what the page rings for").isGreaterThan(last);
        assertThat(section("help")).contains("Kiosk K03", "chi phí lượt khám", "Tôi đến ngay");
        assertThat(act("help", Long.toString(call), "go")).contains("Đã nhận lời gọi.");
        assertThat(act("help", Long.toString(call), "go"))
                .contains("Việc này đã có người làm rồi.");
        assertThat(act("help", "một", "go")).contains("Không có lời gọi này.");
        assertThat(
                        jdbc.sql("SELECT answered_by FROM help_call WHERE call_id = ?")
                                .param(call)
                                .query(String.class)
                                .single())
                .isEqualTo(me);
    }

    @Test
    void downtime_numbers_are_called_to_a_desk_shown_on_the_screens_and_tied_to_a_visit()
            throws Exception {
        JsonNode block = kiosk.kiosk("/kiosk/v1/number-blocks", "{\"kind\":\"INSURED\"}");
        int first = block.path("first").asInt(0);
        String one = String.format(java.util.Locale.ROOT, "K3-%03d", first);
        String two = String.format(java.util.Locale.ROOT, "K3-%03d", first + 1);
        String told =
                "{\"numbers\":[{\"block\":%s,\"number\":%d,\"at\":\"%s\"},{\"block\":%s,\"number\":%d,\"at\":\"%s\"}]}"
                        .formatted(block, first, HOUSE.now(), block, first + 1, HOUSE.now());
        kiosk.kiosk("/kiosk/v1/offline-numbers", told);
        kiosk.kiosk("/kiosk/v1/offline-numbers", told);
        assertThat(section("numbers")).contains(one, two, "Khám có BHYT", "Gọi số");
        assertThat(act("numbers", one, "call", Map.of("desk", " ")))
                .contains("Xin ghi quầy mời vào.");
        assertThat(act("numbers", one, "call", Map.of("desk", "Quầy 3")))
                .contains("Đã mời số " + one + " vào Quầy 3.");
        assertThat(new Browsing(HOUSE.console()).get("/display/numbers").body())
                .as("without signing in")
                .contains("\"number\":\"" + one + "\"", "Quầy 3")
                .doesNotContain("\"number\":\"" + two + "\"");
        assertThat(act("numbers", one, "link", Map.of("encounter", "có dấu")))
                .contains("Xin nhập mã lượt khám vừa đăng ký.");
        assertThat(act("numbers", one, "link", Map.of("encounter", "E-4711")))
                .contains("Đã nối số " + one + " với lượt khám.");
        assertThat(act("numbers", one, "link", Map.of("encounter", "E-4712")))
                .contains("Việc này đã có người làm rồi.");
        act("numbers", two, "call", Map.of("desk", "Quầy 1"));
        assertThat(act("numbers", two, "absent")).contains("Đã ghi số " + two + " vắng mặt.");
        assertThat(section("numbers")).doesNotContain(one, two);
        assertThat(audited("offline-number-called", one)).containsExactly(me + " Quầy 3");
        assertThat(audited("offline-number-linked", one)).containsExactly(me + " E-4711");
        assertThat(audited("offline-number-absent", two)).containsExactly(me + " ");
    }

    @Test
    void an_unverified_card_is_looked_at_masked_asked_about_and_leaves_a_look_in_the_audit()
            throws Exception {
        String check = unanswered("GD4569999912345", "TRẦN THỊ THỬ NGHIỆM");
        assertThat(section("insurance"))
                .contains("TRẦN T** T** N**", "1950", "•••• 2345", "Kiểm tra lại ngay")
                .doesNotContain("THỬ NGHIỆM", "GD4569999912345");
        desk.get("/reception");
        desk.get("/reception/news");
        assertThat(audited("person-seen", "insurance-check/" + check))
                .as("seen several times within the hour: one look")
                .containsExactly(me + " reception");
        assertThat(act("insurance", check, "ask")).contains("Đang hỏi lại cổng BHXH.");
        assertThat(act("insurance", check, "burn")).contains("Không có việc này.");
        assertThat(act("insurance", check, "done")).contains("Đã ghi nhận.");
        assertThat(act("insurance", check, "done")).contains("Việc này đã có người làm rồi.");
        assertThat(audited("insurance-card-settled", check)).hasSize(1);
    }

    /// A card the gateway could not be asked about, as check-in leaves it.
    private static String unanswered(String number, String name) throws Exception {
        CardChecks checks =
                new StoredCardChecks(
                        jdbc,
                        FACILITY,
                        new SpringTransactions(new JdbcTransactionManager(HOUSE.database())),
                        new Vault(
                                new KeyFolder(
                                        HOUSE.var().resolve("secrets/vault"), System::nanoTime)));
        Instant now = HOUSE.now();
        Look look =
                checks.begin(
                        new VisitId(UUID.randomUUID().toString()),
                        K03.kiosk(),
                        Moment.ARRIVAL,
                        new Insured(
                                new HisPatientId("Patient-of-the-desk"),
                                List.of(number),
                                new PersonName(name),
                                Optional.empty(),
                                new BirthDate("1950"),
                                Sex.FEMALE),
                        now,
                        now.plusSeconds(60));
        checks.unanswered(
                look,
                new CardChecks.Asked(
                        new CardCheck.Unanswered(
                                AskFault.NO_ANSWER, "no answer within 9000 ms", Optional.empty()),
                        now,
                        now),
                now.plusSeconds(3600));
        return look.id().value();
    }

    @Test
    void a_declared_priority_is_confirmed_or_denied_and_a_no_the_his_cannot_hear_stays_visible()
            throws Exception {
        VisitId mother = declared("P01", PriorityGroup.PREGNANT);
        VisitId other = declared("P02", PriorityGroup.MERIT);
        assertThat(section("priorities"))
                .contains("Số P01", "Phụ nữ có thai", "Số P02", "Người có công với cách mạng");
        assertThat(act("priorities", mother.value(), "")).contains("Không có việc này.");
        assertThat(act("priorities", mother.value(), "yes")).contains("Đã xác nhận ưu tiên.");
        assertThat(act("priorities", other.value(), "no"))
                .contains("Đã ghi: không thuộc nhóm ưu tiên.");
        assertThat(act("priorities", other.value(), "yes"))
                .contains("Việc này đã có người làm rồi.");
        String left = waited("priorities", now -> now.contains("xin sửa trong HIS"));
        assertThat(left).contains("Số P02", "enc-P02", "Đã sửa trong HIS").doesNotContain("Số P01");
        assertThat(act("priorities", other.value(), "entered")).contains("Đã ghi nhận.");
        assertThat(act("priorities", other.value(), "entered"))
                .contains("Việc này đã có người làm rồi.");
        assertThat(section("priorities")).doesNotContain("Số P02");
        assertThat(audited("priority-confirmed", mother.value())).containsExactly(me + " ");
        assertThat(audited("priority-denied", other.value())).containsExactly(me + " ");
        assertThat(audited("priority-entered-by-hand", other.value())).containsExactly(me + " ");
    }

    private static VisitId declared(String number, PriorityGroup group) {
        VisitId visit = new VisitId(UUID.randomUUID().toString());
        new SqlReceptionNotes(jdbc, FACILITY)
                .declared(
                        K03,
                        visit,
                        "enc-" + number,
                        new Ticket(
                                number,
                                "Nội tổng quát",
                                new Place("Phòng 203", "Tầng 2", "Nhà A", ""),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "enc-" + number),
                        Set.of(group),
                        HOUSE.now());
        return visit;
    }

    @Test
    void a_case_of_the_his_waits_until_a_person_has_put_it_right() throws Exception {
        String subject = "command-of-the-desk-1";
        new StoredHisCases(jdbc, FACILITY)
                .raise(
                        new HisCase(
                                new FailureCode("H09"),
                                subject,
                                List.of("Encounter/17", "Encounter/18"),
                                Optional.of(K03.kiosk()),
                                HOUSE.now()));
        assertThat(section("cases"))
                .contains("H09 · kiosk K03", "Trong HIS: Encounter/17, Encounter/18");
        assertThat(act("cases", "no such case", "done")).contains("Không có hồ sơ này.");
        assertThat(act("cases", "nothing~" + subject, "done")).contains("Không có hồ sơ này.");
        assertThat(act("cases", "H09~" + subject, "done")).contains("Đã ghi nhận.");
        assertThat(act("cases", "H09~" + subject, "done"))
                .contains("Việc này đã có người làm rồi.");
        assertThat(section("cases")).doesNotContain("Encounter/17");
        assertThat(audited("his-case-closed", subject)).containsExactly(me + " H09");
    }

    @Test
    void a_payment_being_found_out_is_shown_with_its_reference_and_nothing_to_press()
            throws Exception {
        PatientsMoney.Owed owed = kiosk.owed(29);
        kiosk.hospital("/control/momo", "{\"query\":\"error\"}");
        try {
            JsonNode view = kiosk.create(owed, "momo").path("payment");
            String payment = view.path("id").asString("");
            kiosk.kiosk("/kiosk/v1/payments/" + payment + "/cancel", "{}");
            assertThat(section("money"))
                    .contains(
                            view.path("reference").asString(""),
                            "Không thu lại của người bệnh.",
                            "/open-questions?show=" + payment);
            assertThat(act("money", payment, "done"))
                    .contains("Khoản này xem ở trang Khoản chưa rõ.");
        } finally {
            kiosk.hospital("/control/momo", "{\"query\":\"normal\"}");
        }
    }

    @Test
    void an_auditor_sees_and_does_nothing_and_a_cashier_does_not_see() throws Exception {
        VisitId visit = declared("P03", PriorityGroup.PREGNANT);
        Browsing auditor = new Browsing(HOUSE.console()).signIn(HOUSE.person(Role.AUDITOR));
        String seen = auditor.get("/reception").body();
        assertThat(section(seen, "priorities")).contains("Số P03").doesNotContain("<form");
        assertThat(
                        auditor.act(
                                "/tally",
                                "/reception/priorities/acts",
                                Map.of("id", visit.value(), "act", "yes")))
                .contains("Chỉ nhân viên tiếp đón làm được việc này.");
        assertThat(section("priorities")).as("nothing happened").contains("Số P03");
        Browsing cashier = new Browsing(HOUSE.console()).signIn(HOUSE.person(Role.CASHIER));
        assertThat(cashier.get("/reception").statusCode()).isEqualTo(403);
        assertThat(cashier.get("/reception/news").statusCode()).isEqualTo(403);
        HttpResponse<String> tried =
                cashier.post(
                        "/tally",
                        "/reception/priorities/acts",
                        Map.of("id", visit.value(), "act", "yes"));
        assertThat(tried.statusCode()).isEqualTo(403);
        assertThat(new Browsing(HOUSE.console()).get("/reception/news").statusCode())
                .as("a stranger")
                .isNotEqualTo(200);
        assertThat(act("priorities", visit.value(), "yes")).contains("Đã xác nhận ưu tiên.");
    }
}
