package vn.hospitalkiosk.device.cardunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.cardunit.CardUnitCommand.Ask;

class LateAnswersTest {
    private final LateAnswers late = new LateAnswers(Duration.ofHours(2), Duration.ofHours(1));

    @Test
    void a_command_never_given_is_proof_at_once() {
        assertThat(late.untilProof(Ask.STATUS)).isZero();
        assertThat(late.untilSettled(Ask.STATUS)).isZero();
    }

    @Test
    void an_answer_may_come_twice_so_the_next_alike_proves_nothing_for_a_while() {
        late.over(Ask.STATUS, System.nanoTime(), true);
        assertThat(late.untilSettled(Ask.STATUS)).isZero();
        assertThat(late.untilProof(Ask.STATUS)).isPositive();
        assertThat(late.untilProof(Ask.SENSORS)).isZero();
    }

    @Test
    void an_answer_that_never_came_is_owed() {
        late.over(Ask.STATUS, System.nanoTime(), false);
        assertThat(late.untilSettled(Ask.STATUS)).isPositive();
        assertThat(late.untilProof(Ask.STATUS)).isGreaterThan(Duration.ofMinutes(90));
    }

    @Test
    void an_answer_while_one_is_owed_may_be_that_one_and_the_own_is_owed_then() {
        LateAnswers brief = new LateAnswers(Duration.ofHours(2), Duration.ofNanos(1));
        brief.over(Ask.STATUS, System.nanoTime(), false);
        brief.over(Ask.STATUS, System.nanoTime(), true);
        assertThat(brief.untilSettled(Ask.STATUS)).isGreaterThan(Duration.ofMinutes(90));
    }

    @Test
    void time_clears_it() {
        LateAnswers brief = new LateAnswers(Duration.ofNanos(1), Duration.ofNanos(1));
        brief.over(Ask.STATUS, System.nanoTime(), false);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (brief.untilProof(Ask.STATUS).isPositive() && end - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
        assertThat(brief.untilProof(Ask.STATUS)).isZero();
    }
}
