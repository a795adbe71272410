package vn.hospitalkiosk.device.cardterminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant START = Instant.parse("2026-11-25T01:00:00Z");
    private static final Order ORDER = new Order(new TerminalReference("K03-1"), 150_000);
    private static final TerminalTime AT_EIGHT =
            new TerminalTime.Full(LocalDateTime.of(2026, 11, 25, 8, 0, 30));

    private static final Intent INTENT =
            new Intent(Intent.Kind.SALE, ORDER, START, Optional.of("000041"), Optional.empty());

    private static TerminalAnswer answer(
            TerminalAnswer.Result result,
            Optional<String> reference,
            OptionalLong amount,
            Optional<String> trace,
            Optional<TerminalTime> time) {
        return new TerminalAnswer(
                result,
                "00",
                reference,
                amount,
                trace,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                time,
                Optional.empty(),
                "");
    }

    private static TerminalAnswer approved(
            String reference, long amount, Optional<TerminalTime> time) {
        return answer(
                TerminalAnswer.Result.APPROVED,
                Optional.of(reference),
                OptionalLong.of(amount),
                Optional.of("000042"),
                time);
    }

    private static Verdict judged(TerminalAnswer answer, boolean direct, boolean bySequence) {
        return Verdict.of(
                INTENT,
                answer,
                new Verdict.Asked(
                        direct,
                        bySequence,
                        true,
                        START.minusSeconds(600),
                        START.plusSeconds(600),
                        ZONE));
    }

    @Test
    void reference_amount_and_time_together_prove_a_payment() {
        assertThat(judged(approved("K03-1", 150_000, Optional.of(AT_EIGHT)), false, false))
                .isInstanceOf(Verdict.Ours.class);
        assertThat(judged(approved("K03-2", 150_000, Optional.of(AT_EIGHT)), false, false))
                .isInstanceOf(Verdict.NotOurs.class);
        assertThat(judged(approved("K03-1", 15_000_000, Optional.of(AT_EIGHT)), false, false))
                .isInstanceOfSatisfying(
                        Verdict.OtherAmount.class,
                        other -> {
                            assertThat(other.receipt().amountVnd()).isEqualTo(15_000_000);
                            assertThat(other.receipt().trace()).contains("000042");
                        });
        TerminalTime yesterday = new TerminalTime.Full(LocalDateTime.of(2026, 11, 24, 8, 0, 30));
        assertThat(judged(approved("K03-1", 150_000, Optional.of(yesterday)), false, false))
                .isInstanceOf(Verdict.NotOurs.class);
    }

    @Test
    void what_is_missing_is_not_taken_for_granted() {
        assertThat(judged(approved("K03-1", 150_000, Optional.empty()), false, false))
                .isInstanceOf(Verdict.Unclear.class);
        assertThat(
                        judged(
                                answer(
                                        TerminalAnswer.Result.APPROVED,
                                        Optional.empty(),
                                        OptionalLong.of(150_000),
                                        Optional.empty(),
                                        Optional.empty()),
                                true,
                                false))
                .isInstanceOf(Verdict.Unclear.class);
        assertThat(
                        judged(
                                answer(
                                        TerminalAnswer.Result.APPROVED,
                                        Optional.of("K03-1"),
                                        OptionalLong.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                true,
                                false))
                .isInstanceOf(Verdict.Unclear.class);
    }

    @Test
    void a_number_other_than_the_one_before_stands_for_a_reference() {
        TerminalTime day = new TerminalTime.DayOfYear(329, LocalTime.of(8, 1));
        TerminalAnswer fresh =
                answer(
                        TerminalAnswer.Result.APPROVED,
                        Optional.empty(),
                        OptionalLong.of(150_000),
                        Optional.of("000042"),
                        Optional.of(day));
        assertThat(judged(fresh, false, true)).isInstanceOf(Verdict.Ours.class);
        TerminalAnswer old =
                answer(
                        TerminalAnswer.Result.DECLINED,
                        Optional.empty(),
                        OptionalLong.of(150_000),
                        Optional.of("000041"),
                        Optional.empty());
        assertThat(judged(old, true, true)).isInstanceOf(Verdict.NotOurs.class);
    }

    @Test
    void a_day_without_a_year_is_found_on_both_sides_of_new_year() {
        TerminalTime lastDay = new TerminalTime.DayOfYear(365, LocalTime.of(23, 59));
        Instant midnight = LocalDateTime.of(2027, 1, 1, 0, 0).atZone(ZONE).toInstant();
        assertThat(lastDay.within(midnight.minusSeconds(300), midnight.plusSeconds(300), ZONE))
                .isTrue();
        assertThat(lastDay.within(midnight, midnight.plusSeconds(300), ZONE)).isFalse();
        assertThat(
                        new TerminalTime.DayOfYear(366, LocalTime.NOON)
                                .within(midnight.minusSeconds(86_400), midnight, ZONE))
                .isFalse();
    }

    @Test
    void nothing_known_is_nothing_of_ours() {
        assertThat(
                        judged(
                                answer(
                                        TerminalAnswer.Result.NOTHING_KNOWN,
                                        Optional.empty(),
                                        OptionalLong.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                false,
                                false))
                .isInstanceOf(Verdict.NotOurs.class);
    }
}
