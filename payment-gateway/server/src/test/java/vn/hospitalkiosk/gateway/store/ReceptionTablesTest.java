package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.IssuedNumber;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.NumberBlock;
import vn.hospitalkiosk.api.NumberClass;
import vn.hospitalkiosk.api.Place;
import vn.hospitalkiosk.api.PriorityGroup;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.gateway.checkin.DeclaredPriorities.Declared;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.consent.ConsentBook;
import vn.hospitalkiosk.gateway.desk.DeskNews;
import vn.hospitalkiosk.gateway.desk.HelpDesk;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook.Called;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook.Given;

/// What waits at reception, on the real PostgreSQL; each test in a hospital of its own.
class ReceptionTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00.123456Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final FacilityId facility = TestDatabase.newFacility();
    private final KioskIdentity kiosk = new KioskIdentity(facility, new KioskId("K03"));
    private final SqlDowntimeBook book = new SqlDowntimeBook(jdbc, facility);
    private final SqlReceptionNotes notes = new SqlReceptionNotes(jdbc, facility);
    private final SqlDeskNews news = new SqlDeskNews(jdbc, facility);

    private int take(NumberClass kind, LocalDate day) {
        return book.take(kiosk, day, kind, "K3", 40, NOW, NOW.plus(Duration.ofDays(1)));
    }

    private NumberBlock block(NumberClass kind, LocalDate day, int first) {
        return new NumberBlock(
                facility,
                kiosk.kiosk(),
                day,
                kind,
                "K3",
                first,
                first + 39,
                NOW.plus(Duration.ofDays(1)),
                "00");
    }

    private void given(NumberClass kind, int first, int number, Instant at) {
        assertThat(
                        book.given(
                                block(kind, TODAY, first),
                                new IssuedNumber(block(kind, TODAY, first), number, at),
                                NOW))
                .isTrue();
    }

    @Test
    void blocks_taken_at_the_same_time_never_overlap_and_every_day_begins_at_one()
            throws Exception {
        List<NumberClass> kinds = List.of(NumberClass.values());
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            NumberClass kind = kinds.get(i % kinds.size());
            all.add(() -> take(kind, TODAY));
        }
        Set<Integer> firsts = new TreeSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> one : threads.invokeAll(all)) {
                firsts.add(one.get());
            }
        }
        assertThat(firsts).hasSize(12).allMatch(first -> first % 40 == 1).contains(1, 441);
        assertThat(take(NumberClass.FEE, TODAY.plusDays(1))).isEqualTo(1);
        SqlDowntimeBook elsewhere = new SqlDowntimeBook(jdbc, TestDatabase.newFacility());
        assertThat(elsewhere.take(kiosk, TODAY, NumberClass.FEE, "K3", 40, NOW, NOW)).isEqualTo(1);
    }

    @Test
    void numbers_wait_those_called_first_then_priority_then_as_they_were_given_out() {
        given(NumberClass.FEE, 1, 2, NOW.minusSeconds(50));
        given(NumberClass.INSURED, 41, 41, NOW.minusSeconds(60));
        given(NumberClass.PRIORITY, 81, 81, NOW.minusSeconds(10));
        given(NumberClass.FEE, 1, 1, NOW.minusSeconds(40));
        assertThat(
                        book.given(
                                block(NumberClass.FEE, TODAY, 1),
                                new IssuedNumber(block(NumberClass.FEE, TODAY, 1), 1, NOW),
                                NOW))
                .as("told before")
                .isFalse();
        assertThat(labels()).containsExactly("K3-081", "K3-041", "K3-002", "K3-001");
        assertThat(book.call(TODAY, "K3-001", "Quầy 2", NOW)).isTrue();
        assertThat(labels()).containsExactly("K3-001", "K3-081", "K3-041", "K3-002");
        assertThat(book.called(TODAY, 5))
                .containsExactly(
                        new Given(
                                "K3-001",
                                NumberClass.FEE,
                                "K03",
                                NOW.minusSeconds(40),
                                Optional.of(new Called("Quầy 2", NOW))));
        assertThat(book.close(TODAY, "K3-001", Optional.of("enc-1"), "lan", NOW)).isTrue();
        assertThat(book.close(TODAY, "K3-001", Optional.of("enc-2"), "hoa", NOW)).isFalse();
        assertThat(book.call(TODAY, "K3-001", "Quầy 3", NOW)).as("closed").isFalse();
        assertThat(book.close(TODAY, "K3-041", Optional.empty(), "lan", NOW)).isTrue();
        assertThat(labels()).containsExactly("K3-081", "K3-002");
        assertThat(book.called(TODAY, 5)).isEmpty();
        assertThat(book.open(TODAY.plusDays(1))).isEmpty();
    }

    private List<String> labels() {
        return book.open(TODAY).stream().map(Given::label).toList();
    }

    @Test
    void old_days_are_forgotten_whole() {
        take(NumberClass.FEE, TODAY.minusDays(31));
        take(NumberClass.FEE, TODAY.minusDays(30));
        given(NumberClass.FEE, 1, 1, NOW);
        assertThat(book.forgetBefore(TODAY.minusDays(30))).isZero();
        assertThat(days("number_block")).containsExactly(TODAY.minusDays(30));
        assertThat(days("number_counter")).containsExactly(TODAY.minusDays(30));
        assertThat(book.forgetBefore(TODAY.plusDays(1))).isEqualTo(1);
        assertThat(days("offline_number")).isEmpty();
    }

    private List<LocalDate> days(String table) {
        return jdbc.sql("SELECT day FROM " + table + " WHERE facility_id = ? ORDER BY day")
                .param(facility.value())
                .query((row, _) -> Objects.requireNonNull(row.getObject(1, LocalDate.class)))
                .list();
    }

    @Test
    void what_a_person_said_stands_once_per_answer_under_a_key_nobody_can_guess() {
        ConsentBook consents =
                new SqlConsentBook(jdbc, "k".repeat(32).getBytes(StandardCharsets.US_ASCII));
        VisitId visit = new VisitId("visit-1");
        consents.add(kiosk, visit, "056085000427", said("record", true, NOW));
        consents.add(kiosk, visit, "056085000427", said("record", true, NOW.plusSeconds(9)));
        consents.add(kiosk, visit, "056085000427", said("messages", false, NOW));
        consents.add(kiosk, visit, "056085000427", said("messages", true, NOW.plusSeconds(60)));
        consents.add(kiosk, new VisitId("visit-2"), "056085000427", said("record", true, NOW));
        List<byte[]> keys =
                jdbc.sql("SELECT DISTINCT person_key FROM consent WHERE facility_id = ?")
                        .param(facility.value())
                        .query((row, _) -> Objects.requireNonNull(row.getBytes(1)))
                        .list();
        assertThat(keys).singleElement().matches(key -> key.length == 32);
        assertThat(new String(keys.getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("056085");
        assertThat(
                        jdbc.sql(
                                        "SELECT visit_id || ' ' || purpose || ' ' || version || ' ' || given || ' ' || text_hash FROM consent WHERE facility_id = ? ORDER BY consent_id")
                                .param(facility.value())
                                .query(String.class)
                                .list())
                .containsExactly(
                        "visit-1 record v1 true hash-of-record",
                        "visit-1 messages v1 false hash-of-messages",
                        "visit-1 messages v1 true hash-of-messages",
                        "visit-2 record v1 true hash-of-record");
        ConsentBook otherKey =
                new SqlConsentBook(jdbc, "q".repeat(32).getBytes(StandardCharsets.US_ASCII));
        otherKey.add(kiosk, visit, "056085000427", said("record", true, NOW));
        assertThat(
                        jdbc.sql(
                                        "SELECT count(DISTINCT person_key) FROM consent WHERE facility_id = ?")
                                .param(facility.value())
                                .query(Long.class)
                                .single())
                .as("under another key somebody else")
                .isEqualTo(2);
    }

    private static ConsentBook.Answer said(String purpose, boolean given, Instant at) {
        return new ConsentBook.Answer(purpose, "v1", "hash-of-" + purpose, given, at);
    }

    @Test
    void a_call_for_help_waits_until_one_person_goes() {
        SqlKioskNotes kiosks = new SqlKioskNotes(jdbc);
        kiosks.called(kiosk, "qr", NOW.minusSeconds(60));
        kiosks.called(kiosk, "bill", NOW.minusSeconds(90));
        kiosks.called(kiosk, "welcome", NOW.minus(Duration.ofHours(13)));
        List<HelpDesk.Call> open = notes.open(NOW.minus(Duration.ofHours(12)), 10);
        assertThat(open).extracting(HelpDesk.Call::screen).containsExactly("bill", "qr");
        long call = open.getFirst().number();
        SqlReceptionNotes elsewhere = new SqlReceptionNotes(jdbc, TestDatabase.newFacility());
        assertThat(elsewhere.answer(call, "lan", NOW)).as("another hospital").isFalse();
        assertThat(notes.answer(call, "lan", NOW)).isTrue();
        assertThat(notes.answer(call, "hoa", NOW)).isFalse();
        assertThat(notes.open(NOW.minus(Duration.ofHours(12)), 10)).hasSize(1);
        assertThat(notes.open(NOW.minus(Duration.ofHours(14)), 1)).hasSize(1);
    }

    private VisitId declared(String number, PriorityGroup... groups) {
        VisitId visit = new VisitId("visit-" + number);
        notes.declared(
                kiosk,
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
                Set.of(groups),
                NOW);
        return visit;
    }

    @Test
    void a_declared_priority_is_decided_once_and_told_until_the_his_knows() {
        VisitId one = declared("034", PriorityGroup.PREGNANT, PriorityGroup.MERIT);
        declared("034", PriorityGroup.AGED_75);
        assertThat(notes.open(10))
                .containsExactly(
                        new Declared(
                                one,
                                "K03",
                                "034",
                                "Nội tổng quát",
                                Set.of(PriorityGroup.PREGNANT, PriorityGroup.MERIT),
                                NOW));
        assertThat(news.take(10, NOW, NOW)).as("nothing is decided").isEmpty();
        assertThat(notes.decide(one, false, "lan", NOW)).isTrue();
        assertThat(notes.decide(one, true, "hoa", NOW)).isFalse();
        assertThat(notes.open(10)).isEmpty();
        assertThat(news.standing(10)).as("on its way").isEmpty();
        DeskNews.Judged judged =
                new DeskNews.Judged(
                        one,
                        kiosk.kiosk(),
                        "enc-034",
                        Set.of(PriorityGroup.PREGNANT, PriorityGroup.MERIT),
                        false,
                        "lan",
                        NOW,
                        1);
        assertThat(news.take(10, NOW, NOW.plusSeconds(30))).containsExactly(judged);
        assertThat(news.take(10, NOW.plusSeconds(29), NOW)).as("leased").isEmpty();
        news.again(judged, NOW.plusSeconds(60), "no answer");
        assertThat(news.standing(10))
                .singleElement()
                .matches(standing -> standing.asked() && standing.number().equals("034"));
        assertThat(news.take(10, NOW.plusSeconds(60), NOW.plusSeconds(90)))
                .singleElement()
                .matches(item -> item.tries() == 2);
        news.told(judged, NOW.plusSeconds(61));
        assertThat(news.standing(10)).isEmpty();
        assertThat(news.take(10, NOW.plus(Duration.ofDays(1)), NOW)).isEmpty();
        assertThat(news.entered(one, "lan", NOW)).as("the HIS knows").isFalse();
    }

    @Test
    void a_no_the_his_does_not_take_stands_at_the_desk_until_a_person_entered_it() {
        VisitId no = declared("035", PriorityGroup.MERIT);
        VisitId yes = declared("036", PriorityGroup.MERIT);
        notes.decide(no, false, "lan", NOW);
        notes.decide(yes, true, "lan", NOW);
        news.take(10, NOW, NOW.plusSeconds(30)).forEach(item -> news.leave(item, "not offered"));
        assertThat(news.standing(10))
                .containsExactly(
                        new DeskNews.Standing(no, "035", "Nội tổng quát", "enc-035", NOW, false));
        assertThat(news.entered(yes, "lan", NOW)).as("a yes stands there already").isFalse();
        assertThat(news.entered(no, "lan", NOW)).isTrue();
        assertThat(news.entered(no, "hoa", NOW)).isFalse();
        assertThat(news.standing(10)).isEmpty();
    }

    @Test
    void a_linked_number_is_told_and_an_absent_one_is_not() {
        given(NumberClass.FEE, 1, 1, NOW);
        given(NumberClass.FEE, 1, 2, NOW);
        book.close(TODAY, "K3-001", Optional.of("enc-1"), "lan", NOW.plusSeconds(5));
        book.close(TODAY, "K3-002", Optional.empty(), "lan", NOW.plusSeconds(5));
        DeskNews.Linked linked =
                new DeskNews.Linked(
                        TODAY, "K3-001", kiosk.kiosk(), NOW, "enc-1", "lan", NOW.plusSeconds(5), 1);
        assertThat(news.take(10, NOW.plusSeconds(5), NOW.plusSeconds(9))).containsExactly(linked);
        news.told(linked, NOW.plusSeconds(6));
        assertThat(news.take(10, NOW.plusSeconds(60), NOW.plusSeconds(90))).isEmpty();
    }
}
