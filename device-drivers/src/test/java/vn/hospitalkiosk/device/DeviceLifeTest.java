package vn.hospitalkiosk.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceLifeTest {
    private static final Instant EARLIER = Instant.parse("2026-11-25T01:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Failure LOW = new Failure("P15", "paper low");
    private static final Failure GONE = new Failure("P21", "no answer");
    private static final Failure NO_PAPER = new Failure("P11", "no paper");

    private static final List<DeviceState> STATES =
            List.of(
                    new DeviceState.Connecting(),
                    new DeviceState.Ready(),
                    new DeviceState.Attention(LOW),
                    new DeviceState.Faulty(GONE, EARLIER),
                    new DeviceState.Absent());

    @Test
    void what_a_device_says_of_itself_counts_from_every_state() {
        for (DeviceState state : STATES) {
            assertThat(DeviceLife.next(state, new DeviceEvent.Well(), NOW))
                    .isEqualTo(new DeviceState.Ready());
            assertThat(DeviceLife.next(state, new DeviceEvent.Warned(LOW), NOW))
                    .isEqualTo(new DeviceState.Attention(LOW));
            assertThat(DeviceLife.next(state, new DeviceEvent.Released(), NOW))
                    .isEqualTo(new DeviceState.Absent());
            assertThat(DeviceLife.next(state, new DeviceEvent.Failed(NO_PAPER), NOW))
                    .isEqualTo(new DeviceState.Faulty(NO_PAPER, NOW));
        }
    }

    @Test
    void the_same_fault_goes_on_since_it_began() {
        DeviceState faulty = new DeviceState.Faulty(GONE, EARLIER);
        assertThat(
                        DeviceLife.next(
                                faulty,
                                new DeviceEvent.Lost(new Failure("P21", "other words")),
                                NOW))
                .isSameAs(faulty);
    }

    @Test
    void a_faulty_device_that_is_sought_again_still_shows_why() {
        for (DeviceState state : STATES) {
            DeviceState next = DeviceLife.next(state, new DeviceEvent.Sought(), NOW);
            if (state instanceof DeviceState.Faulty) {
                assertThat(next).isSameAs(state);
            } else {
                assertThat(next).isEqualTo(new DeviceState.Connecting());
            }
        }
    }

    @Test
    void listeners_hear_changes_alone_and_one_that_throws_stops_nobody() {
        CurrentState state = new CurrentState(Clock.fixed(NOW, ZoneOffset.UTC));
        List<DeviceState> heard = new ArrayList<>();
        state.watch(_ -> {
            throw new IllegalStateException("a listener of ours");
        });
        state.watch(heard::add);
        state.ready();
        state.ready();
        state.faulty(NO_PAPER);
        state.lost(GONE);
        assertThat(heard)
                .containsExactly(
                        new DeviceState.Ready(),
                        new DeviceState.Faulty(NO_PAPER, NOW),
                        new DeviceState.Faulty(GONE, NOW));
        assertThat(state.history().faults())
                .containsExactly(
                        new DeviceHistory.Fault(NO_PAPER, NOW), new DeviceHistory.Fault(GONE, NOW));
    }

    @Test
    void the_last_twenty_faults_are_kept() {
        CurrentState state = new CurrentState(Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < 25; i++) {
            state.ready();
            state.faulty(new Failure("P11", "number " + i));
        }
        assertThat(state.history().faults()).hasSize(20);
        assertThat(state.history().faults().getFirst().failure().detail()).isEqualTo("number 5");
    }
}
