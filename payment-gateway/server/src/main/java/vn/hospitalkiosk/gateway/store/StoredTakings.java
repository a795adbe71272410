package vn.hospitalkiosk.gateway.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.Takings;

/// Counted from `payment_intent`, anew at each question: whatever became of a payment counts at once, also what another gateway stored.
public final class StoredTakings implements Takings {
    private static final String SUM =
            """
            SELECT coalesce(sum(amount_vnd), 0) FROM payment_intent
            WHERE facility_id = ? AND kiosk_id = ? AND psp = ? AND created_at >= ? AND state NOT LIKE 'CLOSED%'
            """;

    private final JdbcClient jdbc;
    private final FacilityId facility;
    private final Clock clock;
    private final ZoneId zone;

    /// @param zone of the hospital's calendar
    public StoredTakings(JdbcClient jdbc, FacilityId facility, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.facility = facility;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Vnd today(PspCode psp, KioskId kiosk) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new Vnd(
                jdbc.sql(SUM)
                        .params(
                                facility.value(),
                                kiosk.value(),
                                psp.value(),
                                Moments.of(today.atStartOfDay(zone).toInstant()))
                        .query(Long.class)
                        .single());
    }
}
