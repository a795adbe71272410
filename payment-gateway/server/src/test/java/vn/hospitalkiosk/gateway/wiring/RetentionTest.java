package vn.hospitalkiosk.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.checkin.Visit;
import vn.hospitalkiosk.gateway.consent.ConsentBook;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.store.SqlConsentBook;
import vn.hospitalkiosk.gateway.store.SqlDowntimeBook;
import vn.hospitalkiosk.gateway.store.SqlKioskNotes;
import vn.hospitalkiosk.gateway.store.SqlReceptionNotes;
import vn.hospitalkiosk.gateway.store.SqlTypedNumbers;
import vn.hospitalkiosk.gateway.store.SqlVisits;
import vn.hospitalkiosk.gateway.store.StoredHisCases;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// What docs/visits.md says about "kept how long", row by row. It plays in 2019: what other tests wrote is younger than anything deleted here.
class RetentionTest {
    private static final Instant NOW = Instant.parse("2019-06-30T05:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2019, 6, 30);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] KEY = "k".repeat(32).getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final FacilityId facility = TestDatabase.newFacility();
    private final KioskIdentity kiosk = new KioskIdentity(facility, new KioskId("K03"));
    private final SqlVisits visits = new SqlVisits(jdbc, JsonMapper.builder().build());
    private final SqlReceptionNotes help = new SqlReceptionNotes(jdbc, facility);
    private final SqlKioskNotes kiosks = new SqlKioskNotes(jdbc);
    private final StoredHisCases cases = new StoredHisCases(jdbc, facility);
    private final SqlDowntimeBook numbers = new SqlDowntimeBook(jdbc, facility);
    private final SqlConsentBook consents = new SqlConsentBook(jdbc, KEY);

    @Test
    void each_kind_of_row_is_kept_as_long_as_promised_and_no_longer() {
        for (int days : new int[] {31, 29}) {
            downtime(TODAY.minusDays(days));
        }
        for (int days : new int[] {91, 89}) {
            traces(days);
        }
        for (int days : new int[] {3651, 3649}) {
            consents.add(
                    kiosk,
                    new VisitId("v" + days),
                    "056085000427",
                    new ConsentBook.Answer("record", "v1", "hash", true, before(days)));
        }
        guess(2);
        guess(0);
        retention(VisitConfig.USUAL).run();
        assertThat(left("visit", "visit_id")).containsExactly("open-89", "open-91", "v89");
        assertThat(left("help_call", "screen")).containsExactly("s89");
        assertThat(left("declared_priority", "visit_id")).containsExactly("v89");
        assertThat(left("print_report", "visit_id")).containsExactly("v89");
        assertThat(left("his_case", "subject")).containsExactly("c89", "open-89", "open-91");
        assertThat(left("number_counter", "day")).containsExactly("2019-06-01");
        assertThat(left("number_block", "day")).containsExactly("2019-06-01");
        assertThat(left("offline_number", "day")).containsExactly("2019-06-01");
        assertThat(left("consent", "visit_id")).containsExactly("v3649");
        assertThat(left("typed_number", "failures")).containsExactly("1");
    }

    @Test
    void the_hospital_may_keep_all_of_it_shorter() {
        traces(3);
        downtime(TODAY.minusDays(3));
        retention(
                        new VisitConfig(
                                Optional.empty(), Optional.of(2), Optional.of(2), Optional.of(365)))
                .run();
        for (String table : List.of("help_call", "declared_priority", "print_report")) {
            assertThat(left(table, "kiosk_id")).as(table).isEmpty();
        }
        assertThat(left("visit", "visit_id")).containsExactly("open-3");
        assertThat(left("offline_number", "label")).isEmpty();
    }

    private Retention retention(VisitConfig kept) {
        return new Retention(
                kept,
                visits,
                help,
                kiosks,
                cases,
                numbers,
                consents,
                new SqlTypedNumbers(jdbc, KEY, CLOCK),
                CLOCK);
    }

    private static Instant before(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private void traces(int days) {
        Instant at = before(days);
        VisitId visit = new VisitId("v" + days);
        visits.identified(kiosk, visit, person(), at);
        visits.end(kiosk, visit, at);
        visits.identified(kiosk, new VisitId("open-" + days), person(), at);
        kiosks.called(kiosk, "s" + days, at);
        help.declared(kiosk, visit, "e1", ticket(), Set.of(PriorityGroup.MERIT), at);
        kiosks.reported(
                kiosk,
                new PrintReport(
                        new CommandId("job-" + days),
                        visit,
                        Optional.empty(),
                        PrintReport.SlipKind.RECEIPT,
                        PrintReport.Result.PRINTED),
                at);
        raised("c" + days, at);
        cases.close(new FailureCode("H09"), "c" + days, "lan", at);
        raised("open-" + days, at);
    }

    private void raised(String subject, Instant at) {
        cases.raise(
                new HisCase(
                        new FailureCode("H09"),
                        subject,
                        List.of("Encounter/1"),
                        Optional.empty(),
                        at));
    }

    private static Visit.Person person() {
        return new Visit.Person(
                new HisPatientId("p1"),
                "TRẦN T** M**",
                1985,
                List.of(),
                new CoverageView(
                        CoverageView.State.NOT_USED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Ticket ticket() {
        return new Ticket(
                "034",
                "Nội",
                new Place("Phòng 203", "Tầng 2", "Nhà A", ""),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "e1");
    }

    private void downtime(LocalDate day) {
        int first = numbers.take(kiosk, day, NumberClass.FEE, "K3", 40, NOW, NOW);
        NumberBlock block =
                new NumberBlock(
                        facility,
                        kiosk.kiosk(),
                        day,
                        NumberClass.FEE,
                        "K3",
                        first,
                        first + 39,
                        NOW,
                        "00");
        numbers.given(block, new IssuedNumber(block, first, NOW), NOW);
    }

    private void guess(int daysAgo) {
        new SqlTypedNumbers(jdbc, KEY, Clock.fixed(before(daysAgo), ZoneOffset.UTC))
                .failed(facility, "05608500042" + daysAgo);
    }

    private List<String> left(String table, String column) {
        return jdbc.sql(
                        "SELECT "
                                + column
                                + "::text FROM "
                                + table
                                + " WHERE facility_id = ? ORDER BY 1")
                .param(facility.value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
