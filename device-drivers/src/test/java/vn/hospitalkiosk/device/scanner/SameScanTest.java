package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameScanTest {
    private static final long MILLI = 1_000_000;
    private final SameScan same = new SameScan();

    @Test
    void a_code_held_there_counts_once_and_shown_anew_it_counts_again() {
        assertThat(same.again("a", 0)).isFalse();
        assertThat(same.again("a", 1400 * MILLI)).isTrue();
        assertThat(same.again("a", 2800 * MILLI)).isTrue();
        assertThat(same.again("a", 4300 * MILLI)).isFalse();
        assertThat(same.again("b", 4301 * MILLI)).isFalse();
        assertThat(same.again("a", 4302 * MILLI)).isFalse();
    }
}
