package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.Refund;
import vn.hospitalkiosk.gateway.refund.RefundId;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.refund.RefundState;

/// Table `refund`; its trigger takes the money from where it stands, and the check there is the ceiling.
public final class StoredRefunds implements RefundRegister {
    private static final String INSERT =
            """
            INSERT INTO refund (facility_id, refund_id, holding_id, psp, psp_txn_id, payment_id, amount_vnd, limit_vnd,
              by_voucher, state, version, maker, reason, proposed_at)
            VALUES (:facility, :id, :holding, :psp, :txn, :payment, :amount, :limit,
              :voucher, :state, :version, :maker, :reason, :at)
            """;
    private static final String UPDATE =
            """
            UPDATE refund SET state = :state, version = :version, checker = :checker, turned_down_by = :turnedDown,
              checked_at = :checkedAt, sent_at = :sent, times_asked = :times, next_at = :next, leased_until = NULL,
              said = :said, proof = :proof, voucher_number = :voucher, journal_id = :journal
            WHERE facility_id = :facility AND refund_id = :id AND version = :version - 1
            """;
    private static final String DUE =
            """
            WITH due AS MATERIALIZED (
              SELECT facility_id, refund_id FROM refund
              WHERE facility_id = :facility AND next_at <= :now AND (leased_until IS NULL OR leased_until <= :now)
              ORDER BY next_at LIMIT :most FOR UPDATE SKIP LOCKED)
            UPDATE refund SET leased_until = :until WHERE (facility_id, refund_id) IN (SELECT facility_id, refund_id FROM due)
            RETURNING *
            """;
    private static final String NEXT_VOUCHER =
            """
            INSERT INTO voucher_counter (facility_id, year, last) VALUES (?, ?, 1)
            ON CONFLICT (facility_id, year) DO UPDATE SET last = voucher_counter.last + 1
            RETURNING last
            """;
    private static final String ONE =
            "SELECT * FROM refund WHERE facility_id = ? AND refund_id = ?";

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredRefunds(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void add(Refund refund) {
        jdbc.sql(INSERT)
                .param("facility", facility.value())
                .param("id", refund.id().value())
                .param("holding", refund.money().value())
                .param("psp", refund.psp().value())
                .param("txn", refund.transaction())
                .param("payment", refund.payment().map(PaymentId::value).orElse(null))
                .param("amount", refund.amount().dong())
                .param("limit", refund.limit().dong())
                .param("voucher", refund.byVoucher())
                .param("state", refund.standing().state().name())
                .param("version", refund.standing().version())
                .param("maker", refund.proposal().maker().value())
                .param("reason", refund.proposal().reason())
                .param("at", Moments.of(refund.proposal().at()))
                .update();
    }

    @Override
    public Optional<Refund> find(RefundId id) {
        return jdbc.sql(ONE)
                .params(facility.value(), id.value())
                .query(StoredRefunds::refund)
                .optional();
    }

    @Override
    public Optional<Refund> lock(RefundId id) {
        return jdbc.sql(ONE + " FOR UPDATE")
                .params(facility.value(), id.value())
                .query(StoredRefunds::refund)
                .optional();
    }

    @Override
    public void save(Refund refund) {
        Refund.Standing standing = refund.standing();
        int rows =
                jdbc.sql(UPDATE)
                        .param("facility", facility.value())
                        .param("id", refund.id().value())
                        .param("state", standing.state().name())
                        .param("version", standing.version())
                        .param("checker", person(standing.approval().checker()))
                        .param("turnedDown", person(standing.approval().turnedDownBy()))
                        .param("checkedAt", Moments.of(standing.approval().at()))
                        .param("sent", Moments.of(standing.asking().sentAt()))
                        .param("times", standing.asking().times())
                        .param("next", Moments.of(standing.asking().nextAt()))
                        .param("said", standing.outcome().said().orElse(null))
                        .param("proof", standing.outcome().proof().orElse(null))
                        .param("voucher", standing.outcome().voucher().orElse(null))
                        .param("journal", standing.outcome().journal().orElse(null))
                        .update();
        if (rows != 1) {
            throw new IllegalStateException(
                    "refund " + refund.id() + " changed under us before " + standing.version());
        }
    }

    private static @org.jspecify.annotations.Nullable String person(Optional<PersonId> person) {
        return person.map(PersonId::value).orElse(null);
    }

    @Override
    public void noteChange(Refund after, RefundState from, String event, Instant at) {
        jdbc.sql("INSERT INTO refund_change VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        facility.value(),
                        after.id().value(),
                        after.standing().version(),
                        from.name(),
                        after.standing().state().name(),
                        event,
                        Moments.of(at))
                .update();
    }

    @Override
    public List<Refund> list(Set<RefundState> states, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM refund WHERE facility_id = :facility AND state IN (:states)
                        ORDER BY proposed_at DESC, refund_id LIMIT :most
                        """)
                .param("facility", facility.value())
                .param("states", states.stream().map(RefundState::name).toList())
                .param("most", most)
                .query(StoredRefunds::refund)
                .list();
    }

    @Override
    public List<Refund> of(PaymentId payment) {
        return jdbc.sql(
                        "SELECT * FROM refund WHERE facility_id = ? AND payment_id = ? ORDER BY proposed_at")
                .params(facility.value(), payment.value())
                .query(StoredRefunds::refund)
                .list();
    }

    @Override
    public Vnd unapproved(PspCode psp, String transaction) {
        return new Vnd(
                jdbc.sql(
                                """
                                SELECT coalesce(sum(r.amount_vnd), 0)::bigint FROM holding h
                                JOIN refund r USING (facility_id, holding_id)
                                WHERE h.facility_id = ? AND h.psp = ? AND h.psp_txn_id = ?
                                  AND r.checker IS NULL AND r.state <> 'REFUSED'
                                """)
                        .params(facility.value(), psp.value(), transaction)
                        .query(Long.class)
                        .single());
    }

    @Override
    public boolean hasUnresolved(PspCode psp, String transaction) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM holding h JOIN refund r USING (facility_id, holding_id)
                        WHERE h.facility_id = ? AND h.psp = ? AND h.psp_txn_id = ? AND r.state = 'REFUND_UNRESOLVED')
                        """)
                .params(facility.value(), psp.value(), transaction)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Refund> takeDue(int most, Instant now, Instant until) {
        return jdbc.sql(DUE)
                .param("facility", facility.value())
                .param("now", Moments.of(now))
                .param("until", Moments.of(until))
                .param("most", most)
                .query(StoredRefunds::refund)
                .list();
    }

    @Override
    public void releaseAll(Instant now) {
        jdbc.sql(
                        """
                        UPDATE refund SET leased_until = NULL, next_at = least(next_at, :now)
                        WHERE facility_id = :facility AND next_at IS NOT NULL
                        """)
                .param("facility", facility.value())
                .param("now", Moments.of(now))
                .update();
    }

    /// `PC-KH01-26-000012`: the counter's row is locked until the transaction ends, so a rollback leaves no gap.
    @Override
    public String nextVoucher(int year) {
        long number =
                jdbc.sql(NEXT_VOUCHER).params(facility.value(), year).query(Long.class).single();
        return String.format(Locale.ROOT, "PC-%s-%02d-%06d", facility.value(), year % 100, number);
    }

    @Override
    public long count(RefundState state) {
        return jdbc.sql("SELECT count(*) FROM refund WHERE facility_id = ? AND state = ?")
                .params(facility.value(), state.name())
                .query(Long.class)
                .single();
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        return new Refund(
                new RefundId(row.getString("refund_id")),
                new HoldingId(row.getLong("holding_id")),
                new PspCode(row.getString("psp")),
                row.getString("psp_txn_id"),
                Optional.ofNullable(row.getString("payment_id")).map(PaymentId::new),
                new Vnd(row.getLong("amount_vnd")),
                new Vnd(row.getLong("limit_vnd")),
                row.getBoolean("by_voucher"),
                new Proposal(
                        new PersonId(row.getString("maker")),
                        Moments.in(row, "proposed_at"),
                        row.getString("reason")),
                standing(row));
    }

    private static Refund.Standing standing(ResultSet row) throws SQLException {
        return new Refund.Standing(
                RefundState.valueOf(row.getString("state")),
                row.getLong("version"),
                new Refund.Approval(
                        Optional.ofNullable(row.getString("checker")).map(PersonId::new),
                        Optional.ofNullable(row.getString("turned_down_by")).map(PersonId::new),
                        Moments.maybe(row, "checked_at")),
                new Refund.Asking(
                        Moments.maybe(row, "sent_at"),
                        row.getInt("times_asked"),
                        Moments.maybe(row, "next_at")),
                new Refund.Outcome(
                        Optional.ofNullable(row.getString("said")),
                        Optional.ofNullable(row.getString("proof")),
                        Optional.ofNullable(row.getString("voucher_number")),
                        Optional.ofNullable(row.getObject("journal_id", Long.class))));
    }
}
