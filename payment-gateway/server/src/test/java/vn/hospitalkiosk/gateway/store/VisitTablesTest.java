package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BookingId;
import vn.hospitalkiosk.api.BookingView;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.checkin.TypedNumbers;
import vn.hospitalkiosk.gateway.checkin.Visit;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.store.embedded.EmbeddedPostgres;

class VisitTablesTest {
    private static final FacilityId FACILITY = new FacilityId("KH01");
    private static final KioskIdentity K03 = new KioskIdentity(FACILITY, new KioskId("K03"));
    private static final KioskIdentity K04 = new KioskIdentity(FACILITY, new KioskId("K04"));
    private static final VisitId VISIT = new VisitId("visit-1");
    private static final String NUMBER = "056085009999";
    private static final Instant NOW = Instant.parse("2026-11-25T00:45:00.123456Z");
    private static final Place PLACE = new Place("Phòng 205", "Tầng 2", "Nhà A", "Rẽ phải");
    private static final Visit.Person PERSON =
            new Visit.Person(
                    new HisPatientId("p1"),
                    "TRẦN V** M**",
                    1985,
                    List.of(new BookingView(new BookingId("b1"), NOW, "Nội Tim mạch", PLACE)),
                    new CoverageView(
                            CoverageView.State.VALID,
                            Optional.of("•••• 6789"),
                            Optional.of(LocalDate.of(2026, 12, 31)),
                            Optional.empty()));
    private static final Visit.Begun BEGUN =
            new Visit.Begun(
                    new CommandId("command-1"),
                    new vn.hospitalkiosk.api.VisitGoal.Booked(new BookingId("b1")),
                    true,
                    java.util.Set.of(),
                    NOW);
    private static final Visit.Registered REGISTERED =
            new Visit.Registered(
                    "e1",
                    new Ticket(
                            "034",
                            "Nội Tim mạch",
                            PLACE,
                            Optional.of(NOW),
                            Optional.empty(),
                            List.of("Khám – P. 205"),
                            "e1"),
                    Optional.of(new BillId("i1")));

    private static @TempDir Path folder;
    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;
    private static SqlVisits visits;

    @BeforeAll
    static void start() {
        postgres =
                EmbeddedPostgres.start(
                        new EmbeddedPostgres.Folders(
                                folder.resolve("data/postgres"),
                                folder.resolve("data/programs"),
                                folder.resolve("log/postgres.log"),
                                folder.resolve("secrets/password")));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.jdbcUrl());
        source.setUser(postgres.user());
        source.setPassword(postgres.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        visits = new SqlVisits(jdbc, JsonMapper.builder().build());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("TRUNCATE visit, visit_bill, typed_number, help_call, print_report").update();
    }

    private static Clock at(Duration later) {
        return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }

    private static SqlTypedNumbers numbers(Duration later) {
        return new SqlTypedNumbers(
                jdbc, "k".repeat(32).getBytes(StandardCharsets.US_ASCII), at(later));
    }

    @Test
    void a_visit_is_found_as_it_was_stored() {
        assertThat(visits.find(K03, VISIT)).isEmpty();
        assertThat(visits.identified(K03, VISIT, PERSON, NOW)).isTrue();
        assertThat(visits.begin(K03, VISIT, BEGUN)).isTrue();
        visits.registered(K03, VISIT, REGISTERED);
        assertThat(visits.find(K03, VISIT))
                .contains(
                        new Visit(
                                VISIT,
                                Optional.of(PERSON),
                                Optional.of(BEGUN),
                                Optional.of(REGISTERED),
                                false));
    }

    @Test
    void another_kiosk_finds_and_changes_nothing() {
        visits.identified(K03, VISIT, PERSON, NOW);
        assertThat(visits.find(K04, VISIT)).isEmpty();
        assertThat(visits.identified(K04, VISIT, PERSON, NOW)).isFalse();
        assertThat(visits.begin(K04, VISIT, BEGUN)).isFalse();
        visits.end(K04, VISIT, NOW);
        assertThat(visits.find(K03, VISIT).orElseThrow().ended()).isFalse();
    }

