package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A slice of the days on PostgreSQL; `scripts/check simulate --postgres 500` plays all of them.
class SimulatedDaysOnPostgresTest {
    private static final int DAYS = 25;

    @Test
    void a_day_on_postgres_ends_as_it_does_in_memory() {
        FailPoints points = new FailPoints();
        Days days = Days.onPostgres(1, DAYS, points);
        System.out.println("on PostgreSQL: " + days + ", broken at statements " + points.hits());
        assertThat(days.failures()).isEmpty();
        assertThat(points.hits()).isGreaterThan(DAYS);
    }
}
