package vn.hospitalkiosk.gateway.his.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.QuoteView;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.Look;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.PatientQuestion.By;
import vn.hospitalkiosk.gateway.his.RaisedCases;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// Questions and news beyond the plain visit, to a server that answers them in every way.
class FhirAskedAndToldTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final HisPatientId PATIENT = new HisPatientId("p1");
    private static final String SID = "https://hospital-kiosk.example/fhir/sid/";
    private static final String NOTHING =
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";
    private static final String SERVER =
            """
            {"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1","format":["json"],
            "rest":[{"mode":"server","searchParam":[{"name":"_lastUpdated","type":"date"}],"resource":[
            {"type":"Patient","interaction":[{"code":"search-type"}],"searchParam":[{"name":"phone","type":"token"}]},
            {"type":"Appointment","interaction":[{"code":"search-type"}],"searchParam":[{"name":"identifier","type":"token"}]},
            {"type":"RelatedPerson","interaction":[{"code":"search-type"}],"searchParam":[{"name":"identifier","type":"token"}]},
            {"type":"Coverage","interaction":[{"code":"search-type"}]},{"type":"Encounter","interaction":[{"code":"search-type"}]},
            {"type":"ChargeItem","interaction":[{"code":"search-type"}],"searchParam":[{"name":"identifier","type":"token"}]},
            {"type":"AuditEvent","interaction":[{"code":"search-type"},{"code":"create"}]}MORE]}]}
            """;
    private static final String SUBMIT =
            ",{\"type\":\"CoverageEligibilityRequest\",\"operation\":[{\"name\":\"submit\",\"definition\":\"http://hl7.org/fhir/OperationDefinition/CoverageEligibilityRequest-submit\"}]}";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HisHealth health = new HisHealth(clock);
    private FhirHis his;

    @BeforeEach
    void open() {
        server.start();
        his =
                new FhirHis(
                        new FhirSettings(
                                URI.create(server.baseUrl() + "/fhir"),
                                FhirSystems.VN_CORE,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                "Bệnh viện",
                                ZoneId.of("Asia/Ho_Chi_Minh")),
                        new HisWire(
                                Duration.ofSeconds(1),
                                Optional.empty(),
                                Credentials.none(),
                                health),
                        new RaisedCases(),
                        clock);
        says(SUBMIT);
    }

    private void says(String more) {
        server.stubFor(
                get(urlEqualTo("/fhir/metadata")).willReturn(okJson(SERVER.replace("MORE", more))));
        his.probe();
    }

    @AfterEach
    void close() {
        his.close();
        server.stop();
    }

    private void search(String type, String parameter, String... found) {
        String answer =
                found.length == 0
                        ? NOTHING
                        : "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                                + String.join(
                                        ",",
                                        List.of(found).stream()
                                                .map(one -> "{\"resource\":" + one + "}")
                                                .toList())
                                + "]}";
        server.stubFor(
                post(urlEqualTo("/fhir/" + type + "/_search"))
                        .withRequestBody(matching("(.*&)?" + parameter + "=.*"))
                        .willReturn(okJson(answer)));
    }

    private static <T> T done(HisAnswer<T> answer) {
        assertThat(answer).isInstanceOf(HisAnswer.Done.class);
        return ((HisAnswer.Done<T>) answer).value();
    }

    private static String patient(String id, String phone, String born) {
        return """
        {"resourceType":"Patient","id":"%s","name":[{"text":"TRẦN VĂN MẪU"}],"birthDate":"%s","telecom":[{"system":"phone","value":"%s"}]}
        """
                .formatted(id, born, phone);
    }

    private static String appointment(String id, String who, String status, String slip) {
        return """
        {"resourceType":"Appointment","id":"%s","status":"%s","start":"2026-11-25T08:30:00+07:00","serviceType":[{"text":"Mắt"}],
        "identifier":[{"system":"%sslip","value":"%s"}],"participant":[{"actor":{"reference":"Patient/%s"},"status":"accepted"}]}
        """
                .formatted(id, status, SID, slip, who);
    }

    @Test
    void a_telephone_is_a_familys_and_finds_nobody_without_the_birth_year() {
        search(
                "Patient",
                "phone",
                patient("p1", "+84 912 345 678", "1985-03-09"),
                patient("p2", "0912345678", "2012-01-01"),
                patient("p3", "0912345679", "1985-03-09"));
        assertThat(done(his.findPatients(PatientQuestion.typed(By.PHONE, "0912345678", 1985))))
                .extracting(one -> one.id().value())
                .containsExactly("p1");
        assertThat(done(his.findPatients(PatientQuestion.of(By.PHONE, "0912345678")))).isEmpty();
        server.verify(1, postRequestedFor(urlEqualTo("/fhir/Patient/_search")));
        assertThat(server.getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().contains("912"));
    }

    private static String related(String child, String number, String relation) {
        return """
        {"resourceType":"RelatedPerson","id":"r-%s","patient":{"reference":"Patient/%s"},
        "identifier":[{"system":"http://fhir.ehealth.gov.vn/core/sid/national_id","value":"%s"}],
        "relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"%s"}]}]}
        """
                .formatted(child, child, number, relation);
    }

    @Test
    void a_newborn_is_found_by_its_mothers_number_and_year_and_nobody_elses_child_is() {
        search(
                "RelatedPerson",
                "identifier",
                related("p1", "056192000731", "MTH"),
                related("p2", "056192000731", "AUNT"),
                related("p3", "056192000732", "MTH"));
        search("Patient", "_id", patient("p1", "", "2026-11-20"), patient("p2", "", "2026-11-20"));
        assertThat(
                        done(
                                his.findPatients(
                                        PatientQuestion.typed(
                                                By.MOTHERS_NUMBER, "056192000731", 2026))))
                .extracting(one -> one.id().value())
                .containsExactly("p1");
        assertThat(
                        done(
                                his.findPatients(
                                        PatientQuestion.typed(
                                                By.MOTHERS_NUMBER, "056192000731", 2024))))
                .isEmpty();
    }

    @Test
    void a_slip_finds_whom_it_was_written_for_and_an_appointments_id_finds_nobody() {
        search("Appointment", "identifier", appointment("b1", "p1", "proposed", "TK-7"));
        search("Patient", "_id", patient("p1", "", "1985-03-09"), patient("p2", "", "1985-03-09"));
        assertThat(done(his.findPatients(PatientQuestion.of(By.SLIP, "TK-7"))))
                .extracting(one -> one.id().value())
                .containsExactly("p1");
        assertThat(done(his.findPatients(PatientQuestion.of(By.SLIP, "b1")))).isEmpty();
    }

    @Test
    void two_usable_bookings_for_one_slip_are_not_known_and_a_used_one_does_not_count() {
        search(
                "Appointment",
                "identifier",
                appointment("b1", "p1", "booked", "TK-7"),
                appointment("b2", "p1", "arrived", "TK-7"),
                appointment("b3", "p2", "booked", "TK-7"));
        assertThat(done(his.bookingOfSlip(PATIENT, "TK-7", TODAY)))
                .hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(new BookingId("b1")));
        assertThat(his.bookingOfSlip(PATIENT, "TK-7", TODAY.plusDays(1)))
                .isInstanceOfSatisfying(
                        HisAnswer.Rejected.class,
                        no -> assertThat(no.why()).isEqualTo(HisRefusal.BOOKING_EXPIRED));
        search(
                "Appointment",
                "identifier",
                appointment("b1", "p1", "booked", "TK-7"),
                appointment("b2", "p1", "proposed", "TK-7"));
        assertThat(his.bookingOfSlip(PATIENT, "TK-7", TODAY)).isInstanceOf(HisAnswer.Unknown.class);
    }

    private void insurance(int status, String body) {
        server.stubFor(
                post(urlEqualTo("/fhir/CoverageEligibilityRequest/$submit"))
                        .willReturn(okJson(body).withStatus(status)));
    }

    private static String response(String who, String outcome, String insurance) {
        return """
        {"resourceType":"CoverageEligibilityResponse","status":"active","patient":{"reference":"Patient/%s"},"outcome":"%s",
        "contained":[{"resourceType":"Coverage","id":"card","status":"active","subscriberId":"GD4569999900427","beneficiary":{"reference":"Patient/p1"}}]%s}
        """
                .formatted(who, outcome, insurance);
    }

    private static String insured(boolean inforce, String until) {
        return """
        ,"insurance":[{"coverage":{"reference":"#card"},"inforce":%s,"benefitPeriod":{"end":"%s"},
        "item":[{"benefit":[{"type":{"coding":[{"code":"copay-percent"}]},"allowedUnsignedInt":20}]}]}]
        """
                .formatted(inforce, until);
    }

    @Test
    void an_insurance_that_is_asked_through_the_his_answers_for_that_day() {
        insurance(200, response("p1", "complete", insured(true, "2026-11-25")));
        assertThat(done(his.coverage(PATIENT, TODAY)))
                .isEqualTo(
                        new CoverageView(
                                CoverageView.State.VALID,
                                Optional.of("•••• 0427"),
                                Optional.of(TODAY),
                                Optional.of(80)));
        assertThat(done(his.coverage(PATIENT, TODAY.plusDays(1))).state())
                .isEqualTo(CoverageView.State.EXPIRED);
        insurance(200, response("p1", "complete", insured(false, "2027-12-31")));
        assertThat(done(his.coverage(PATIENT, TODAY)).state())
                .isEqualTo(CoverageView.State.NOT_INSURED);
        insurance(200, response("p1", "complete", ""));
        assertThat(done(his.coverage(PATIENT, TODAY)).state())
                .isEqualTo(CoverageView.State.NOT_USED);
        server.verify(0, postRequestedFor(urlEqualTo("/fhir/Coverage/_search")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "error", "stranger", "silent"})
    void an_insurance_that_has_not_answered_is_not_known_whatever_card_stands_in_the_his(
            String how) {
        switch (how) {
            case "stranger" ->
                    insurance(200, response("p2", "complete", insured(true, "2027-12-31")));
            case "silent" -> insurance(503, "{}");
            default -> insurance(200, response("p1", how, insured(true, "2027-12-31")));
        }
        assertThat(his.coverage(PATIENT, TODAY)).isInstanceOf(HisAnswer.Unknown.class);
    }

    @Test
    void a_server_without_that_question_is_asked_what_it_has_written_down() {
        String coverage =
                "{\"resourceType\":\"Coverage\",\"id\":\"c1\",\"status\":\"active\",\"beneficiary\":{\"reference\":\"Patient/p1\"}}";
        search("Coverage", "beneficiary", coverage);
        insurance(404, "{}");
        assertThat(done(his.coverage(PATIENT, TODAY)).state()).isEqualTo(CoverageView.State.VALID);
    }

    private static String charge(String id, long price, long insurance, long coPayment) {
        return """
        {"resourceType":"ChargeItem","id":"%s","status":"planned","code":{"text":"Khám"},"subject":{"reference":"Patient/p1"},
        "identifier":[{"system":"%splanned-for","value":"Appointment/b1/insured"}],"priceOverride":{"value":%d,"currency":"VND"},
        "extension":[{"url":"https://hospital-kiosk.example/fhir/StructureDefinition/charge-share","extension":[
        {"url":"insurance","valueMoney":{"value":%d,"currency":"VND"}},{"url":"co-payment","valueMoney":{"value":%d,"currency":"VND"}},
        {"url":"percent","valueInteger":80}]}]}
        """
                .formatted(id, SID, price, insurance, coPayment);
    }

    @Test
    void a_price_is_the_sum_of_what_the_his_planned_and_nothing_else() {
        VisitWish wish = VisitWish.booked(PATIENT, new BookingId("b1"));
        search("ChargeItem", "identifier");
        assertThat(his.quote(wish)).isInstanceOf(HisAnswer.NotOffered.class);
        search(
                "ChargeItem",
                "identifier",
                charge("1", 50_600, 40_480, 10_120),
                charge("2", 89_600, 71_680, 17_920),
                charge("3", 1, 1, 0).replace("Patient/p1", "Patient/p2"),
                charge("4", 1, 1, 0).replace("planned\",\"code", "billed\",\"code"));
        QuoteView quote = done(his.quote(wish));
        assertThat(quote.lines()).hasSize(2);
        assertThat(quote.total().dong()).isEqualTo(140_200);
        assertThat(quote.due().dong()).isEqualTo(28_040);
        assertThat(quote.insurancePercent()).isEqualTo(80);
        search("ChargeItem", "identifier", charge("1", 50_600, 40_480, 10_121));
        assertThat(his.quote(wish)).isInstanceOf(HisAnswer.Rejected.class);
    }

    private static String ended(String id, String changed, String status) {
        return """
        {"resourceType":"Encounter","id":"%s","status":"%s","class":{"code":"AMB"},"meta":{"lastUpdated":"%s"}}
        """
                .formatted(id, status, changed);
    }

    @Test
    void visits_that_ended_are_asked_for_until_nothing_new_comes() {
        String first = ended("e1", "2026-11-25T07:45:10+07:00", "finished");
        String second = ended("e2", "2026-11-25T07:46:10+07:00", "finished");
        search("Encounter", "_lastUpdated", first);
        server.stubFor(
                post(urlEqualTo("/fhir/Encounter/_search"))
                        .withRequestBody(matching(".*07%3A4[56]%3A10.*"))
                        .willReturn(
                                okJson(
                                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":"
                                                + second
                                                + "},{\"resource\":"
                                                + ended(
                                                        "e3",
                                                        "2026-11-25T07:46:11+07:00",
                                                        "in-progress")
                                                + "},{\"resource\":"
                                                + ended(
                                                        "e0",
                                                        "2026-11-25T07:00:00+07:00",
                                                        "finished")
                                                + "}]}")));
        assertThat(done(his.closings(NOW))).containsExactly("e1", "e2");
    }

    private HisOutcome<?> look() {
        return his.recordLook(
                new HisCommand(
                        "look-KH01-17",
                        NOW,
                        new FacilityId("KH01"),
                        new KioskId("K03"),
                        HisCommand.GATEWAY),
                new Look(PATIENT, "chip"));
    }

    @Test
    void a_right_our_account_lacks_is_not_offered_and_does_not_make_the_his_one_that_is_away() {
        search("Coverage", "beneficiary");
        for (String path :
                List.of(
                        "AuditEvent/_search",
                        "ChargeItem/_search",
                        "CoverageEligibilityRequest/$submit")) {
            server.stubFor(
                    post(urlEqualTo("/fhir/" + path)).willReturn(okJson("{}").withStatus(403)));
        }
        assertThat(look()).isInstanceOf(HisOutcome.NotOffered.class);
        assertThat(his.quote(VisitWish.booked(PATIENT, new BookingId("b1"))))
                .isInstanceOf(HisAnswer.NotOffered.class);
        assertThat(done(his.coverage(PATIENT, TODAY)).state())
                .isEqualTo(CoverageView.State.NOT_USED);
        assertThat(health.isUp()).isTrue();
        server.stubFor(
                post(urlEqualTo("/fhir/Coverage/_search"))
                        .willReturn(okJson("{}").withStatus(403)));
        assertThat(his.coverage(PATIENT, TODAY)).isInstanceOf(HisAnswer.Unknown.class);
        assertThat(health.isUp()).isFalse();
    }

    private static String event(String key) {
        return """
        {"resourceType":"AuditEvent","id":"a1","recorded":"2026-11-25T07:45:00+07:00",
        "entity":[{"what":{"reference":"Patient/p1"}},{"what":{"identifier":{"system":"%scommand","value":"%s"}}}]}
        """
                .formatted(SID, key);
    }

    @Test
    void a_look_is_told_once_and_one_whose_answer_does_not_tell_is_looked_for_first() {
        search("AuditEvent", "patient", event("look-KH01-16"));
        server.stubFor(
                post(urlEqualTo("/fhir/AuditEvent"))
                        .willReturn(okJson(event("look-KH01-17")).withStatus(201)));
        assertThat(look()).isInstanceOf(HisOutcome.Done.class);
        server.stubFor(
                post(urlEqualTo("/fhir/AuditEvent")).willReturn(okJson("{}").withStatus(409)));
        assertThat(look()).isInstanceOf(HisOutcome.Unknown.class);
        server.stubFor(
                post(urlEqualTo("/fhir/AuditEvent")).willReturn(okJson("{}").withStatus(422)));
        assertThat(look()).isInstanceOf(HisOutcome.Rejected.class);
        search("AuditEvent", "patient", event("look-KH01-17"));
        assertThat(look()).isInstanceOf(HisOutcome.AlreadyDone.class);
        server.verify(3, postRequestedFor(urlEqualTo("/fhir/AuditEvent")));
    }
}
