package vn.hospitalkiosk.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private enum Kind {
        ONE,
        TWO,
        THREE
    }

    private final Faults<Kind> faults = new Faults<>();

    private List<String> draws(int count) {
        List<String> draws = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Faults.Draw<Kind> draw = faults.draw();
            draws.add(draw.mishap() + "/" + draw.random().nextInt(1000));
        }
        return draws;
    }

    @Test
    void theSameIntegerReplaysTheSameFaultsDownToTheirDetails() {
        faults.seed(42, 300, EnumSet.allOf(Kind.class));
        List<String> first = draws(500);
        faults.seed(42, 300, EnumSet.allOf(Kind.class));
        assertThat(draws(500)).isEqualTo(first);
        faults.seed(43, 300, EnumSet.allOf(Kind.class));
        assertThat(draws(500)).isNotEqualTo(first);
    }

    @Test
    void aboutSoManyExchangesGoWrongAsWasAskedAndOnlyInTheWaysNamed() {
        faults.seed(7, 250, EnumSet.of(Kind.TWO, Kind.THREE));
        draws(4000);
        assertThat(faults.history()).hasSizeBetween(850, 1150).contains(Kind.TWO, Kind.THREE);
        assertThat(faults.history()).doesNotContain(Kind.ONE);
    }

    @Test
    void aScriptComesFirstAndDoesNotShiftTheDice() {
        faults.seed(9, 1000, EnumSet.allOf(Kind.class));
        List<Kind> plain =
                List.of(
                        faults.draw().mishap().orElseThrow(),
                        faults.draw().mishap().orElseThrow(),
                        faults.draw().mishap().orElseThrow());
        faults.seed(9, 1000, EnumSet.allOf(Kind.class));
        faults.next(List.of(Optional.empty(), Optional.of(Kind.ONE)));
        assertThat(faults.draw().mishap()).isEmpty();
        assertThat(faults.draw().mishap()).contains(Kind.ONE);
        assertThat(faults.draw().mishap()).contains(plain.get(2));
    }

    @Test
    void nothingGoesWrongUnasked() {
        draws(1000);
        assertThat(faults.history()).isEmpty();
        faults.seed(1, 1000, EnumSet.allOf(Kind.class));
        faults.none();
        draws(1000);
        assertThat(faults.history()).isEmpty();
    }
}
