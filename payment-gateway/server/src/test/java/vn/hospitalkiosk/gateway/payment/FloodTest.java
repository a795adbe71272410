package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T00:45:00Z"));
    private final Flood flood = new Flood(clock);

    private long lines(String kind, int times) {
        return IntStream.range(0, times).filter(_ -> flood.worth(kind).isPresent()).count();
    }

    @Test
    void ten_thousand_forgeries_of_one_minute_leave_thirteen_lines() {
        assertThat(lines("momo wrong signature", 10_000)).isEqualTo(10 + 3);
    }

    @Test
    void another_kind_is_heard_beside_them() {
        lines("momo wrong signature", 10_000);
        assertThat(flood.worth("zalopay wrong signature")).hasValue(1);
    }

    @Test
    void the_next_minute_begins_anew() {
        lines("momo wrong signature", 50);
        assertThat(flood.worth("momo wrong signature")).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        assertThat(flood.worth("momo wrong signature")).hasValue(1);
    }

    @Test
    void kinds_without_end_do_not_fill_the_memory() {
        IntStream.range(0, 100_000).forEach(i -> flood.worth("kind " + i));
        assertThat(flood.worth("kind 99999")).hasValue(2);
    }
}
