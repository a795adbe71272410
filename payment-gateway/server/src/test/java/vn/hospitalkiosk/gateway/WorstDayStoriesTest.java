package vn.hospitalkiosk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.hospitalkiosk.gateway.his.contract.Relay;
import vn.hospitalkiosk.virtual.his.HisMoods;
import vn.hospitalkiosk.virtual.person.InventedPeople;
import vn.hospitalkiosk.virtual.person.Person;

/// A HIS on its worst day, judged at the end: one visit, one payment, the patient told the truth, reception sees what it must. Everything is real but HIS, insurance gateway and psp, which are at the end of real wires.
@Timeout(180)
class WorstDayStoriesTest {
    private static @TempDir Path var;
    private static WorstDay day;

    @BeforeAll
    static void open() throws Exception {
        day = new WorstDay(var);
    }

    @AfterAll
    static void close() throws Exception {
        day.close();
    }

    @BeforeEach
    void everythingWorks() throws Exception {
        day.everythingWorks();
    }

    /// Each story has people of its own.
    private static WorstDay.Patient patient(int number) {
        return day.patient(InventedPeople.crowd().get(number));
    }

    private static void patientIsDone(WorstDay.Patient patient) throws Exception {
        patient.pays();
        patient.hasOneVisitAndOnePayment();
        patient.leaves();
    }

    @Test
    void the_his_makes_the_encounter_and_dies_before_it_says_so() throws Exception {
        WorstDay.Patient patient = patient(0);
        patient.identified();
        day.his(true, HisMoods.FailAfter.CHECK_IN_SILENT);
        int before = day.his().encounters().size();
        CompletableFuture<JsonNode> first =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return patient.checksIn();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        WorstDay.until(() -> day.his().encounters().size(), size -> size > before);
        day.his(false, HisMoods.FailAfter.NOTHING);
        JsonNode told = first.get(60, TimeUnit.SECONDS);
        assertThat(WorstDay.kind(told))
                .as("neither registered nor refused: nobody knows yet")
                .isEqualTo("not-known");
        day.his(true, HisMoods.FailAfter.NOTHING);
        JsonNode found = patient.registered();
        assertThat(found.path("bill").path("due").asLong(0)).isPositive();
        patientIsDone(patient);
    }

    @Test
    void a_his_that_is_silent_once_is_asked_by_key_and_the_patient_notices_nothing()
            throws Exception {
        WorstDay.Patient patient = patient(1);
        patient.identified();
        day.his(true, HisMoods.FailAfter.CHECK_IN_SILENT);
        assertThat(WorstDay.kind(patient.checksIn())).isEqualTo("checked-in");
        day.his(true, HisMoods.FailAfter.NOTHING);
        assertThat(patient.visits()).isEqualTo(1);
        assertThat(WorstDay.kind(patient.checksIn())).as("pressed twice").isEqualTo("checked-in");
        patientIsDone(patient);
    }

    @Test
    void a_his_that_answers_twice_never_shows_one_patient_to_another() throws Exception {
        WorstDay.Patient one = patient(2);
        WorstDay.Patient two = patient(3);
        day.line.fault(Relay.Fault.TWICE);
        for (WorstDay.Patient patient : List.of(one, two, one, two)) {
            JsonNode answer = patient.shows(patient.person.fullName());
            if (WorstDay.kind(answer).equals("identified")) {
                assertThat(answer.path("patient").path("birthYear").asInt(0))
                        .isEqualTo(patient.person.birthDate().getYear());
                assertThat(answer.path("patient").path("maskedName").asString(""))
                        .startsWith(patient.person.fullName().split(" ", -1)[0]);
            } else {
                assertThat(WorstDay.kind(answer)).isEqualTo("unavailable");
            }
        }
        one.identified();
        one.registered();
        two.identified();
        two.registered();
        assertThat(one.encounter()).isNotEqualTo(two.encounter());
        patientIsDone(one);
        patientIsDone(two);
    }

    @Test
    void a_his_that_restarts_between_check_in_and_payment_gets_the_payment_once() throws Exception {
        WorstDay.Patient patient = patient(4);
        patient.identified();
        patient.registered();
        JsonNode payment = patient.asksToPay();
        day.his(false, HisMoods.FailAfter.NOTHING);
        day.hospital.approved("momo", payment);
        day.hospital.becomes(payment, "CAPTURED");
        day.restartHis();
        patient.hasOneVisitAndOnePayment();
        patient.leaves();
    }

    @Test
    void a_his_that_closes_kept_connections_without_a_word_costs_nothing() throws Exception {
        day.line.fault(Relay.Fault.CLOSES_AFTER_ANSWER);
        WorstDay.Patient patient = patient(6);
        patient.identified();
        patient.registered();
        patientIsDone(patient);
    }

    @Test
    void the_insurance_gateway_is_down_for_an_hour_and_nobody_is_sent_away() throws Exception {
        day.hospital.told("/control/bhxh", "{\"up\":false}");
        WorstDay.Patient patient = patient(7);
        patient.identified();
        assertThat(patient.coverage()).isIn("UNVERIFIED", "CHECKING");
        patient.registered();
        String waits =
                WorstDay.until(
                        () -> day.desk("insurance"),
                        page -> page.contains("Cổng BHXH chưa trả lời"));
        assertThat(waits)
                .contains("người bệnh vẫn được khám", "Kiểm tra lại ngay")
                .doesNotContain(patient.person.fullName());
        patientIsDone(patient);
        for (int i = 0; i < 4; i++) {
            day.pass(Duration.ofMinutes(15));
        }
        day.hospital.told("/control/bhxh", "{\"up\":true}");
        String verified =
                WorstDay.until(
                        () -> day.desk("insurance"),
                        page ->
                                page.contains("Đã xác minh được thẻ khi kiểm tra lại")
                                        && !page.contains("HIS chưa ghi nhận"));
        assertThat(verified)
                .contains("Đã xác minh được thẻ khi kiểm tra lại")
                .as("the HIS has been told")
                .doesNotContain("HIS chưa ghi nhận", "Cổng BHXH chưa trả lời");
        assertThat(day.hisDisk()).contains("\"CoverageReport\"");
    }

