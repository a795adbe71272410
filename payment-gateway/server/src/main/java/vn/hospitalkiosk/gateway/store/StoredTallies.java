package vn.hospitalkiosk.gateway.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.finance.Tallies;

public final class StoredTallies implements Tallies {
    private static final String BY_KIOSK_AND_METHOD =
            """
            SELECT e.kiosk_id, e.psp, count(*) AS count, sum(e.amount_vnd)::bigint AS amount
            FROM journal j JOIN entry e USING (facility_id, journal_id)
            WHERE j.facility_id = ? AND j.business_date = ? AND e.account = 'PSP_CLEARING' AND (j.kind LIKE 'CAPTURE%' OR j.kind = 'DEPOSIT')
            GROUP BY e.kiosk_id, e.psp ORDER BY e.kiosk_id, e.psp
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredTallies(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public List<Row> of(LocalDate day) {
        return jdbc.sql(BY_KIOSK_AND_METHOD)
                .params(facility.value(), day)
                .query((row, _) ->
                        new Row(
                                new KioskId(row.getString("kiosk_id")),
                                new PspCode(row.getString("psp")),
                                row.getLong("count"),
                                row.getLong("amount")))
                .list();
    }

    @Override
    public Open unresolved() {
        return jdbc.sql(
                        """
                        SELECT count(*) AS count, coalesce(sum(amount_vnd), 0)::bigint AS amount
                        FROM payment_intent WHERE facility_id = ? AND state = 'UNRESOLVED'
                        """)
                .param(facility.value())
                .query((row, _) -> new Open(row.getLong("count"), row.getLong("amount")))
                .single();
    }
}
