package vn.hospitalkiosk.gateway.his.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.LogLines;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatient;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisVisits;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.RaisedCases;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// A FHIR server that misbehaves in every way seen in his.md §3.1.
class FhirHisFaultsTest {
    private static final NationalId NUMBER = new NationalId("056085009999");
    private static final HisPatientId PATIENT = new HisPatientId("p1");
    private static final BookingId BOOKING = new BookingId("b1");
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    private static final String KEY = "5f9d2f6e-0000-4000-8000-0000000000aa";
    private static final HisMoney.PaymentRecord PAYMENT =
            new HisMoney.PaymentRecord(
                    new PaymentId("pay-1"),
                    new BillId("i1"),
                    new Vnd(71_480),
                    NOW,
                    "momo",
                    "KH03-7K2M9Q");

    private static final String PATIENTS =
            bundle(
                    """
                    {"resourceType":"Patient","id":"p1","identifier":[{"system":"http://fhir.ehealth.gov.vn/core/sid/national_id","value":"056085009999"}],
                    "name":[{"text":"TRẦN VĂN MẪU"}],"birthDate":"1985-03-09","gender":"male"}
                    """);
    private static final String APPOINTMENT =
            """
            {"resourceType":"Appointment","id":"b1","status":"booked","start":"2026-11-25T08:30:00+07:00","serviceType":[{"text":"Nội Tim mạch"}],
            "participant":[{"actor":{"reference":"Patient/p1"},"status":"accepted"},{"actor":{"reference":"Location/r205"},"status":"accepted"}]}
            """;
    private static final String ENCOUNTER = encounter("e1", "p1");
    private static final String TASKS =
            bundle(
                    """
                    {"resourceType":"Task","id":"t1","status":"requested","intent":"order","encounter":{"reference":"Encounter/e1"},
                    "identifier":[{"system":"https://hospital-kiosk.example/fhir/sid/queue-number","value":"034"}],"location":{"reference":"Location/r205"},
                    "input":[{"type":{"text":"people-ahead"},"valueInteger":6}]}
                    """);
    private static final String ROOM =
            """
            {"resourceType":"Location","id":"r205","name":"Phòng 205","description":"Rẽ phải, thang máy số 2"}
            """;

    private static String encounter(String id, String patient) {
        return """
        {"resourceType":"Encounter","id":"%s","status":"arrived","class":{"code":"AMB"},"subject":{"reference":"Patient/%s"},
        "identifier":[{"system":"https://hospital-kiosk.example/fhir/sid/command","value":"%s"}],
        "appointment":[{"reference":"Appointment/b1"}]}
        """
                .formatted(id, patient, KEY);
    }

    private static String invoice(String status) {
        return """
        {"resourceType":"Invoice","id":"i1","status":"%s","lineItem":[{"chargeItemCodeableConcept":{"text":"Khám"},
        "priceComponent":[{"type":"base","factor":1,"amount":{"value":71480,"currency":"VND"}}]}],
        "totalPriceComponent":[{"type":"base","code":{"coding":[{"code":"total"}]},"amount":{"value":71480,"currency":"VND"}},
        {"type":"informational","code":{"coding":[{"code":"not-covered"}]},"amount":{"value":71480,"currency":"VND"}}],
        "totalNet":{"value":71480,"currency":"VND"}}
        """
                .formatted(status);
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                + String.join(
                        ",",
                        List.of(resources).stream().map(r -> "{\"resource\":" + r + "}").toList())
                + "]}";
    }

    private static final String NOTHING =
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HisHealth health = new HisHealth(clock);
    private @TempDir Path folder;
    private final RaisedCases cases = new RaisedCases();
    private final LogLines log = new LogLines();
    private FhirHis his;

    @BeforeEach
    void open() throws IOException {
        server.start();
        Path token = Files.writeString(folder.resolve("token"), "demo-token\n");
        his = his(server.baseUrl() + "/fhir", token, Duration.ofSeconds(2));
    }

    private FhirHis his(String base, Path token, Duration read) {
        return new FhirHis(
                new FhirSettings(
                        URI.create(base),
                        FhirSystems.VN_CORE,
                        read,
                        read,
                        "Bệnh viện",
                        ZoneId.of("Asia/Ho_Chi_Minh")),
                new HisWire(
                        Duration.ofSeconds(1), Optional.empty(), Credentials.bearer(token), health),
                cases,
                clock);
    }

