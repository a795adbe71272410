package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.settlement.OpenSale;
import vn.hospitalkiosk.gateway.settlement.SettlementBook;

public final class StoredSettlements implements SettlementBook {
    /// A sale that was voided took nothing.
    static final String OPEN_OF_ALL =
            """
            SELECT p.kiosk_id, c.payment_id, p.psp_order_id, c.psp_txn_id, c.amount_vnd, r.told_at
            FROM capture c JOIN payment_intent p USING (facility_id, payment_id)
              JOIN terminal_report r ON r.facility_id = c.facility_id AND r.payment_id = c.payment_id
                AND r.outcome IN ('APPROVED', 'OTHER_AMOUNT') AND r.amount_vnd = c.amount_vnd
            WHERE c.facility_id = :facility AND c.psp = :psp
              AND NOT EXISTS (SELECT 1 FROM terminal_settled s WHERE s.facility_id = c.facility_id AND s.psp = c.psp
                AND s.psp_txn_id = c.psp_txn_id)
              AND NOT EXISTS (SELECT 1 FROM terminal_report v WHERE v.facility_id = c.facility_id
                AND v.payment_id = c.payment_id AND v.outcome = 'TAKEN_BACK')
            """;

    private static final String OPEN = OPEN_OF_ALL + " AND p.kiosk_id = :kiosk ORDER BY r.told_at";

    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final PspCode psp;

    public StoredSettlements(JdbcClient jdbc, FacilityId facility, PspCode psp) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.psp = psp;
    }

    @Override
    public void lock(KioskId kiosk) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(facility.value() + "/settlement/" + kiosk.value())
                .query((row, _) -> row.getRow())
                .list();
    }

    @Override
    public Optional<SettlementAnswer> answered(CommandId settlement) {
        return jdbc.sql(
                        "SELECT matches, differences FROM terminal_settlement WHERE facility_id = ? AND settlement_id = ?")
                .params(facility.value(), settlement.value())
                .query((row, _) ->
                        new SettlementAnswer(
                                row.getBoolean("matches"),
                                row.getString("differences").lines().toList()))
                .optional();
    }

    @Override
    public List<OpenSale> open(KioskId kiosk) {
        return jdbc.sql(OPEN)
                .param("facility", facility.value())
                .param("psp", psp.value())
                .param("kiosk", kiosk.value())
                .query((row, _) ->
                        new OpenSale(
                                new PaymentId(row.getString("payment_id")),
                                new OrderId(row.getString("psp_order_id")),
                                row.getString("psp_txn_id"),
                                new Vnd(row.getLong("amount_vnd")),
                                Moments.in(row, "told_at")))
                .list();
    }

    @Override
    public void add(
            KioskId kiosk,
            SettlementReport report,
            byte[] raw,
            SettlementAnswer answer,
            List<OpenSale> accounted,
            OptionalLong journal,
            Instant at) {
        Optional<Vnd> net = report.told().map(SettlementReport.Totals::net).or(report::net);
        jdbc.sql(
                        """
                        INSERT INTO terminal_settlement (facility_id, settlement_id, kiosk_id, terminal, outcome, told_at, heard_at,
                          net_vnd, matches, differences, journal_id, raw)
                        VALUES (:facility, :id, :kiosk, :terminal, :outcome, :told, :heard, :net, :matches, :differences, :journal, :raw)
                        """)
                .param("facility", facility.value())
                .param("id", report.settlement().value())
                .param("kiosk", kiosk.value())
                .param("terminal", report.terminal().orElse(null))
                .param("outcome", report.outcome().name())
                .param("told", Moments.of(report.at()))
                .param("heard", Moments.of(at))
                .param("net", net.map(Vnd::dong).orElse(null))
                .param("matches", answer.matches())
                .param("differences", String.join("\n", answer.differences()))
                .param("journal", journal.isPresent() ? journal.getAsLong() : null)
                .param("raw", raw)
                .update();
        for (OpenSale sale : accounted) {
            jdbc.sql("INSERT INTO terminal_settled VALUES (?, ?, ?, ?)")
                    .params(
                            facility.value(),
                            psp.value(),
                            sale.transaction(),
                            report.settlement().value())
                    .update();
        }
    }

    @Override
    public void openCase(KioskId kiosk, CommandId settlement, String what, Instant at) {
        jdbc.sql(
                        "INSERT INTO settlement_case (facility_id, settlement_id, kiosk_id, what, opened_at) VALUES (?, ?, ?, ?, ?)")
                .params(facility.value(), settlement.value(), kiosk.value(), what, Moments.of(at))
                .update();
    }

    @Override
    public List<OrderId> ordersOf(CommandId settlement) {
        return jdbc.sql(
                        """
                        SELECT p.psp_order_id FROM terminal_settled s JOIN capture c USING (facility_id, psp, psp_txn_id)
                          JOIN payment_intent p ON p.facility_id = c.facility_id AND p.payment_id = c.payment_id
                        WHERE s.facility_id = ? AND s.settlement_id = ? ORDER BY p.created_at
                        """)
                .params(facility.value(), settlement.value())
                .query((row, _) -> new OrderId(row.getString("psp_order_id")))
                .list();
    }
}
