package vn.hospitalkiosk.gateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;

class DifferenceTest {
    @ParameterizedTest
    @MethodSource
    void what_is_kept_as_a_sentence_is_understood_again(Difference difference) {
        assertThat(Difference.read(difference.text())).isEqualTo(difference);
    }

    static Difference[] what_is_kept_as_a_sentence_is_understood_again() {
        return new Difference[] {
            new Difference.NotInBatch(new PaymentId("in-the-batch")),
            new Difference.NotCaptured(new PaymentId("p2")),
            new Difference.NoTotals(),
            new Difference.OtherSum(new Vnd(70_480), new Vnd(71_480)),
            new Difference.OtherSum(Vnd.ZERO.minus(new Vnd(5)), Vnd.ZERO),
            new Difference.OtherCount(3, 2),
            new Difference.Refused(),
            new Difference.NotKnown(),
            new Difference.Other("words of another version")
        };
    }
}