    @Test
    void a_kiosk_cut_off_for_an_hour_gives_forty_patients_numbers_and_none_is_lost_or_doubled()
            throws Exception {
        JsonNode insured =
                day.hospital.kioskPosts("/kiosk/v1/number-blocks", "{\"kind\":\"INSURED\"}");
        JsonNode first =
                day.hospital.kioskPosts("/kiosk/v1/number-blocks", "{\"kind\":\"PRIORITY\"}");
        Instant cut = day.now();
        List<String> given = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            JsonNode block = i % 10 == 9 ? first : insured;
            int number = block.path("first").asInt(0) + i;
            given.add(
                    "{\"block\":%s,\"number\":%d,\"at\":\"%s\"}"
                            .formatted(block, number, cut.plus(Duration.ofSeconds(90L * i))));
            labels.add(String.format(Locale.ROOT, "K3-%03d", number));
        }
        day.pass(Duration.ofHours(1));
        String told = "{\"numbers\":[" + String.join(",", given) + "]}";
        day.hospital.kioskPosts("/kiosk/v1/offline-numbers", told);
        day.hospital.kioskPosts("/kiosk/v1/offline-numbers", told);
        String waiting = day.desk("numbers");
        assertThat(waiting).contains("40 đang chờ").contains(labels);
        assertThat(waiting.indexOf(">" + labels.get(9) + "<"))
                .as("priority goes first")
                .isLessThan(waiting.indexOf(">" + labels.get(0) + "<"));

        WorstDay.Patient patient = patient(8);
        patient.identified();
        patient.registered();
        String label = labels.getFirst();
        assertThat(day.deskDoes("numbers", label, "call", "desk", "Quầy 2"))
                .contains("Đã mời số " + label);
        assertThat(day.deskDoes("numbers", label, "link", "encounter", patient.encounter()))
                .contains("Đã nối số " + label);
        assertThat(day.desk("numbers")).contains("39 đang chờ");
        String known = WorstDay.until(day::hisDisk, disk -> disk.contains("\"OfflineNumber\""));
        assertThat(known).as("the HIS knows whose number it was").contains("\"" + label + "\"");
        patientIsDone(patient);
    }

    @Test
    void clocks_five_minutes_apart_change_nothing() throws Exception {
        for (Duration off : List.of(Duration.ofMinutes(-5), Duration.ofMinutes(5))) {
            day.others(off);
            WorstDay.Patient patient = patient(off.isNegative() ? 9 : 10);
            patient.identified();
            assertThat(patient.coverage()).isEqualTo("VALID");
            patient.registered();
            patientIsDone(patient);
        }
    }

    @Test
    void a_name_written_in_pieces_is_the_same_name() throws Exception {
        Person person = InventedPeople.crowd().get(12);
        String pieces = Normalizer.normalize(person.fullName(), Normalizer.Form.NFD);
        assertThat(pieces).isNotEqualTo(person.fullName());
        WorstDay.Patient patient = day.patient(person);
        JsonNode answer = patient.shows(pieces);
        assertThat(WorstDay.kind(answer)).as(answer.toString()).isEqualTo("identified");
        String masked = answer.path("patient").path("maskedName").asString("");
        assertThat(Normalizer.isNormalized(masked, Normalizer.Form.NFC)).isTrue();
        assertThat(masked).startsWith(person.fullName().split(" ", -1)[0]);
        assertThat(patient.coverage()).as("asked about by name as well").isEqualTo("VALID");
        patient.registered();
        patientIsDone(patient);
    }

    @Test
    void a_priority_the_desk_denies_is_none_in_the_his() throws Exception {
        WorstDay.Patient patient = patient(13);
        patient.identified();
        assertThat(WorstDay.kind(patient.checksIn("MERIT"))).isEqualTo("checked-in");
        assertThat(patient.priority()).isEqualTo("MERIT");
        assertThat(day.desk("priorities")).contains("Người có công với cách mạng");
        day.his(false, HisMoods.FailAfter.NOTHING);
        assertThat(day.deskDoes("priorities", patient.visit, "no", "x", ""))
                .contains("Đã ghi: không thuộc nhóm ưu tiên.");
        String standing =
                WorstDay.until(
                        () -> day.desk("priorities"),
                        page -> page.contains("máy đang báo lại cho HIS"));
        assertThat(standing).contains("HIS chưa ghi nhận", "máy đang báo lại cho HIS");
        day.his(true, HisMoods.FailAfter.NOTHING);
        day.pass(Duration.ofMinutes(1));
        assertThat(WorstDay.until(patient::priority, "NONE"::equals)).isEqualTo("NONE");
        assertThat(
                        WorstDay.until(
                                () -> day.desk("priorities"),
                                page -> !page.contains("HIS chưa ghi nhận")))
                .doesNotContain("HIS chưa ghi nhận");
        patientIsDone(patient);
    }
}
