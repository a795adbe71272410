package vn.hospitalkiosk.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each planted mistake is noticed within a few days.
class TheSimulatorBitesTest {
    private static final int DAYS = 40;

    @ParameterizedTest
    @EnumSource
    void a_gateway_with_this_mistake_does_not_get_through(Mistake mistake) {
        Optional<Broken> noticed = Optional.empty();
        long seed = 0;
        try (Quiet _ = new Quiet()) {
            while (noticed.isEmpty() && ++seed <= DAYS) {
                noticed = day(seed, mistake);
            }
        }
        System.out.println(mistake + " is noticed on day " + seed + ": " + rule(noticed));
        assertThat(noticed).isPresent();
    }

    private static String rule(Optional<Broken> noticed) {
        return noticed.map(broken -> broken.toString().split(": ", 3)[1]).orElse("never");
    }

    private static Optional<Broken> day(long seed, Mistake mistake) {
        try {
            new Day(
                            seed,
                            Scale.FULL,
                            faults -> new MemoryStorage(SimHouse.FACILITY, faults),
                            mistake)
                    .run();
            return Optional.empty();
        } catch (Broken e) {
            return Optional.of(e);
        }
    }
}
