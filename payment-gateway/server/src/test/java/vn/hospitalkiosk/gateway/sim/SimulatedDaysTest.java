package vn.hospitalkiosk.gateway.sim;

import org.junit.jupiter.api.Test;

/// Days in memory. `-Dsim.seed=N` plays one day again and prints its diary, `-Dsim.days=N` plays more.
class SimulatedDaysTest {
    @Test
    void on_no_day_is_money_lost_or_taken_twice() {
        Days.play(Scale.FULL, 1_000, seed -> faults -> new MemoryStorage(SimHouse.FACILITY, faults));
    }
}
