package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;
    private final Pace pace = new Pace(Duration.ofMillis(30));

    @Test
    void a_fast_line_waits_the_profiles_pause_once_its_speed_is_known() {
        pace.came(0);
        assertThat(pace.patience(1, false)).isEqualTo(Duration.ofMillis(300));
        pace.came(MILLI);
        assertThat(pace.patience(60, false)).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void a_line_of_one_byte_in_fifty_milliseconds_is_waited_for() {
        for (int i = 0; i < 10; i++) {
            pace.came(MILLI * 50 * i);
        }
        assertThat(pace.patience(10, false)).isEqualTo(Duration.ofMillis(200));
        pace.reset();
        pace.came(10_000 * MILLI);
        pace.came(10_001 * MILLI);
        assertThat(pace.patience(10, false)).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void a_suffix_seen_before_is_waited_for() {
        assertThat(pace.patience(1, true)).isEqualTo(Duration.ofMillis(500));
    }
}
