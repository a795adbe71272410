package vn.hospitalkiosk.device.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;

class DeviceMetersTest {
    private final CurrentState state = new CurrentState(Clock.systemUTC());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private final Device printer =
            new Device() {
                @Override
                public DeviceKind kind() {
                    return DeviceKind.PRINTER;
                }

                @Override
                public DeviceState state() {
                    return state.get();
                }

                @Override
                public void watch(Consumer<DeviceState> onState) {}

                @Override
                public DeviceHistory history() {
                    return state.history();
                }

                @Override
                public Map<String, String> identity() {
                    return Map.of("serial", "SIM-0001");
                }

                @Override
                public List<String> trace() {
                    return List.of();
                }

                @Override
                public void close() {}
            };

    private double gauge(String word) {
        return registry.get("device.state").tag("state", word).gauge().value();
    }

    @Test
    void the_state_is_the_one_gauge_that_is_one() {
        DeviceMeters.bind(registry, printer);
        assertThat(gauge("connecting")).isEqualTo(1);
        state.faulty(new Failure("P11", "the printer has no paper"));
        assertThat(gauge("connecting")).isZero();
        assertThat(gauge("faulty")).isEqualTo(1);
    }

    @Test
    void counts_and_times_are_read_from_the_history() {
        DeviceMeters.bind(registry, printer);
        DeviceHistory history = printer.history();
        history.count(Count.FRAMES_SENT, 3);
        history.count(Count.FRAMES_DAMAGED);
        history.count(Count.PRINT_UNKNOWN);
        history.roundTrip(Duration.ofMillis(40));
        history.recovered(Duration.ofMillis(900));
        assertThat(
                        registry.get("device.frames")
                                .tags("direction", "out", "result", "ok")
                                .functionCounter()
                                .count())
                .isEqualTo(3);
        assertThat(registry.get("device.frames").tag("result", "damaged").functionCounter().count())
                .isEqualTo(1);
        assertThat(
                        registry.get("device.prints")
                                .tag("outcome", "unknown")
                                .functionCounter()
                                .count())
                .isEqualTo(1);
        assertThat(
                        registry.get("device.roundtrip")
                                .functionTimer()
                                .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
        assertThat(registry.get("device.recoveries").functionTimer().count()).isEqualTo(1);
    }

    @Test
    void tags_are_words_of_a_closed_list() {
        DeviceMeters.bind(registry, printer);
        Set<String> keys =
                registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.toSet());
        assertThat(keys)
                .allMatch(tag -> tag.matches("(device|state|direction|result|outcome)=[a-z-]+"));
    }
}
