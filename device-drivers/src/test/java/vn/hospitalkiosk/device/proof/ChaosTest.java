package vn.hospitalkiosk.device.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A little of the chaos; `scripts/chaos devices` brings more. The same in a test: `-Dchaos.faults=1000 -Dchaos.seed=7`.
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChaosTest {
    private static final int FAULTS = Integer.getInteger("chaos.faults", 60);
    private static final int SEED = Integer.getInteger("chaos.seed", 20261125);

    @Test
    void no_motion_is_repeated_and_every_card_accounted_for()
            throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/ptmx")), "no pseudo terminals here");
        CardUnitChaos.Figures figures = CardUnitChaos.run(FAULTS, SEED);
        System.out.println(figures);
        assertThat(figures.complaints()).isEmpty();
        assertThat(figures.motionsRepeated()).isZero();
        assertThat(figures.cardsUnaccounted()).isZero();
        assertThat(figures.faults()).isGreaterThanOrEqualTo(FAULTS);
    }

    @Test
    void nothing_is_sold_twice_lost_or_of_another_amount() throws InterruptedException {
        TerminalChaos.Figures figures = TerminalChaos.run(FAULTS, SEED);
        System.out.println(figures);
        assertThat(figures.complaints()).isEmpty();
        assertThat(figures.doubleSales()).isZero();
        assertThat(figures.approvedButLost()).isZero();
        assertThat(figures.approvedNotTaken()).isZero();
        assertThat(figures.amountsUnnoticed()).isZero();
        assertThat(figures.faults()).isGreaterThanOrEqualTo(FAULTS);
    }
}
