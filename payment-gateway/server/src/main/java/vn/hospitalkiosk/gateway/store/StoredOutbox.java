package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisMoney.PaymentRecord;
import vn.hospitalkiosk.gateway.outbox.Outbox;

public final class StoredOutbox implements Outbox {
    private static final int LONGEST_ANSWER = 300;
    private static final String INSERT =
            """
            INSERT INTO outbox (facility_id, payment_id, bill_id, amount_vnd, captured_at, method, reference, next_try_at, tries)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// A row taken and forgotten, or told and forgotten, is told once more: the payment id is the HIS's key. Where the log ended is read before the rows are; see [LateFlush] for a row that is not on disk yet.
    private static final String TAKE =
            """
            WITH log AS MATERIALIZED (SELECT pg_current_wal_insert_lsn() AS upto),
            due AS MATERIALIZED (
              SELECT facility_id, payment_id FROM outbox
              WHERE facility_id = :facility AND done_at IS NULL AND next_try_at <= :now AND (SELECT upto FROM log) IS NOT NULL
              ORDER BY next_try_at LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE outbox SET next_try_at = :until, tries = tries + 1 WHERE (facility_id, payment_id) IN (SELECT facility_id, payment_id FROM due)
            RETURNING *, %s AS behind, %s
            """
                    .formatted(LateFlush.behind("(SELECT upto FROM log)"), Lazily.COMMITTED);

    private static final String DONE =
            """
            UPDATE outbox o SET done_at = d.at::timestamptz, next_try_at = NULL, last_answer = d.answer
            FROM unnest(?::text[], ?::text[], ?::text[]) AS d (payment, at, answer)
            WHERE o.facility_id = ? AND o.payment_id = d.payment AND\
            """
                    + " "
                    + Lazily.COMMITTED;

    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final Duration handedFor;

    public StoredOutbox(JdbcClient jdbc, FacilityId facility) {
        this(jdbc, facility, Duration.ZERO);
    }

    /// @param handedFor how long a new row belongs to the gateway that added it; nothing when rows are only taken
    public StoredOutbox(JdbcClient jdbc, FacilityId facility, Duration handedFor) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.handedFor = handedFor;
    }

    @Override
    public void add(PaymentRecord record, Instant at) {
        Together.later(
                jdbc,
                INSERT,
                facility.value(),
                record.key().value(),
                record.bill().value(),
                record.amount().dong(),
                Moments.of(record.capturedAt()),
                record.method(),
                record.reference(),
                Moments.of(at.plus(handedFor)),
                handedFor.isZero() ? 0 : 1);
    }

    /// What it gives is on disk.
    @Override
    public List<Taken> take(int most, Instant now, Instant until) {
        AtomicBoolean behind = new AtomicBoolean();
        List<Taken> due =
                jdbc.sql(TAKE)
                        .param("facility", facility.value())
                        .param("now", Moments.of(now))
                        .param("until", Moments.of(until))
                        .param("most", most)
                        .query((row, _) -> {
                            behind.compareAndSet(false, row.getBoolean("behind"));
                            return taken(row);
                        })
                        .list();
        if (behind.get()) {
            LateFlush.demandOnDisk(jdbc);
        }
        return due;
    }

    @Override
    public void done(List<Done> told) {
        if (!told.isEmpty()) {
            jdbc.sql(DONE)
                    .params(
                            told.stream().map(d -> d.payment().value()).toArray(String[]::new),
                            told.stream().map(d -> d.at().toString()).toArray(String[]::new),
                            told.stream().map(d -> cut(d.answer())).toArray(String[]::new),
                            facility.value())
                    .update();
        }
    }

    @Override
    public void tryAgain(PaymentId payment, Instant at, String answer) {
        jdbc.sql(
                        "UPDATE outbox SET next_try_at = ?, last_answer = ? WHERE facility_id = ? AND payment_id = ? AND done_at IS NULL AND "
                                + Lazily.COMMITTED)
                .params(Moments.of(at), cut(answer), facility.value(), payment.value())
                .update();
    }

    @Override
    public void releaseAll(Instant now) {
        jdbc.sql(
                        "UPDATE outbox SET next_try_at = least(next_try_at, ?) WHERE facility_id = ? AND done_at IS NULL")
                .params(Moments.of(now), facility.value())
                .update();
    }

    @Override
    public long waiting() {
        return jdbc.sql("SELECT count(*) FROM outbox WHERE facility_id = ? AND done_at IS NULL")
                .param(facility.value())
                .query(Long.class)
                .single();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                new PaymentRecord(
                        new PaymentId(row.getString("payment_id")),
                        new BillId(row.getString("bill_id")),
                        new Vnd(row.getLong("amount_vnd")),
                        Moments.in(row, "captured_at"),
                        row.getString("method"),
                        row.getString("reference")),
                row.getInt("tries"));
    }
}
