package vn.hospitalkiosk.gateway.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.his.HisCase;
import vn.hospitalkiosk.gateway.his.HisCases;

/// Table `his_case`.
public final class StoredHisCases implements HisCases {
    /// A case told again without news stays as it is, closed or open.
    private static final String RAISE =
            """
            INSERT INTO his_case (facility_id, code, subject, found, kiosk_id, raised_at)
            VALUES (:facility, :code, :subject, :found, :kiosk, :at)
            ON CONFLICT (facility_id, code, subject) DO UPDATE
            SET found = (SELECT array_agg(DISTINCT one ORDER BY one) FROM unnest(his_case.found || excluded.found) AS one),
                kiosk_id = coalesce(his_case.kiosk_id, excluded.kiosk_id), raised_at = excluded.raised_at, closed_at = NULL, closed_by = NULL
            WHERE NOT his_case.found @> excluded.found
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredHisCases(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public void raise(HisCase one) {
        jdbc.sql(RAISE)
                .param("facility", facility.value())
                .param("code", one.code().code())
                .param("subject", one.subject())
                .param("found", one.found().toArray(String[]::new))
                .param("kiosk", one.kiosk().map(KioskId::value).orElse(null))
                .param("at", Moments.of(one.raisedAt()))
                .update();
    }

    @Override
    public List<HisCase> open() {
        return jdbc.sql(
                        "SELECT * FROM his_case WHERE facility_id = ? AND closed_at IS NULL ORDER BY raised_at, subject")
                .param(facility.value())
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    public boolean close(FailureCode code, String subject, String by, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE his_case SET closed_at = ?, closed_by = ?
                                WHERE facility_id = ? AND code = ? AND subject = ? AND closed_at IS NULL
                                """)
                        .params(Moments.of(at), by, facility.value(), code.code(), subject)
                        .update()
                == 1;
    }

    @Override
    public int forgetClosedBefore(Instant last) {
        return jdbc.sql("DELETE FROM his_case WHERE facility_id = ? AND closed_at < ?")
                .params(facility.value(), Moments.of(last))
                .update();
    }

    private static HisCase read(ResultSet row) throws SQLException {
        Array found = row.getArray("found");
        return new HisCase(
                new FailureCode(row.getString("code")),
                row.getString("subject"),
                List.of((String[]) found.getArray()),
                Optional.ofNullable(row.getString("kiosk_id")).map(KioskId::new),
                Moments.in(row, "raised_at"));
    }
}