    @AfterEach
    void close() {
        his.close();
        server.stop();
        log.close();
    }

    private void search(String type, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/fhir/" + type + "/_search")).willReturn(answer));
    }

    private void checkInWorksExceptCreating() {
        server.stubFor(get(urlEqualTo("/fhir/Appointment/b1")).willReturn(okJson(APPOINTMENT)));
        server.stubFor(get(urlEqualTo("/fhir/Location/r205")).willReturn(okJson(ROOM)));
        search("Task", okJson(TASKS));
        search("ServiceRequest", okJson(NOTHING));
    }

    /// What searches by the key find, one after the other; the last goes on.
    private void keyFinds(String... bundles) {
        for (int i = 0; i < bundles.length; i++) {
            String next = i + 1 < bundles.length ? "after " + (i + 1) : "after " + i;
            server.stubFor(
                    post(urlEqualTo("/fhir/Encounter/_search"))
                            .inScenario("key")
                            .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                            .willSetStateTo(i == 0 && bundles.length == 1 ? Scenario.STARTED : next)
                            .willReturn(okJson(bundles[i])));
        }
    }

    private void creating(ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/fhir/Encounter")).willReturn(answer));
    }

    private HisOutcome<HisVisits.CheckedIn> checkIn() {
        return his.checkIn(
                new HisCommand(
                        KEY, NOW, new FacilityId("KH01"), new KioskId("K03"), HisCommand.PATIENT),
                VisitWish.booked(PATIENT, BOOKING));
    }

    private void createdTimes(int times) {
        server.verify(times, postRequestedFor(urlEqualTo("/fhir/Encounter")));
    }

