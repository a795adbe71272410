package vn.hospitalkiosk.gateway.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.gateway.LogLines;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;

class KioskDoorTest {
    private static final String VISIT = "/kiosk/v1/visits/visit-1";
    private static final String CHIP =
            """
            {"visit":"visit-1","document":{"kind":"chip","number":"056085009999","name":"TRẦN VĂN MẪU","birthDate":"1985-03-09","sex":"MALE","expiry":null,
            "trust":{"hashes":"PASSED","signature":"PASSED","chain":"PASSED","revocation":"NOT_CONFIGURED","chip":"NOT_OFFERED"}}}
            """;
    private static final String CHECK_IN =
            """
            {"command":"command-1","visit":"visit-1","goal":{"kind":"booked","booking":"booking-1"},"insured":true,"declared":[]}
            """;
    private static final String PAY =
            """
            {"payment":"pay-1","visit":"visit-1","bill":"invoice-1","psp":"momo"}
            """;

    private static final TestDoor door = new TestDoor();

    private final LogLines log = new LogLines();

    @BeforeEach
    void open() {
        door.reset();
        door.his.patients =
                new HisAnswer.Done<>(
                        List.of(
                                new HisPatient(
                                        new HisPatientId("p1"),
                                        new PersonName("TRẦN VĂN MẪU"),
                                        new BirthDate("1985-03-09"),
                                        new NationalId("056085009999"))));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @AfterAll
    static void stop() {
        door.close();
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"message\":");
    }

    @Test
    void the_heartbeat_tells_clock_his_and_methods() throws Exception {
        HttpResponse<String> down = door.get("K03", "/kiosk/v1/status");
        assertThat(down.statusCode()).isEqualTo(200);
        assertThat(down.body())
                .contains(
                        "\"facility\":\"KH01\"", "\"kiosk\":\"K03\"", "\"his\":false", "\"MoMo\"");
        door.health.answered();
        assertThat(door.get("K03", "/kiosk/v1/status").body()).contains("\"his\":true");
    }

    @Test
    void a_whole_visit_goes_over_the_wire_and_leaves_no_name_and_no_number_in_the_log()
            throws Exception {
        HttpResponse<String> known = door.post("K03", VISIT + "/identification", CHIP);
        assertThat(known.body())
                .contains("\"kind\":\"identified\"", "TRẦN V** M**", "•••• •••• 9999")
                .doesNotContain("VĂN", "056085009999");
        HttpResponse<String> in = door.post("K03", VISIT + "/check-in", CHECK_IN);
        assertThat(in.body()).contains("\"kind\":\"checked-in\"", "\"number\":\"034\"", "71480");
        assertThat(door.get("K03", VISIT + "/bill").body()).contains("\"due\":71480");
        assertThat(door.post("K03", "/kiosk/v1/payments", PAY).body())
                .contains("\"kind\":\"created\"");
        assertThat(door.post("K03", "/kiosk/v1/payments", PAY).statusCode()).isEqualTo(200);
        assertThat(door.get("K03", "/kiosk/v1/payments/pay-1").statusCode()).isEqualTo(200);
        assertThat(door.post("K03", "/kiosk/v1/payments/pay-1/check", "").statusCode())
                .isEqualTo(200);
        String print =
                """
                {"job":"job-1","visit":"visit-1","payment":"pay-1","slip":"RECEIPT","result":"PRINTED"}
                """;
        assertThat(door.post("K03", VISIT + "/prints", print).statusCode()).isEqualTo(204);
        assertThat(door.prints).hasSize(1);
        assertThat(door.post("K03", "/kiosk/v1/help-calls", "{\"screen\":\"qr\"}").statusCode())
                .isEqualTo(204);
        assertThat(door.helpCalls).containsExactly("K03 qr");
        assertThat(door.post("K03", VISIT + "/end", "").statusCode()).isEqualTo(204);
        refused(door.post("K03", VISIT + "/check-in", CHECK_IN), 404, "G24");
        assertThat(door.post("K03", "/kiosk/v1/payments", PAY).statusCode())
                .as("an existing payment survives the end of its visit")
                .isEqualTo(200);
        assertThat(log.text()).contains("help wanted at K03");
        assertThat(log.text()).doesNotContain("056085009999", "TRẦN VĂN MẪU", "VĂN", "1985-03-09");
    }

    @Test
    void other_kiosks_see_neither_visit_nor_payment() throws Exception {
        door.post("K03", VISIT + "/identification", CHIP);
        door.post("K03", VISIT + "/check-in", CHECK_IN);
        refused(door.get("K04", VISIT + "/bill"), 404, "G24");
        refused(door.post("K04", VISIT + "/check-in", CHECK_IN), 404, "G24");
        refused(door.post("K04", "/kiosk/v1/payments", PAY), 404, "G24");
        door.post("K03", "/kiosk/v1/payments", PAY);
        refused(door.get("K04", "/kiosk/v1/payments/pay-1"), 404, "G24");
        refused(door.post("K04", "/kiosk/v1/payments/pay-1/cancel", ""), 404, "G24");
    }

