package vn.hospitalkiosk.gateway.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SourceBoundsTest {
    private final AtomicLong now = new AtomicLong(1_000_000_000L);
    private final SourceBounds bounds = new SourceBounds(3, Duration.ofSeconds(2), 10, now::get);

    @Test
    void a_burst_then_the_steady_rate_and_others_are_not_held_back() {
        for (int n = 0; n < 3; n++) {
            assertThat(bounds.take("a")).isZero();
        }
        assertThat(bounds.take("a")).isEqualTo(Duration.ofSeconds(2));
        assertThat(bounds.isSpent("a")).isTrue();
        assertThat(bounds.take("b")).isZero();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(bounds.take("a")).isZero();
        assertThat(bounds.take("a")).isPositive();
    }

    @Test
    void too_many_sources_are_forgotten_the_longest_silent_first() {
        for (int n = 0; n < 1000; n++) {
            assertThat(bounds.take("source " + n)).isZero();
            bounds.take("always");
        }
        assertThat(bounds.isSpent("always")).isTrue();
    }

    @Test
    void a_whole_ipv6_site_is_one_source() {
        assertThat(SourceBounds.sourceOf("2001:db8:1:2::5"))
                .isEqualTo(SourceBounds.sourceOf("2001:db8:1:2:ffff::1"));
        assertThat(SourceBounds.sourceOf("2001:db8:1:3::5"))
                .isNotEqualTo(SourceBounds.sourceOf("2001:db8:1:2::5"));
        assertThat(SourceBounds.sourceOf("10.1.2.3")).isEqualTo("10.1.2.3");
    }
}
