package vn.hospitalkiosk.gateway.store;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.outbox.UntoldLooks;

/// Table `looks_told`, and the audit's lines of kiosks that showed a person. What people saw on our own pages is none of the HIS's records.
public final class StoredLooksTold implements UntoldLooks {
    /// What stands in the audit of a look.
    public static final String SEEN = "person-seen";

    private static final String KIOSK = "kiosk ";

    private final JdbcClient jdbc;
    private final FacilityId facility;

    public StoredLooksTold(JdbcClient jdbc, FacilityId facility) {
        this.jdbc = jdbc;
        this.facility = facility;
    }

    @Override
    public boolean begin(Instant now, Instant until) {
        int taken =
                jdbc.sql(
                                "UPDATE looks_told SET taken_until = ? WHERE facility_id = ? AND taken_until <= ?")
                        .params(Moments.of(until), facility.value(), Moments.of(now))
                        .update();
        return taken == 1 || first(until);
    }

    private boolean first(Instant until) {
        return jdbc.sql(
                                """
                                INSERT INTO looks_told (facility_id, audit_id, taken_until)
                                SELECT ?, coalesce(max(audit_id), 0), ? FROM audit WHERE facility_id = ?
                                ON CONFLICT (facility_id) DO NOTHING
                                """)
                        .params(facility.value(), Moments.of(until), facility.value())
                        .update()
                == 1;
    }

    @Override
    public List<Item> next(int most, Instant before) {
        return jdbc.sql(
                        """
                        SELECT audit_id, at, actor, subject, detail FROM audit
                        WHERE facility_id = :facility AND audit_id > (SELECT audit_id FROM looks_told WHERE facility_id = :facility)
                          AND action = :seen AND actor LIKE 'kiosk %' AND at <= :before
                        ORDER BY audit_id LIMIT :most
                        """)
                .param("facility", facility.value())
                .param("seen", SEEN)
                .param("before", Moments.of(before))
                .param("most", most)
                .query((row, _) ->
                        new Item(
                                row.getLong("audit_id"),
                                Moments.in(row, "at"),
                                kiosk(row.getString("actor")),
                                new HisPatientId(row.getString("subject")),
                                row.getString("detail")))
                .list();
    }

    private static KioskId kiosk(String actor) {
        return new KioskId(actor.substring(KIOSK.length()));
    }

    @Override
    public void told(Item item) {
        jdbc.sql("UPDATE looks_told SET audit_id = greatest(audit_id, ?) WHERE facility_id = ?")
                .params(item.id(), facility.value())
                .update();
    }

    @Override
    public void end(Instant now) {
        jdbc.sql("UPDATE looks_told SET taken_until = ? WHERE facility_id = ?")
                .params(Moments.of(now), facility.value())
                .update();
    }
}
