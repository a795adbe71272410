package vn.hospitalkiosk.gateway.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.settlement.Difference;
import vn.hospitalkiosk.gateway.settlement.SettlementDesk;

public final class StoredSettlementDesk implements SettlementDesk {
    private static final String KIOSKS =
            """
            SELECT k.kiosk_id, coalesce(o.count, 0) AS open_count, coalesce(o.sum, 0) AS open_sum,
              (SELECT max(heard_at) FROM terminal_settlement t
               WHERE t.facility_id = :facility AND t.kiosk_id = k.kiosk_id AND t.outcome = 'SETTLED') AS last_at
            FROM (SELECT DISTINCT kiosk_id FROM payment_intent WHERE facility_id = :facility AND psp = :psp) k
              LEFT JOIN (SELECT kiosk_id, count(*) AS count, sum(amount_vnd) AS sum FROM (
            """
                    + StoredSettlements.OPEN_OF_ALL
                    + """
                      ) each GROUP BY kiosk_id) o USING (kiosk_id)
                    ORDER BY k.kiosk_id
                    """;

    private static final String TOLD =
            """
            SELECT t.*, coalesce(s.count, 0) AS sales, coalesce(s.sum, 0) AS own,
              c.case_id, c.opened_at, c.closed_at, c.closed_by, c.closed_note
            FROM terminal_settlement t
              LEFT JOIN settlement_case c USING (facility_id, settlement_id)
              LEFT JOIN LATERAL (SELECT count(*) AS count, sum(a.amount_vnd) AS sum
                FROM terminal_settled d JOIN capture a USING (facility_id, psp, psp_txn_id)
                WHERE d.facility_id = t.facility_id AND d.settlement_id = t.settlement_id) s ON true
            WHERE t.facility_id = :facility
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final PspCode psp;

    /// @param psp the method whose money terminals settle
    public StoredSettlementDesk(JdbcClient jdbc, FacilityId facility, PspCode psp) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.psp = psp;
    }

    @Override
    public List<OfKiosk> kiosks() {
        return jdbc.sql(KIOSKS)
                .param("facility", facility.value())
                .param("psp", psp.value())
                .query((row, _) ->
                        new OfKiosk(
                                new KioskId(row.getString("kiosk_id")),
                                row.getLong("open_count"),
                                new Vnd(row.getLong("open_sum")),
                                Moments.maybe(row, "last_at")))
                .list();
    }

    @Override
    public List<Told> recent(int most) {
        return jdbc.sql(TOLD + " ORDER BY t.heard_at DESC LIMIT :most")
                .param("facility", facility.value())
                .param("most", most)
                .query((row, _) -> told(row))
                .list();
    }

    @Override
    public List<Case> cases(int most) {
        return jdbc.sql(
                        TOLD
                                + " AND c.case_id IS NOT NULL ORDER BY c.closed_at IS NOT NULL, c.opened_at DESC LIMIT :most")
                .param("facility", facility.value())
                .param("most", most)
                .query((row, _) -> found(row))
                .list();
    }

    @Override
    public Optional<Case> find(long number) {
        return jdbc.sql(TOLD + " AND c.case_id = :number")
                .param("facility", facility.value())
                .param("number", number)
                .query((row, _) -> found(row))
                .optional();
    }

    private static Case found(ResultSet row) throws SQLException {
        Optional<Instant> closed = Moments.maybe(row, "closed_at");
        String by = Optional.ofNullable(row.getString("closed_by")).orElse("");
        String note = Optional.ofNullable(row.getString("closed_note")).orElse("");
        return new Case(
                row.getLong("case_id"),
                told(row),
                Moments.in(row, "opened_at"),
                closed.map(at -> new Closing(new PersonId(by), at, note)));
    }

    private static Told told(ResultSet row) throws SQLException {
        long net = row.getLong("net_vnd");
        Optional<Vnd> told = row.wasNull() ? Optional.empty() : Optional.of(new Vnd(net));
        return new Told(
                new CommandId(row.getString("settlement_id")),
                new KioskId(row.getString("kiosk_id")),
                Optional.ofNullable(row.getString("terminal")),
                SettlementReport.Outcome.valueOf(row.getString("outcome")),
                Moments.in(row, "heard_at"),
                told,
                row.getLong("sales"),
                new Vnd(row.getLong("own")),
                row.getBoolean("matches"),
                row.getString("differences").lines().map(Difference::read).toList());
    }

    @Override
    public boolean close(long number, PersonId by, String note, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE settlement_case SET closed_at = :at, closed_by = :by, closed_note = :note
                                WHERE facility_id = :facility AND case_id = :number AND closed_at IS NULL
                                """)
                        .param("at", Moments.of(at))
                        .param("by", by.value())
                        .param("note", note)
                        .param("facility", facility.value())
                        .param("number", number)
                        .update()
                == 1;
    }

    @Override
    public boolean ask(KioskId kiosk, CommandId settlement, PersonId by, Instant at) {
        if (asked(kiosk, at).isPresent()) {
            return false;
        }
        return jdbc.sql("INSERT INTO settlement_wish VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(
                                facility.value(),
                                settlement.value(),
                                kiosk.value(),
                                by.value(),
                                Moments.of(at))
                        .update()
                == 1;
    }

    @Override
    public Optional<CommandId> asked(KioskId kiosk, Instant now) {
        return jdbc.sql(
                        """
                        SELECT settlement_id FROM settlement_wish w
                        WHERE facility_id = :facility AND kiosk_id = :kiosk AND asked_at > :since
                          AND NOT EXISTS (SELECT 1 FROM terminal_settlement t
                            WHERE t.facility_id = w.facility_id AND t.settlement_id = w.settlement_id)
                        ORDER BY asked_at LIMIT 1
                        """)
                .param("facility", facility.value())
                .param("kiosk", kiosk.value())
                .param("since", Moments.of(now.minus(WISH_LIVES)))
                .query((row, _) -> new CommandId(row.getString("settlement_id")))
                .optional();
    }
}
