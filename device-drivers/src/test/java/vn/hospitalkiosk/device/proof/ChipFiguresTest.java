package vn.hospitalkiosk.device.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.cccd.ChipStopwatch;

class ChipFiguresTest {
    @Test
    void the_sod_of_the_bench_is_as_large_as_the_target_says() {
        assertThat(new ChipStopwatch().sodBytes()).isGreaterThanOrEqualTo(1708);
    }

    @Test
    void apdus_stay_within_their_budgets_and_times_are_told() {
        int rounds = Integer.getInteger("chip.rounds", 5);
        List<Figure> figures = ChipFigures.inProcess(rounds, rounds);
        figures.forEach(System.out::println);
        assertThat(figures).allSatisfy(figure -> assertThat(figure.actual()).isPositive());
        // Counts are the same on every machine; times are for the bench.
        assertThat(figures.subList(0, 2))
                .allSatisfy(
                        figure -> assertThat(figure.actual()).isLessThanOrEqualTo(figure.target()));
    }
}
