package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.PaymentState;

/// Days in memory. `-Dsim.seed=N` plays one day again and prints its diary, `-Dsim.days=N` plays more.
class SimulatedDaysTest {
    private static final int USUAL = 40;

    @Test
    void on_no_day_is_money_lost_or_taken_twice() {
        Days.Figures figures =
                Days.play(
                        Scale.FULL, USUAL, faults -> new MemoryStorage(SimHouse.FACILITY, faults));
        if (Days.last(USUAL) - Days.first() >= 200) {
            for (PaymentState state : PaymentState.values()) {
                boolean ends = !state.isOpen() && state != PaymentState.SETTLED;
                assertThat(figures.of(state.name()) > 0).as(state.name()).isEqualTo(ends);
            }
        }
    }
}
