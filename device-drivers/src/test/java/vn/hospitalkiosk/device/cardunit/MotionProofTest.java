package vn.hospitalkiosk.device.cardunit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.hospitalkiosk.device.cardunit.UnitStatus.Place;
import vn.hospitalkiosk.device.cardunit.UnitStatus.Stock;
import vn.hospitalkiosk.device.cardunit.Whereabouts.Seen;
import vn.hospitalkiosk.device.cardunit.Whereabouts.Spot;

class MotionProofTest {
    @ParameterizedTest(name = "from {0} to {1}, seen {2}: {3}")
    @CsvSource({
        "INSIDE, GATE, GATE, moved",
        "INSIDE, GATE, NONE, moved",
        "INSIDE, NONE, NONE, moved",
        "NONE, INSIDE, READER, moved",
        "GATE, INSIDE, READER, moved",
        "INSIDE, GATE, READER, U23",
        "INSIDE, NONE, READER, U23",
        "GATE, NONE, GATE, U23",
        "GATE, INSIDE, GATE, U23",
        "NONE, INSIDE, NONE, U23",
        "INSIDE, GATE, PATH, U11",
        "NONE, INSIDE, PATH, U11",
        "INSIDE, INSIDE, PATH, U11",
        "NONE, INSIDE, SOMEWHERE_INSIDE, unknown",
        "INSIDE, GATE, SOMEWHERE_INSIDE, unknown",
        "INSIDE, INSIDE, READER, unknown",
        "GATE, GATE, GATE, unknown",
        "GATE, NONE, NONE, unknown",
        "NONE, GATE, NONE, unknown",
        "GATE, INSIDE, NONE, unknown",
        "INSIDE, NONE, GATE, unknown"
    })
    void what_the_place_proves(Place before, Place goal, Spot spot, String expected) {
        Place place =
                switch (spot) {
                    case NONE -> Place.NONE;
                    case GATE -> Place.GATE;
                    case READER, PATH, SOMEWHERE_INSIDE -> Place.INSIDE;
                };
        Seen seen = new Seen(new UnitStatus(place, Stock.ENOUGH, false), spot);
        String judged =
                switch (new MotionProof(before, goal).judged(seen)) {
                    case MotionOutcome.Moved _ -> "moved";
                    case MotionOutcome.NotMoved(var failure) -> failure.code();
                    case MotionOutcome.Unknown _ -> "unknown";
                };
        assertThat(judged).isEqualTo(expected);
    }
}
