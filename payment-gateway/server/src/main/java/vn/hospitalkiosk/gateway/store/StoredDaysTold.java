package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.outbox.DayBook;

/// Table `day_told`; the lines of a day stand in `outbox` and `his_news`.
public final class StoredDaysTold implements DayBook {
    private static final int LONGEST_ANSWER = 300;
    private static final String PAYMENTS =
            """
            SELECT payment_id, bill_id, amount_vnd, captured_at, method, reference FROM outbox
            WHERE facility_id = ? AND captured_at >= ? AND captured_at < ?
            """;
    private static final String NEWS =
            "SELECT * FROM his_news WHERE facility_id = ? AND moved_at >= ? AND moved_at < ?";
    private static final String TAKE =
            """
            INSERT INTO day_told AS d (facility_id, day, issue, digest, taken_until) VALUES (:facility, :day, :issue, :digest, :until)
            ON CONFLICT (facility_id, day, issue) DO UPDATE SET taken_until = :until
            WHERE d.digest = :digest AND d.told_at IS NULL AND d.taken_until <= :now
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredDaysTold(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public List<HisMoney.MoneyRecord> moved(Instant from, Instant until) {
        List<HisMoney.MoneyRecord> payments =
                jdbc.sql(PAYMENTS)
                        .params(facility.value(), Moments.of(from), Moments.of(until))
                        .<HisMoney.MoneyRecord>query((row, _) ->
                                new HisMoney.PaymentRecord(
                                        new PaymentId(row.getString("payment_id")),
                                        new BillId(row.getString("bill_id")),
                                        new Vnd(row.getLong("amount_vnd")),
                                        Moments.in(row, "captured_at"),
                                        row.getString("method"),
                                        row.getString("reference")))
                        .list();
        List<HisMoney.MoneyRecord> news =
                jdbc.sql(NEWS)
                        .params(facility.value(), Moments.of(from), Moments.of(until))
                        .<HisMoney.MoneyRecord>query((row, _) -> StoredHisNews.record(row))
                        .list();
        return Stream.concat(payments.stream(), news.stream()).toList();
    }

    @Override
    public Optional<Issue> last(LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT issue, digest, told_at IS NOT NULL AS told FROM day_told
                        WHERE facility_id = ? AND day = ? ORDER BY issue DESC LIMIT 1
                        """)
                .params(facility.value(), day)
                .query((row, _) ->
                        new Issue(
                                day,
                                row.getInt("issue"),
                                row.getString("digest"),
                                row.getBoolean("told")))
                .optional();
    }

    @Override
    public boolean take(Issue issue, Instant now, Instant until) {
        return jdbc.sql(TAKE)
                        .param("facility", facility.value())
                        .param("day", issue.day())
                        .param("issue", issue.number())
                        .param("digest", issue.digest())
                        .param("now", Moments.of(now))
                        .param("until", Moments.of(until))
                        .update()
                == 1;
    }

    @Override
    public void told(Issue issue, Instant at) {
        jdbc.sql(
                        "UPDATE day_told SET told_at = ?, last_answer = 'done' WHERE facility_id = ? AND day = ? AND issue = ?")
                .params(Moments.of(at), facility.value(), issue.day(), issue.number())
                .update();
    }

    @Override
    public void again(Issue issue, Instant at, String answer) {
        jdbc.sql(
                        "UPDATE day_told SET taken_until = ?, last_answer = ? WHERE facility_id = ? AND day = ? AND issue = ?")
                .params(
                        Moments.of(at),
                        answer.length() <= LONGEST_ANSWER
                                ? answer
                                : answer.substring(0, LONGEST_ANSWER),
                        facility.value(),
                        issue.day(),
                        issue.number())
                .update();
    }
}
