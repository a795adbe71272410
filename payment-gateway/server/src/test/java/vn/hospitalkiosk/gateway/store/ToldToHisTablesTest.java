package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.outbox.DayBook.Issue;
import vn.hospitalkiosk.gateway.outbox.UntoldLooks;

/// What a HIS is told afterwards, on the real PostgreSQL; each test in a hospital of its own.
class ToldToHisTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final FacilityId facility = TestDatabase.newFacility();
    private final StoredLooksTold looks = new StoredLooksTold(jdbc, facility);
    private final StoredDaysTold days = new StoredDaysTold(jdbc, facility);

    private void seen(String who, String action, String subject) {
        new StoredAudit(jdbc, facility, Clock.fixed(NOW, ZoneOffset.UTC))
                .note(who, action, subject, "chip");
    }

    @Test
    void looks_are_told_from_the_first_round_on_by_one_gateway_at_a_time_and_never_twice() {
        seen("kiosk K03", StoredLooksTold.SEEN, "p0");
        assertThat(looks.begin(NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(looks.begin(NOW, NOW.plusSeconds(60))).isFalse();
        seen("kiosk K03", StoredLooksTold.SEEN, "p1");
        seen("kiosk K03", "identification", "v1");
        seen("lan", StoredLooksTold.SEEN, "insurance-check/1");
        seen("kiosk K04", StoredLooksTold.SEEN, "p2");
        assertThat(looks.next(10, NOW.minusSeconds(1))).isEmpty();
        var due = looks.next(10, NOW);
        assertThat(due)
                .extracting(one -> one.kiosk() + " " + one.patient().value() + " " + one.how())
                .containsExactly("K03 p1 chip", "K04 p2 chip");
        UntoldLooks.Item first = due.getFirst();
        looks.told(first);
        assertThat(looks.next(10, NOW)).containsExactly(due.getLast());
        looks.end(NOW);
        assertThat(looks.begin(NOW, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void an_issue_of_a_day_is_taken_by_one_gateway_for_one_set_of_figures_until_it_is_told() {
        Issue issue = new Issue(DAY, 1, "a".repeat(64), false);
        Instant until = NOW.plusSeconds(60);
        assertThat(days.last(DAY)).isEmpty();
        assertThat(days.take(issue, NOW, until)).isTrue();
        assertThat(days.take(issue, NOW, until)).isFalse();
        days.again(issue, NOW, "timeout");
        assertThat(days.take(new Issue(DAY, 1, "b".repeat(64), false), NOW, until)).isFalse();
        assertThat(days.take(issue, NOW, until)).isTrue();
        days.told(issue, NOW);
        assertThat(days.take(issue, until, until.plusSeconds(60))).isFalse();
        assertThat(days.last(DAY)).contains(new Issue(DAY, 1, "a".repeat(64), true));
    }

    @Test
    void what_moved_on_a_day_is_found_and_what_moved_after_it_is_not() {
        HisMoney.RefundRecord refund =
                new HisMoney.RefundRecord(
                        "refund-1", new BillId("i1"), new Vnd(1_000), NOW, "vietqr", "FT1");
        new StoredHisNews(jdbc, facility).add(refund, NOW);
        assertThat(days.moved(NOW, NOW.plusSeconds(1))).containsExactly(refund);
        assertThat(days.moved(NOW.plusSeconds(1), NOW.plusSeconds(2))).isEmpty();
        assertThat(days.moved(NOW.minusSeconds(1), NOW)).isEmpty();
    }
}
