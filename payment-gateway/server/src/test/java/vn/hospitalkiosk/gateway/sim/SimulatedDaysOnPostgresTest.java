package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertThat(days.shots()).isGreaterThan(DAYS);
    }

    /// The way back from a failure's words.
    @Test
    void a_day_is_played_again_with_the_shots_that_a_failure_names() {
        List<String> kinds = List.of(".1-ERROR", ".1+CRASH", ".1-CRASH", ".1+ERROR");
        String shots =
                IntStream.rangeClosed(1, 24)
                        .mapToObj(i -> i * 9 + kinds.get(i % kinds.size()))
                        .collect(Collectors.joining(" "));
        Days first = Days.again(7, shots);
        Days second = Days.again(7, shots);
        assertThat(first.failures()).isEmpty();
        assertThat(first.shots()).isPositive().isEqualTo(second.shots());
        assertThat(Shot.parse(shots)).map(Shot::toString).containsExactly(shots.split(" ", -1));
    }
}
