package vn.hospitalkiosk.gateway.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.desk.AuditLines;

public final class StoredAuditLines implements AuditLines {
    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredAuditLines(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public List<Line> lines(String text, List<String> actions, long before, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit WHERE facility_id = :facility AND audit_id < :before
                          AND (:text = '' OR position(:text IN actor) > 0 OR position(:text IN action) > 0 OR position(:text IN subject) > 0
                            OR action = ANY (:actions))
                        ORDER BY audit_id DESC LIMIT :most
                        """)
                .param("facility", facility.value())
                .param("before", before)
                .param("text", text)
                .param("actions", actions.toArray(String[]::new))
                .param("most", most)
                .query((row, _) ->
                        new Line(
                                row.getLong("audit_id"),
                                Moments.in(row, "at"),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail")))
                .list();
    }
}
