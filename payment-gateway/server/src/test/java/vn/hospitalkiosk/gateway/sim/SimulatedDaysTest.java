package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hospitalkiosk.api.PaymentState;

/// Days in memory. `scripts/check simulate --first N --days 1 --diary` plays one day again and
// prints what happened on it.
class SimulatedDaysTest {
    private static final int DAYS = 1_000;

    @Test
    void on_no_day_is_money_lost_or_taken_twice() {
        Days days = Days.inMemory(Scale.FULL, 1, DAYS);
        System.out.println(days);
        assertThat(days.failures()).isEmpty();
        for (PaymentState state : PaymentState.values()) {
            assertThat(days.of(state.name()) > 0).as(state.name()).isEqualTo(!state.isOpen());
        }
    }

    /// Days on which this simulator or the money core failed once. The models change, and with them
    // what a seed means; what they found is a test by name where that was the product's.
    @ParameterizedTest
    @ValueSource(longs = {366})
    void a_day_that_failed_once_does_not_fail_again(long seed) {
        assertThat(Days.inMemory(Scale.FULL, seed, seed).failures()).isEmpty();
    }
}
