package vn.hospitalkiosk.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisMoney.Recorded;
import vn.hospitalkiosk.gateway.his.HisOutcome;

class DayTellingTest implements DayBook, His {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Instant EVENING = Instant.parse("2026-11-25T16:59:59Z");
    private static final Instant NIGHT = Instant.parse("2026-11-25T17:30:00Z");

    private final List<HisMoney.MoneyRecord> records = new ArrayList<>();
    private final Map<Integer, Issue> issues = new TreeMap<>();
    private final List<String> heard = new ArrayList<>();
    private HisOutcome<Recorded> answer = new HisOutcome.Done<>(new Recorded());
    private boolean free = true;

    private void round(Instant now) {
        new DayTelling(
                        this,
                        this,
                        new FacilityId("KH01"),
                        ZONE,
                        Duration.ofMinutes(1),
                        Clock.fixed(now, ZoneOffset.UTC))
                .round();
    }

    private void paid(String id, long dong) {
        records.add(
                new HisMoney.PaymentRecord(
                        new PaymentId(id),
                        new BillId("i1"),
                        new Vnd(dong),
                        EVENING,
                        "vietqr",
                        "KH03-7K2M9Q"));
    }

    @Override
    public Set<HisCapability> offered() {
        return Set.of(HisCapability.RECORD_DAY);
    }

    @Override
    public HisOutcome<Recorded> recordDay(HisCommand command, DayStatement day) {
        heard.add(command.key() + ": " + day.lines().size() + ", " + day.total().dong());
        return answer;
    }

    @Override
    public List<HisMoney.MoneyRecord> moved(Instant from, Instant until) {
        return EVENING.isBefore(from) || !EVENING.isBefore(until)
                ? List.of()
                : List.copyOf(records);
    }

    @Override
    public Optional<Issue> last(LocalDate day) {
        return day.equals(DAY)
                ? issues.values().stream().reduce((first, last) -> last)
                : Optional.empty();
    }

    @Override
    public boolean take(Issue issue, Instant now, Instant until) {
        if (free) {
            issues.put(issue.number(), issue);
        }
        return free;
    }

    @Override
    public void told(Issue issue, Instant at) {
        issues.put(issue.number(), new Issue(issue.day(), issue.number(), issue.digest(), true));
    }

    @Override
    public void again(Issue issue, Instant at, String answer) {}

    @Test
    void a_day_is_told_once_half_an_hour_after_it_ended() {
        paid("pay-1", 71_480);
        records.add(
                new HisMoney.RefundRecord(
                        "refund-1", new BillId("i1"), new Vnd(1_000), EVENING, "vietqr", "FT1"));
        round(NIGHT.minusSeconds(1));
        assertThat(heard).isEmpty();
        round(NIGHT);
        round(NIGHT.plusSeconds(3_600));
        assertThat(heard).containsExactly("day-KH01-2026-11-25-1: 2, 70480");
    }

    @Test
    void money_that_becomes_known_late_is_told_as_the_next_issue() {
        paid("pay-1", 71_480);
        round(NIGHT);
        paid("pay-2", 20_000);
        round(NIGHT.plusSeconds(3_600));
        round(NIGHT.plusSeconds(7_200));
        assertThat(heard)
                .containsExactly(
                        "day-KH01-2026-11-25-1: 1, 71480", "day-KH01-2026-11-25-2: 2, 91480");
    }

    @Test
    void what_is_not_known_to_be_told_is_told_again_with_the_same_key() {
        paid("pay-1", 71_480);
        answer = new HisOutcome.Unknown<>("timeout");
        round(NIGHT);
        answer = new HisOutcome.AlreadyDone<>(new Recorded());
        round(NIGHT.plusSeconds(3_600));
        round(NIGHT.plusSeconds(7_200));
        assertThat(heard).hasSize(2).containsOnly("day-KH01-2026-11-25-1: 1, 71480");
    }

    @Test
    void a_day_without_money_or_in_another_gateways_hands_is_not_told() {
        round(NIGHT);
        paid("pay-1", 71_480);
        free = false;
        round(NIGHT);
        assertThat(heard).isEmpty();
    }
}
