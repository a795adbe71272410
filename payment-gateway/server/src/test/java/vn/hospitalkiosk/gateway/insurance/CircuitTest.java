package vn.hospitalkiosk.gateway.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Circuit circuit = new Circuit(3, Duration.ofSeconds(30), nanos::get);

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void opens_after_misses_in_a_row_and_lets_one_question_through_per_pause() {
        circuit.missed();
        circuit.missed();
        assertThat(circuit.answered()).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(circuit.lets()).isTrue();
            circuit.missed();
        }
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.lets()).isFalse();
        pass(31);
        assertThat(circuit.wouldLet()).isTrue();
        assertThat(circuit.lets()).isTrue();
        assertThat(circuit.lets()).isFalse();
        circuit.missed();
        assertThat(circuit.lets()).isFalse();
        pass(31);
        assertThat(circuit.lets()).isTrue();
        assertThat(circuit.answered()).isTrue();
        assertThat(circuit.lets()).isTrue();
        assertThat(circuit.isOpen()).isFalse();
    }
}
