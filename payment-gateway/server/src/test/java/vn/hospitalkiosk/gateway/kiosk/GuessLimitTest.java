package vn.hospitalkiosk.gateway.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
    private static final long SECOND = 1_000_000_000L;
    private final AtomicLong now = new AtomicLong(-5);
    private final GuessLimit limit = new GuessLimit(now::get);

    @Test
    void twelve_at_once_then_one_in_five_seconds_each_asker_for_itself() {
        for (int i = 0; i < 12; i++) {
            assertThat(limit.may("kiosk K01")).isTrue();
        }
        assertThat(limit.may("kiosk K01")).isFalse();
        assertThat(limit.may("kiosk K02")).isTrue();
        now.addAndGet(5 * SECOND);
        assertThat(limit.may("kiosk K01")).isTrue();
        assertThat(limit.may("kiosk K01")).isFalse();
    }
}