    @Test
    void a_number_travels_in_the_body_and_nothing_is_cached() {
        search("Patient", okJson(PATIENTS));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Done.class);
        server.verify(
                postRequestedFor(urlEqualTo("/fhir/Patient/_search"))
                        .withRequestBody(containing("056085009999"))
                        .withHeader("Authorization", equalTo("Bearer demo-token"))
                        .withHeader("Cache-Control", equalTo("no-store")));
        assertThat(server.getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().contains("0560"));
        assertThat(health.isUp()).isTrue();
    }

    @Test
    void records_of_other_people_that_a_server_sends_along_are_not_ours() {
        search("Patient", okJson(PATIENTS.replace("056085009999", "056085001111")));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isEqualTo(new HisAnswer.Done<>(List.of()));
    }

    @Test
    void a_record_whose_birth_date_cannot_be_is_for_a_person() {
        search("Patient", okJson(PATIENTS.replace("1985-03-09", "09/03/1985")));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Rejected.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void a_question_on_a_dead_connection_is_asked_once_more(Fault fault) {
        server.stubFor(
                post(urlEqualTo("/fhir/Patient/_search"))
                        .inScenario("dead")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("alive")
                        .willReturn(aResponse().withFault(fault)));
        server.stubFor(
                post(urlEqualTo("/fhir/Patient/_search"))
                        .inScenario("dead")
                        .whenScenarioStateIs("alive")
                        .willReturn(okJson(PATIENTS)));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Bad gateway</html>",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Pat",
                "{\"resourceType\":\"Martian\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"p1\"}",
                "[]",
                "null"
            })
    void an_answer_that_cannot_be_read_tells_nothing(String body) {
        search("Patient", okJson(body));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 409, 412, 429, 500, 502, 503})
    void a_refusal_that_says_nothing_about_the_question_is_unknown(int status) {
        search("Patient", aResponse().withStatus(status));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Unknown.class);
    }

    @Test
    void a_server_without_coverages_does_not_offer_them() {
        search("Coverage", aResponse().withStatus(404));
        assertThat(his.coverage(PATIENT, LocalDate.of(2026, 11, 25)))
                .isEqualTo(new HisAnswer.NotOffered<>());
    }

    @Test
    void a_slow_answer_ends_at_the_limit_even_when_it_trickles() {
        search("Patient", okJson(PATIENTS).withChunkedDribbleDelay(20, 20_000));
        long begun = System.nanoTime();
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Unknown.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        server.verify(1, postRequestedFor(urlEqualTo("/fhir/Patient/_search")));
    }

    @Test
    void nobody_listening_is_known_at_once() {
        server.stop();
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOf(HisAnswer.Unknown.class);
        assertThat(health.isUp()).isFalse();
        assertThat(health.downSince()).contains(NOW);
    }

    @Test
    void a_check_in_carries_its_key_and_returns_number_and_place() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        creating(okJson(ENCOUNTER).withStatus(201));
        assertThat(checkIn())
                .isInstanceOfSatisfying(
                        HisOutcome.Done.class,
                        done ->
                                assertThat(done.value())
                                        .isInstanceOfSatisfying(
                                                HisVisits.CheckedIn.class,
                                                in -> {
                                                    assertThat(in.encounter()).isEqualTo("e1");
                                                    assertThat(in.ticket().number())
                                                            .isEqualTo("034");
                                                    assertThat(in.ticket().clinic())
                                                            .isEqualTo("Nội Tim mạch");
                                                    assertThat(in.ticket().ahead()).contains(6);
                                                    assertThat(in.ticket().place().room())
                                                            .isEqualTo("Phòng 205");
                                                    assertThat(in.bills()).isEmpty();
                                                }));
        server.verify(
                postRequestedFor(urlEqualTo("/fhir/Encounter"))
                        .withHeader(
                                "If-None-Exist",
                                equalTo(
                                        "identifier=https://hospital-kiosk.example/fhir/sid/command|"
                                                + KEY))
                        .withRequestBody(containing("\"2026-11-25T07:45:00+07:00\"")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 412, 500, 503})
    void a_refusal_after_the_work_was_done_is_seen_through_by_searching_the_key(int status) {
        checkInWorksExceptCreating();
        keyFinds(NOTHING, bundle(ENCOUNTER));
        creating(aResponse().withStatus(status));
        assertThat(checkIn()).isInstanceOf(HisOutcome.AlreadyDone.class);
        createdTimes(1);
    }

    @Test
    void a_command_that_was_done_before_is_not_sent_again() {
        checkInWorksExceptCreating();
        keyFinds(bundle(ENCOUNTER));
        assertThat(checkIn()).isInstanceOf(HisOutcome.AlreadyDone.class);
        createdTimes(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 500})
    void a_refusal_that_tells_nothing_with_nothing_found_stays_unknown(int status) {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        creating(aResponse().withStatus(status));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Unknown.class);
        createdTimes(1);
    }

    @Test
    void a_timeout_is_never_answered_by_sending_again() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        creating(okJson(ENCOUNTER).withFixedDelay(6_000));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Unknown.class);
        createdTimes(1);
    }

    @Test
    void a_reset_connection_with_nothing_found_is_tried_once_more_with_the_same_key() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        creating(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Unknown.class);
        createdTimes(2);
        server.verify(
                0,
                postRequestedFor(urlEqualTo("/fhir/Encounter"))
                        .withHeader("If-None-Exist", absent()));
    }

    @Test
    void two_encounters_for_one_key_raise_a_case_and_the_first_made_is_taken_by_everybody() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING, bundle(encounter("e2", "p1"), ENCOUNTER));
        creating(aResponse().withStatus(412));
        assertThat(checkIn())
                .isInstanceOfSatisfying(
                        HisOutcome.AlreadyDone.class,
                        done -> assertThat(done.value()).extracting("encounter").isEqualTo("e1"));
        assertThat(log.text()).contains("H09");
        assertThat(cases.open())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.subject()).isEqualTo(KEY);
                    assertThat(one.found()).containsExactly("Encounter/e1", "Encounter/e2");
                });
    }

    @Test
    void a_key_used_for_another_patient_shows_nothing_of_that_visit() {
        checkInWorksExceptCreating();
        keyFinds(bundle(encounter("e1", "somebody-else")));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Rejected.class);
    }

    @Test
    void a_booking_no_longer_booked_is_refused_without_asking_to_check_in() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        server.stubFor(
                get(urlEqualTo("/fhir/Appointment/b1"))
                        .willReturn(okJson(APPOINTMENT.replace("\"booked\"", "\"cancelled\""))));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Rejected.class);
        createdTimes(0);
    }

    @Test
    void a_business_refusal_is_a_refusal() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        creating(aResponse().withStatus(422));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Rejected.class);
    }

    @Test
    void a_number_that_is_not_there_yet_leaves_the_check_in_unknown() {
        checkInWorksExceptCreating();
        keyFinds(NOTHING);
        creating(okJson(ENCOUNTER));
        search("Task", okJson(NOTHING));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Unknown.class);
    }

    @Test
    void an_id_that_is_none_never_reaches_the_server() {
        assertThat(his.invoice(new BillId("../Patient"))).isInstanceOf(HisAnswer.Rejected.class);
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_bill_whose_figures_do_not_fit_is_refused() {
        server.stubFor(
                get(urlEqualTo("/fhir/Invoice/i1"))
                        .willReturn(okJson(invoice("issued").replaceFirst("71480", "71481"))));
        assertThat(his.invoice(new BillId("i1"))).isInstanceOf(HisAnswer.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1e30", "\"much\""})
    void money_that_is_not_whole_dong_cannot_be_read(String amount) {
        server.stubFor(
                get(urlEqualTo("/fhir/Invoice/i1"))
                        .willReturn(okJson(invoice("issued").replace("71480", amount))));
        assertThat(his.invoice(new BillId("i1"))).isInstanceOf(HisAnswer.Unknown.class);
    }

    @Test
    void a_payment_is_told_when_the_invoice_is_balanced() {
        search("PaymentNotice", okJson(NOTHING));
        server.stubFor(
                post(urlEqualTo("/fhir/PaymentNotice"))
                        .willReturn(okJson(notice(71_480)).withStatus(201)));
        server.stubFor(get(urlEqualTo("/fhir/Invoice/i1")).willReturn(okJson(invoice("balanced"))));
        assertThat(his.recordPayment(PAYMENT))
                .isEqualTo(new HisOutcome.Done<>(new HisMoney.Recorded()));
        server.verify(
                postRequestedFor(urlEqualTo("/fhir/PaymentNotice"))
                        .withHeader(
                                "If-None-Exist",
                                equalTo(
                                        "identifier=https://hospital-kiosk.example/fhir/sid/payment|pay-1"))
                        .withRequestBody(containing("\"KH03-7K2M9Q\""))
                        .withRequestBody(containing("\"paid\"")));
    }

    private static String notice(long amount) {
        return """
        {"resourceType":"PaymentNotice","id":"n1","identifier":[{"system":"https://hospital-kiosk.example/fhir/sid/payment","value":"pay-1"}],
        "amount":{"value":%d,"currency":"VND"}}
        """
                .formatted(amount);
    }

    @Test
    void a_payment_told_before_is_not_told_twice() {
        search("PaymentNotice", okJson(bundle(notice(71_480))));
        server.stubFor(get(urlEqualTo("/fhir/Invoice/i1")).willReturn(okJson(invoice("balanced"))));
        assertThat(his.recordPayment(PAYMENT))
                .isEqualTo(new HisOutcome.AlreadyDone<>(new HisMoney.Recorded()));
        server.verify(0, postRequestedFor(urlEqualTo("/fhir/PaymentNotice")));
    }

    @Test
    void a_payment_the_his_has_not_put_to_the_invoice_is_not_done() {
        search("PaymentNotice", okJson(bundle(notice(71_480))));
        server.stubFor(get(urlEqualTo("/fhir/Invoice/i1")).willReturn(okJson(invoice("issued"))));
        assertThat(his.recordPayment(PAYMENT)).isInstanceOf(HisOutcome.Unknown.class);
        server.verify(1, getRequestedFor(urlEqualTo("/fhir/Invoice/i1")));
    }

    @Test
    void a_payment_key_that_stands_for_another_amount_is_for_a_person() {
        search("PaymentNotice", okJson(bundle(notice(99_000))));
        assertThat(his.recordPayment(PAYMENT)).isInstanceOf(HisOutcome.Rejected.class);
    }

    @Test
    void no_log_line_and_no_text_of_an_answer_holds_number_or_name() {
        String gossip =
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\",\"diagnostics\":\"TRẦN VĂN MẪU 056085009999\"}]}";
        search("Patient", okJson(gossip).withStatus(400));
        HisAnswer<List<HisPatient>> refused = his.findPatients(PatientQuestion.number(NUMBER));
        search("Patient", okJson("{\"resourceType\":\"TRẦN VĂN MẪU 056085009999\"}"));
        HisAnswer<List<HisPatient>> garbage = his.findPatients(PatientQuestion.number(NUMBER));
        search("Patient", okJson(PATIENTS.replace("\"1985-03-09\"", "\"TRẦN VĂN MẪU\"")));
        HisAnswer<List<HisPatient>> odd = his.findPatients(PatientQuestion.number(NUMBER));
        assertThat(refused + " " + garbage + " " + odd + log.text())
                .doesNotContain("056085009999", "TRẦN VĂN MẪU", "VĂN MẪU");
    }
}
