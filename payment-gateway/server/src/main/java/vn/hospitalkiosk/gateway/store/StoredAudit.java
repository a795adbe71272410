package vn.hospitalkiosk.gateway.store;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;

public final class StoredAudit implements AuditTrail {
    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final Clock clock;

    public StoredAudit(JdbcClient jdbc, FacilityId facility, Clock clock) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.clock = clock;
    }

    @Override
    public void note(String actor, String action, String subject, String detail) {
        jdbc.sql(
                        "INSERT INTO audit (facility_id, at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        facility.value(),
                        Moments.of(clock.instant()),
                        actor,
                        action,
                        subject,
                        detail)
                .update();
    }
}
