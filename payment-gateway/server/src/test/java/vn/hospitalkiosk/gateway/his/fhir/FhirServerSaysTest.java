package vn.hospitalkiosk.gateway.his.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BirthDate;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NationalId;
import vn.hospitalkiosk.api.PersonName;
import vn.hospitalkiosk.api.Sex;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.NewPatient;
import vn.hospitalkiosk.gateway.his.PatientQuestion;
import vn.hospitalkiosk.gateway.his.RaisedCases;
import vn.hospitalkiosk.gateway.his.VisitWish;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;

/// What the adapter does differently because of what the server says of itself.
class FhirServerSaysTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00Z");
    private static final String KEY = "5f9d2f6e-0000-4000-8000-0000000000aa";
    private static final String OTHER_KEY = "5f9d2f6e-0000-4000-8000-0000000000bb";
    private static final NationalId NUMBER = new NationalId("056085009999");
    private static final String APPOINTMENT =
            """
            {"resourceType":"Appointment","id":"b1","status":"booked","start":"2026-11-25T08:30:00+07:00","serviceType":[{"text":"Mắt"}],
            "participant":[{"actor":{"reference":"Patient/p1"},"status":"accepted"}]}
            """;

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final RaisedCases cases = new RaisedCases();
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
                                new HisHealth(clock)),
                        cases,
                        clock);
    }

    @AfterEach
    void close() {
        his.close();
        server.stop();
    }

    /// @param types `Patient:search,create` or `Encounter:search,create:appointment`
    private void says(String version, String... types) {
        String resources =
                Arrays.stream(types)
                        .map(FhirServerSaysTest::resource)
                        .collect(Collectors.joining(","));
        server.stubFor(
                get(urlEqualTo("/fhir/metadata"))
                        .willReturn(
                                okJson(
                                                """
                                                {"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"%s","format":["json"],
                                                "rest":[{"mode":"server","resource":[%s]}]}
                                                """
                                                        .formatted(version, resources))
                                        .withHeader(
                                                "Content-Type",
                                                "application/fhir+json; fhirVersion=4.3")));
        his.probe();
    }

    private static String resource(String words) {
        String[] parts = words.split(":", -1);
        String interactions =
                Arrays.stream(parts[1].split(",", -1))
                        .map(word -> word.equals("search") ? "search-type" : word)
                        .map("{\"code\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(","));
        String parameters =
                parts.length > 2
                        ? ",\"searchParam\":[{\"name\":\"%s\",\"type\":\"reference\"}]"
                                .formatted(parts[2])
                        : "";
        return "{\"type\":\"%s\",\"interaction\":[%s]%s}"
                .formatted(parts[0], interactions, parameters);
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                + Arrays.stream(resources)
                        .map(one -> "{\"resource\":" + one + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String nothing() {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";
    }

    private static String encounter(String id, String key, String appointment) {
        return """
        {"resourceType":"Encounter","id":"%s","status":"arrived","class":{"code":"AMB"},"subject":{"reference":"Patient/p1"},
        "identifier":[{"system":"https://hospital-kiosk.example/fhir/sid/command","value":"%s"}],"appointment":[{"reference":"Appointment/%s"}]}
        """
                .formatted(id, key, appointment);
    }

    private static HisCommand command() {
        return new HisCommand(
                KEY, NOW, new FacilityId("KH01"), new KioskId("K03"), HisCommand.PATIENT);
    }

    private HisOutcome<?> checkIn() {
        return his.checkIn(
                command(), VisitWish.booked(new HisPatientId("p1"), new BookingId("b1")));
    }

    /// @param created answer to the create
    /// @param ofBooking what stands for the Appointment afterwards
    private void hospital(int status, String created, String... ofBooking) {
        says("4.0.1", "Encounter:search,create:appointment", "Task:search");
        server.stubFor(get(urlEqualTo("/fhir/Appointment/b1")).willReturn(okJson(APPOINTMENT)));
        search("Encounter", "identifier", nothing());
        search("Encounter", "appointment", bundle(ofBooking));
        search(
                "Task",
                "encounter",
                bundle(
                        """
                        {"resourceType":"Task","id":"t1","status":"requested","intent":"order","encounter":{"reference":"Encounter/17"},
                        "identifier":[{"system":"https://hospital-kiosk.example/fhir/sid/queue-number","value":"034"}]}
                        """));
        search("ServiceRequest", "encounter", nothing());
        server.stubFor(
                post(urlEqualTo("/fhir/Encounter")).willReturn(okJson(created).withStatus(status)));
    }

    private void search(String type, String parameter, String answer) {
        server.stubFor(
                post(urlEqualTo("/fhir/" + type + "/_search"))
                        .withRequestBody(matching("(.*&)?" + parameter + "=.*"))
                        .willReturn(okJson(answer)));
    }

    private static HisRefusal refusal(HisOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(HisOutcome.Rejected.class);
        return ((HisOutcome.Rejected<?>) outcome).why();
    }

    @Test
    void a_server_of_r4b_is_read_and_offers_what_it_says() {
        says("4.3.0", "Patient:read,search,create", "Appointment:search", "Encounter:search");
        assertThat(his.offered())
                .containsExactlyInAnyOrder(
                        HisCapability.FIND_PATIENTS,
                        HisCapability.CREATE_PATIENT,
                        HisCapability.BOOKINGS,
                        HisCapability.OPEN_ENCOUNTERS);
        server.stubFor(
                post(urlEqualTo("/fhir/Patient/_search"))
                        .willReturn(
                                okJson(
                                                bundle(
                                                        """
                                                        {"resourceType":"Patient","id":"p1","meta":{"profile":["http://hl7.org/fhir/4.3/StructureDefinition/Patient"]},
                                                        "identifier":[{"system":"http://fhir.ehealth.gov.vn/core/sid/national_id","value":"056085009999"}],
                                                        "name":[{"text":"TRẦN VĂN MẪU"}],"birthDate":"1985-03-09","gender":"male"}
                                                        """))
                                        .withHeader(
                                                "Content-Type",
                                                "application/fhir+json; fhirVersion=4.3")));
        assertThat(his.findPatients(PatientQuestion.number(NUMBER)))
                .isInstanceOfSatisfying(
                        HisAnswer.Done.class,
                        found -> assertThat((List<?>) found.value()).hasSize(1));
    }

    @Test
    void what_is_not_offered_is_not_asked_for() {
        says("4.0.1", "Patient:search", "Encounter:search,create");
        assertThat(his.clinics(new HisPatientId("p1"), true))
                .isEqualTo(new HisAnswer.NotOffered<>());
        assertThat(his.createPatient(command(), person())).isEqualTo(new HisOutcome.NotOffered<>());
        server.verify(0, postRequestedFor(urlEqualTo("/fhir/Patient")));
        server.verify(1, getRequestedFor(urlEqualTo("/fhir/metadata")));
    }

    @Test
    void a_visit_is_made_only_where_the_booking_has_none_and_says_whence_it_comes() {
        hospital(201, encounter("17", KEY, "b1"), encounter("17", KEY, "b1"));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Done.class);
        server.verify(
                postRequestedFor(urlEqualTo("/fhir/Encounter"))
                        .withHeader(
                                "If-None-Exist",
                                equalTo(
                                        "appointment=Appointment/b1&status=planned,arrived,triaged,in-progress,onleave,finished"))
                        .withHeader("X-Provenance", containing("\"KH01/K03\""))
                        .withHeader("X-Provenance", containing("\"patient\"")));
        assertThat(cases.open()).isEmpty();
    }

    @Test
    void a_visit_another_kiosk_made_for_the_booking_is_not_ours() {
        hospital(200, encounter("16", OTHER_KEY, "b1"));
        assertThat(refusal(checkIn())).isEqualTo(HisRefusal.BOOKING_USED);
    }

    @Test
    void a_server_that_holds_several_visits_for_the_booking_and_can_name_none_is_asked_which() {
        hospital(
                412,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\"}]}",
                encounter("16", OTHER_KEY, "b1"),
                encounter("18", OTHER_KEY.replace("bb", "cc"), "b1"));
        assertThat(refusal(checkIn())).isEqualTo(HisRefusal.BOOKING_USED);
    }

    @Test
    void a_server_that_minds_no_condition_has_told_nothing() {
        hospital(200, encounter("16", OTHER_KEY, "b9"));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Unknown.class);
    }

    @Test
    void of_two_visits_made_at_once_the_smaller_id_goes_on_and_a_person_hears_of_it() {
        String ours = encounter("17", KEY, "b1");
        hospital(201, ours, ours, encounter("101", OTHER_KEY, "b1"));
        assertThat(checkIn()).isInstanceOf(HisOutcome.Done.class);
        assertThat(cases.open())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.code().code()).isEqualTo("H32");
                    assertThat(one.found()).containsExactly("Encounter/101", "Encounter/17");
                });
        hospital(201, ours, ours, encounter("9", OTHER_KEY, "b1"));
        assertThat(refusal(checkIn())).isEqualTo(HisRefusal.BOOKING_USED);
        assertThat(cases.open()).extracting(HisCase::subject).containsOnly("b1");
    }

    @Test
    void a_new_patient_is_made_only_where_nobody_has_the_number() {
        says("4.0.1", "Patient:search,create");
        search("Patient", "identifier", nothing());
        server.stubFor(
                post(urlEqualTo("/fhir/Patient"))
                        .willReturn(
                                okJson(
                                                """
                                                {"resourceType":"Patient","id":"p7","identifier":[{"system":"http://fhir.ehealth.gov.vn/core/sid/national_id","value":"056085009999"},
                                                {"system":"https://hospital-kiosk.example/fhir/sid/command","value":"%s"}],"name":[{"text":"ĐỖ THỊ MẪU"}],"birthDate":"1999-02-03","gender":"female"}
                                                """
                                                        .formatted(KEY))
                                        .withStatus(201)));
        assertThat(his.createPatient(command(), person())).isInstanceOf(HisOutcome.Done.class);
        server.verify(
                postRequestedFor(urlEqualTo("/fhir/Patient"))
                        .withHeader("If-None-Exist", containing("056085009999"))
                        .withRequestBody(containing("\"chip-authenticated\""))
                        .withRequestBody(containing("a".repeat(64))));
        assertThat(server.getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().contains("0560"));
    }

    @Test
    void a_child_without_a_number_is_for_the_desk() {
        says("4.0.1", "Patient:search,create");
        NewPatient child =
                new NewPatient(
                        new PersonName("BÉ MẪU"),
                        new BirthDate("2026-11-01"),
                        Sex.UNKNOWN,
                        Optional.empty(),
                        "",
                        "",
                        "",
                        NewPatient.Source.CARD_QR,
                        Optional.empty(),
                        new NewPatient.Consent("a".repeat(64), NOW));
        assertThat(refusal(his.createPatient(command(), child))).isEqualTo(HisRefusal.DESK_ONLY);
    }

    private static NewPatient person() {
        return new NewPatient(
                new PersonName("ĐỖ THỊ MẪU"),
                new BirthDate("1999-02-03"),
                Sex.FEMALE,
                Optional.of(NUMBER),
                "Nha Trang",
                "0905000000",
                "",
                NewPatient.Source.CHIP_AUTHENTICATED,
                Optional.empty(),
                new NewPatient.Consent("a".repeat(64), NOW));
    }

    @Test
    void a_day_is_asked_for_with_its_zone() {
        says("4.0.1", "Appointment:search");
        search("Appointment", "date", nothing());
        his.bookings(new HisPatientId("p1"), LocalDate.of(2026, 11, 25));
        server.verify(
                postRequestedFor(urlEqualTo("/fhir/Appointment/_search"))
                        .withRequestBody(containing("date=ge2026-11-25T00%3A00%3A00%2B07%3A00"))
                        .withRequestBody(containing("date=lt2026-11-26T00%3A00%3A00%2B07%3A00")));
    }
}
