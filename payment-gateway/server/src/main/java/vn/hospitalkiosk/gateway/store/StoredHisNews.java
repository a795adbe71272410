package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.outbox.HandList;
import vn.hospitalkiosk.gateway.outbox.HisNews;

/// Table `his_news`.
public final class StoredHisNews implements HisNews, HandList {
    private static final int LONGEST_ANSWER = 300;
    private static final String PAYMENT = "PAYMENT";
    private static final String REFUND = "REFUND";
    private static final String DEPOSIT = "DEPOSIT";
    private static final String INSERT =
            """
            INSERT INTO his_news (facility_id, news_id, kind, about_id, amount_vnd, moved_at, method, reference, next_try_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String TAKE =
            """
            WITH due AS MATERIALIZED (
              SELECT facility_id, news_id FROM his_news
              WHERE facility_id = :facility AND done_at IS NULL AND next_try_at <= :now
              ORDER BY next_try_at LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE his_news SET next_try_at = :until, tries = tries + 1 WHERE (facility_id, news_id) IN (SELECT facility_id, news_id FROM due)
            RETURNING *
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredHisNews(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void add(HisMoney.MoneyRecord record, Instant at) {
        switch (record) {
            case HisMoney.PaymentRecord p ->
                    insert(
                            p.id(),
                            PAYMENT,
                            p.bill().value(),
                            p.amount(),
                            p.capturedAt(),
                            p.method(),
                            p.reference(),
                            at);
            case HisMoney.RefundRecord r ->
                    insert(
                            r.id(),
                            REFUND,
                            r.bill().value(),
                            r.amount(),
                            r.refundedAt(),
                            r.method(),
                            r.reference(),
                            at);
            case HisMoney.DepositRecord d ->
                    insert(
                            d.id(),
                            DEPOSIT,
                            d.encounter(),
                            d.amount(),
                            d.capturedAt(),
                            d.method(),
                            d.reference(),
                            at);
        }
    }

    private void insert(
            String id,
            String kind,
            String about,
            Vnd amount,
            Instant moved,
            String method,
            String reference,
            Instant at) {
        jdbc.sql(INSERT)
                .params(
                        facility.value(),
                        id,
                        kind,
                        about,
                        amount.dong(),
                        Moments.of(moved),
                        method,
                        reference,
                        Moments.of(at))
                .update();
    }

    @Override
    public List<Taken> take(int most, Instant now, Instant until) {
        return jdbc.sql(TAKE)
                .param("facility", facility.value())
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query((row, _) -> new Taken(record(row), row.getInt("tries")))
                .list();
    }

    @Override
    public void done(String id, Instant at, String answer) {
        jdbc.sql(
                        "UPDATE his_news SET done_at = ?, next_try_at = NULL, last_answer = ? WHERE facility_id = ? AND news_id = ?")
                .params(Moments.of(at), cut(answer), facility.value(), id)
                .update();
    }

    @Override
    public void tryAgain(String id, Instant at, String answer) {
        jdbc.sql(
                        "UPDATE his_news SET next_try_at = ?, last_answer = ? WHERE facility_id = ? AND news_id = ? AND done_at IS NULL")
                .params(Moments.of(at), cut(answer), facility.value(), id)
                .update();
    }

    @Override
    public void releaseAll(Instant now) {
        jdbc.sql(
                        "UPDATE his_news SET next_try_at = least(next_try_at, ?) WHERE facility_id = ? AND done_at IS NULL")
                .params(Moments.of(now), facility.value())
                .update();
    }

    @Override
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM his_news WHERE facility_id = ? AND done_at IS NULL")
                .param(facility.value())
                .query(Long.class)
                .single();
    }

    @Override
    public List<Row> rows(int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM his_news WHERE facility_id = ? AND last_answer = ? AND done_at IS NOT NULL
                        ORDER BY entered_at DESC NULLS FIRST, moved_at LIMIT ?
                        """)
                .params(facility.value(), NOT_OFFERED, most)
                .query((row, _) -> new Row(record(row), entry(row)))
                .list();
    }

    private static Optional<Entry> entry(ResultSet row) throws SQLException {
        String by = Optional.ofNullable(row.getString("entered_by")).orElse("");
        return Moments.maybe(row, "entered_at").map(at -> new Entry(by, at));
    }

    @Override
    public boolean entered(String id, String person, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE his_news SET entered_at = ?, entered_by = ?
                                WHERE facility_id = ? AND news_id = ? AND last_answer = ? AND entered_at IS NULL
                                """)
                        .params(Moments.of(at), person, facility.value(), id, NOT_OFFERED)
                        .update()
                == 1;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
    }

    static HisMoney.MoneyRecord record(ResultSet row) throws SQLException {
        String id = row.getString("news_id");
        String about = row.getString("about_id");
        Vnd amount = new Vnd(row.getLong("amount_vnd"));
        Instant moved = Moments.in(row, "moved_at");
        String method = row.getString("method");
        String reference = row.getString("reference");
        String kind = row.getString("kind");
        return switch (kind) {
            case PAYMENT ->
                    new HisMoney.PaymentRecord(
                            new PaymentId(id), new BillId(about), amount, moved, method, reference);
            case REFUND ->
                    new HisMoney.RefundRecord(
                            id, new BillId(about), amount, moved, method, reference);
            case DEPOSIT -> new HisMoney.DepositRecord(id, about, amount, moved, method, reference);
            default -> throw new IllegalStateException("his_news holds a " + kind);
        };
    }
}