    @Test
    void a_begun_check_in_stays_with_its_person_and_its_command() {
        visits.identified(K03, VISIT, PERSON, NOW);
        assertThat(visits.identified(K03, VISIT, PERSON, NOW)).isTrue();
        assertThat(visits.begin(K03, VISIT, BEGUN)).isTrue();
        assertThat(visits.begin(K03, VISIT, BEGUN)).isFalse();
        assertThat(visits.identified(K03, VISIT, PERSON, NOW)).isFalse();
        VisitId other = new VisitId("visit-2");
        visits.identified(K04, other, PERSON, NOW);
        assertThat(visits.begin(K04, other, BEGUN)).isFalse();
        visits.refused(K03, VISIT);
        assertThat(visits.begin(K04, other, BEGUN)).isTrue();
    }

    @Test
    void an_ended_visit_holds_nothing_of_the_person() {
        visits.identified(K03, VISIT, PERSON, NOW);
        visits.begin(K03, VISIT, BEGUN);
        visits.registered(K03, VISIT, REGISTERED);
        BillId bill = REGISTERED.bill().orElseThrow();
        assertThat(visits.owes(K03, VISIT, bill)).isTrue();
        assertThat(visits.owes(K04, VISIT, bill)).isFalse();
        visits.end(K03, VISIT, NOW);
        assertThat(visits.owes(K03, VISIT, bill)).isFalse();
        Visit ended = visits.find(K03, VISIT).orElseThrow();
        assertThat(ended.ended()).isTrue();
        assertThat(ended.person()).isEmpty();
        assertThat(ended.registered()).isEmpty();
        visits.covered(K03, VISIT, PERSON.coverage());
        assertThat(visits.identified(K03, VISIT, PERSON, NOW)).isFalse();
        assertThat(jdbc.sql("SELECT * FROM visit").query().singleRow().values().toString())
                .doesNotContain("p1", "TRẦN", "034", "Tim mạch", "e1");
        assertThatThrownBy(() -> jdbc.sql("UPDATE visit SET his_patient = 'p1'").update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void bills_shown_in_a_visit_are_its_own_and_gone_with_it() {
        BillId bill = new BillId("invoice-7");
        visits.identified(K03, VISIT, PERSON, NOW);
        visits.offered(K04, VISIT, List.of(bill));
        assertThat(visits.owes(K03, VISIT, bill)).isFalse();
        visits.offered(K03, VISIT, List.of(bill));
        visits.offered(K03, VISIT, List.of(bill));
        assertThat(visits.owes(K03, VISIT, bill)).isTrue();
        assertThat(visits.owes(K04, VISIT, bill)).isFalse();
        assertThat(visits.owes(K03, VISIT, new BillId("invoice-8"))).isFalse();
        visits.end(K03, VISIT, NOW);
        assertThat(visits.owes(K03, VISIT, bill)).isFalse();
        assertThat(jdbc.sql("SELECT count(*) FROM visit_bill").query(Long.class).single()).isZero();
    }

    @Test
    void abandoned_visits_end_by_themselves() {
        visits.identified(K03, VISIT, PERSON, NOW);
        assertThat(visits.endUntouchedSince(NOW)).isZero();
        assertThat(visits.endUntouchedSince(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(visits.find(K03, VISIT).orElseThrow().person()).isEmpty();
    }

    @Test
    void a_coverage_that_comes_late_is_kept() {
        visits.identified(K03, VISIT, PERSON, NOW);
        CoverageView late =
                new CoverageView(
                        CoverageView.State.UNVERIFIED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        visits.covered(K03, VISIT, late);
        assertThat(visits.find(K03, VISIT).flatMap(Visit::person).orElseThrow().coverage())
                .isEqualTo(late);
    }

    @Test
    void five_failures_within_a_quarter_of_an_hour_block_for_a_quarter_of_an_hour() {
        for (int i = 1; i < TypedNumbers.FAILURES_ALLOWED; i++) {
            assertThat(numbers(Duration.ofMinutes(i)).failed(FACILITY, NUMBER)).isFalse();
        }
        assertThat(numbers(Duration.ofMinutes(5)).isBlocked(FACILITY, NUMBER)).isFalse();
        assertThat(numbers(Duration.ofMinutes(5)).failed(FACILITY, NUMBER)).isTrue();
        assertThat(numbers(Duration.ofMinutes(19)).isBlocked(FACILITY, NUMBER)).isTrue();
        assertThat(numbers(Duration.ofMinutes(19)).isBlocked(FACILITY, "056085008888")).isFalse();
        assertThat(numbers(Duration.ofMinutes(20)).isBlocked(FACILITY, NUMBER)).isFalse();
        assertThat(numbers(Duration.ofMinutes(20)).failed(FACILITY, NUMBER)).isFalse();
        assertThat(numbers(Duration.ofMinutes(20)).isBlocked(FACILITY, NUMBER)).isFalse();
    }

    @Test
    void slow_failures_do_not_add_up_and_a_success_forgives() {
        for (int i = 0; i < 10; i++) {
            assertThat(numbers(Duration.ofMinutes(16L * i)).failed(FACILITY, NUMBER)).isFalse();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(numbers(Duration.ofDays(1)).failed(FACILITY, NUMBER)).isFalse();
        }
        numbers(Duration.ofDays(1)).succeeded(FACILITY, NUMBER);
        for (int i = 0; i < 4; i++) {
            assertThat(numbers(Duration.ofDays(1)).failed(FACILITY, NUMBER)).isFalse();
        }
    }

    @Test
    void the_number_itself_is_not_in_the_table() {
        numbers(Duration.ZERO).failed(FACILITY, NUMBER);
        byte[] key = jdbc.sql("SELECT number_key FROM typed_number").query(byte[].class).single();
        assertThat(key).hasSize(32);
        assertThat(new String(key, StandardCharsets.ISO_8859_1)).doesNotContain("0560");
    }

    @Test
    void of_two_reports_about_one_print_the_last_counts() {
        SqlKioskNotes notes = new SqlKioskNotes(jdbc);
        for (PrintReport.Result result :
                List.of(PrintReport.Result.UNKNOWN, PrintReport.Result.PRINTED)) {
            notes.reported(
                    K03,
                    new PrintReport(
                            new CommandId("job-1"),
                            VISIT,
                            Optional.of(new PaymentId("pay-1")),
                            PrintReport.SlipKind.RECEIPT,
                            result),
                    NOW);
        }
        assertThat(jdbc.sql("SELECT result FROM print_report").query(String.class).list())
                .containsExactly("PRINTED");
        notes.called(K03, "qr", NOW);
        assertThat(jdbc.sql("SELECT screen FROM help_call").query(String.class).list())
                .containsExactly("qr");
    }

    @Test
    void the_zone_of_the_machine_changes_no_moment() {
        assertThat(ZoneId.systemDefault()).isNotEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
        visits.identified(K03, VISIT, PERSON, NOW);
        visits.begin(K03, VISIT, BEGUN);
        assertThat(visits.find(K03, VISIT).flatMap(Visit::begun)).contains(BEGUN);
    }

    private static HisCase twice(String... found) {
        return new HisCase(
                new FailureCode("H09"),
                "command-1",
                List.of(found),
                Optional.of(new KioskId("K03")),
                NOW);
    }

    @Test
    void a_case_for_the_desk_stands_once_grows_and_opens_again_only_with_news() {
        HisCases cases = new StoredHisCases(jdbc, FACILITY);
        cases.raise(twice("Encounter/1", "Encounter/2"));
        cases.raise(twice("Encounter/2", "Encounter/3"));
        assertThat(cases.open())
                .containsExactly(twice("Encounter/1", "Encounter/2", "Encounter/3"));
        assertThat(cases.close(new FailureCode("H09"), "command-1", "desk", NOW)).isTrue();
        assertThat(cases.close(new FailureCode("H09"), "command-1", "desk", NOW)).isFalse();
        cases.raise(twice("Encounter/1", "Encounter/3"));
        assertThat(cases.open()).isEmpty();
        cases.raise(twice("Encounter/4"));
        assertThat(cases.open()).hasSize(1);
        assertThat(new StoredHisCases(jdbc, new FacilityId("KH02")).open()).isEmpty();
    }
}