    @Test
    void a_payment_is_for_the_bill_of_the_own_visit_only() throws Exception {
        door.post("K03", VISIT + "/identification", CHIP);
        refused(door.post("K03", "/kiosk/v1/payments", PAY), 404, "G24");
        door.post("K03", VISIT + "/check-in", CHECK_IN);
        refused(
                door.post("K03", "/kiosk/v1/payments", PAY.replace("invoice-1", "invoice-2")),
                404,
                "G24");
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() throws Exception {
        door.post("K03", VISIT + "/identification", CHIP);
        door.post("K03", VISIT + "/check-in", CHECK_IN);
        refused(
                door.post("K03", VISIT + "/check-in", CHECK_IN.replace("booking-1", "booking-2")),
                409,
                "G25");
        door.post("K03", "/kiosk/v1/payments", PAY);
        refused(door.post("K03", "/kiosk/v1/payments", PAY.replace("momo", "zalopay")), 409, "G25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"visit\":\"visit-1\"}",
                "{\"visit\":\"visit-1\",\"document\":{\"kind\":\"palm\"}}",
                "{\"visit\":\"visit-1\",\"document\":{\"kind\":\"typed\",\"number\":\"05608500999X\",\"birthYear\":1985}}",
                "{\"visit\":\"visit-1\",\"document\":{\"kind\":\"typed\",\"number\":\"056085009999\"}}",
                "{\"visit\":\"visit-2\",\"document\":{\"kind\":\"typed\",\"number\":\"056085009999\",\"birthYear\":1985}}"
            })
    void a_body_that_is_not_as_agreed_is_refused_with_a_code(String body) throws Exception {
        HttpResponse<String> answer = door.post("K03", VISIT + "/identification", body);
        refused(answer, 400, "G20");
        assertThat(answer.body() + log.text()).doesNotContain("05608500999");
    }

    @Test
    void too_large_a_body_is_not_read() throws Exception {
        refused(door.post("K03", VISIT + "/identification", CHIP + " ".repeat(17_000)), 413, "G21");
    }

    @Test
    void a_kiosk_that_asks_without_end_is_slowed_down_and_others_are_not() throws Exception {
        long now = System.nanoTime();
        door.nanoTime = () -> now;
        int last = 200;
        for (int i = 0; i < 400 && last == 200; i++) {
            last = door.get("K09", "/kiosk/v1/status").statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(door.get("K04", "/kiosk/v1/status").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K03/XX99/client", "localhost/KH01/server"})
    void a_certificate_of_no_kiosk_of_this_hospital_opens_nothing(String certificate)
            throws Exception {
        refused(door.get(certificate, "/kiosk/v1/status"), 403, "G23");
        refused(door.get(certificate, "/kiosk/v1/events"), 403, "G23");
        refused(door.post(certificate, VISIT + "/identification", CHIP), 403, "G23");
    }

    @Test
    void what_this_door_does_not_have_is_refused_with_a_code_too() throws Exception {
        refused(door.get("K03", "/kiosk/v1/nothing"), 404, "G24");
        refused(door.get("K03", VISIT + "/identification"), 404, "G24");
        refused(door.post("K03", "/kiosk/v1/help-calls", "{\"screen\":\"TRẦN VĂN\"}"), 400, "G20");
    }

    @Test
    void a_fault_of_ours_tells_a_code_and_nothing_else() throws Exception {
        door.his.patients =
                new HisAnswer.Done<>(
                        new java.util.AbstractList<HisPatient>() {
                            @Override
                            public HisPatient get(int index) {
                                throw new IllegalStateException("TRẦN VĂN MẪU 056085009999");
                            }

                            @Override
                            public int size() {
                                return 1;
                            }
                        });
        refused(door.post("K03", VISIT + "/identification", CHIP), 500, "G26");
        assertThat(log.text())
                .contains("G26", "IllegalStateException", "Recognition.java")
                .doesNotContain("VĂN MẪU", "056085009999");
    }

    @Test
    void a_bill_cannot_be_shown_while_the_his_is_silent() throws Exception {
        door.post("K03", VISIT + "/identification", CHIP);
        door.post("K03", VISIT + "/check-in", CHECK_IN);
        door.his.invoice = new HisAnswer.Unknown<>("timeout");
        refused(door.get("K03", VISIT + "/bill"), 503, "H01");
    }

    @Test
    void numbers_of_events_grow_over_restarts() {
        long now = java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        long first =
                door.events
                        .event(
                                FakePayments.view(
                                        "p", 1, vn.hospitalkiosk.api.PaymentState.CAPTURED))
                        .number();
        long second =
                door.events
                        .event(
                                FakePayments.view(
                                        "p", 2, vn.hospitalkiosk.api.PaymentState.CAPTURED))
                        .number();
        assertThat(first).isGreaterThanOrEqualTo(now);
        assertThat(second).isGreaterThan(first);
    }
}
