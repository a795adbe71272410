package vn.hospitalkiosk.device.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PrinterChaosTest {
    @Test
    void whatever_happens_no_slip_is_lost_or_printed_twice() {
        PrinterChaos.Figures figures = PrinterChaos.run(48, 20_261_121);
        assertThat(figures.passed()).as("%s", figures).isTrue();
        assertThat(figures.faults()).isGreaterThanOrEqualTo(48);
        assertThat(figures.printed()).isPositive();
        assertThat(figures.unknown()).isPositive();
    }
}
