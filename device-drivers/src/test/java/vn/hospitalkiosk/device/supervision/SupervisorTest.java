package vn.hospitalkiosk.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;

@Timeout(60)
class SupervisorTest {
    private static final Backoff SHORT = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Duration LONG_REST = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

    private final CurrentState state = new CurrentState(Clock.fixed(NOW, ZoneOffset.UTC));
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> deeds = new LinkedBlockingQueue<>();
    private Supervisor<Scripted> supervisor = supervise(() -> new Scripted(() -> LONG_REST));

    private Supervisor<Scripted> supervise(Session.Opener<Scripted> opener) {
        return new Supervisor<>("a-device", opener, SHORT, state, "P21");
    }

    private void start(Session.Opener<Scripted> opener) {
        state.watch(states::add);
        supervisor = supervise(opener);
        supervisor.start();
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    private final class Scripted implements Session {
        private final Supplier<Duration> looks;

        Scripted(Supplier<Duration> looks) {
            this.looks = looks;
            deeds.add("opened");
        }

        @Override
        public Duration tend() {
            deeds.add("tended");
            return looks.get();
        }

        @Override
        public void close() {
            deeds.add("closed");
        }
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T head = queue.poll(20, TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("nothing came");
            }
            return head;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_device_that_is_not_there_is_sought_until_it_is() {
        AtomicInteger attempts = new AtomicInteger();
        start(() -> {
            if (attempts.incrementAndGet() < 4) {
                throw new LineGoneException("no such port");
            }
            return new Scripted(() -> {
                state.ready();
                return LONG_REST;
            });
        });
        assertThat(next(states))
                .isEqualTo(new DeviceState.Faulty(new Failure("P21", "no such port"), NOW));
        assertThat(next(states)).isEqualTo(new DeviceState.Ready());
        assertThat(state.history().counted(Count.OPEN_FAILED)).isEqualTo(3);
        assertThat(state.history().counted(Count.OPENED)).isEqualTo(1);
        assertThat(state.history().recoveries().count()).isEqualTo(1);
        assertThat(supervisor.session()).isPresent();
    }

    @Test
    void a_lost_device_is_closed_and_opened_anew() {
        AtomicInteger looks = new AtomicInteger();
        start(() ->
                new Scripted(() -> {
                    if (looks.incrementAndGet() == 2) {
                        throw new DeviceLostException(new Failure("P22", "it went quiet"));
                    }
                    state.ready();
                    return looks.get() < 2 ? Duration.ZERO : LONG_REST;
                }));
        assertThat(next(states)).isEqualTo(new DeviceState.Ready());
        assertThat(next(states))
                .isEqualTo(new DeviceState.Faulty(new Failure("P22", "it went quiet"), NOW));
        assertThat(next(states)).isEqualTo(new DeviceState.Ready());
        assertThat(deeds.stream().limit(4)).containsExactly("opened", "tended", "tended", "closed");
        assertThat(state.history().counted(Count.LOST)).isEqualTo(1);
    }

    @Test
    void waking_cuts_a_rest_short() {
        start(() -> new Scripted(() -> LONG_REST));
        assertThat(next(deeds)).isEqualTo("opened");
        assertThat(next(deeds)).isEqualTo("tended");
        supervisor.wake();
        assertThat(next(deeds)).isEqualTo("tended");
    }

    @Test
    void a_driver_that_throws_is_told_without_what_it_said() {
        AtomicInteger attempts = new AtomicInteger();
        start(() -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalArgumentException("056085000427");
            }
            return new Scripted(() -> {
                state.ready();
                return LONG_REST;
            });
        });
        DeviceState told = next(states);
        assertThat(told.toString())
                .contains("IllegalArgumentException")
                .doesNotContain("056085000427");
        assertThat(next(states)).isEqualTo(new DeviceState.Ready());
    }

    @Test
    void closing_ends_it_for_good() {
        start(() -> new Scripted(() -> LONG_REST));
        assertThat(next(deeds)).isEqualTo("opened");
        supervisor.close();
        assertThat(state.get()).isEqualTo(new DeviceState.Absent());
        assertThat(deeds).contains("closed");
        assertThat(supervisor.session()).isEmpty();
    }

    @Test
    void pauses_grow_up_to_the_longest() {
        assertThat(Backoff.LOCAL.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(Backoff.LOCAL.after(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(Backoff.LOCAL.after(4)).isEqualTo(Duration.ofMillis(800));
        assertThat(Backoff.LOCAL.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.LOCAL.after(1_000_000)).isEqualTo(Duration.ofSeconds(1));
    }
}
