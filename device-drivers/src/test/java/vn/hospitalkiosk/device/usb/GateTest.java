package vn.hospitalkiosk.device.usb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTest {
    private final AtomicInteger releases = new AtomicInteger();
    private final Gate gate = new Gate(releases::incrementAndGet);

    @Test
    void an_empty_gate_releases_at_once_and_only_once() {
        assertThat(gate.shut(Duration.ZERO)).isTrue();
        assertThat(gate.shut(Duration.ZERO)).isTrue();
        assertThat(releases).hasValue(1);
        assertThat(gate.enter()).isFalse();
    }

    @Test
    void nothing_is_released_under_a_thread_that_is_still_inside() {
        assertThat(gate.enter()).isTrue();
        assertThat(gate.shut(Duration.ofMillis(1))).isFalse();
        assertThat(releases).hasValue(0);
        gate.leave();
        assertThat(releases).hasValue(1);
    }

    @Test
    void who_shuts_waits_for_the_last_to_leave() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread reader =
                Thread.ofPlatform()
                        .start(() -> {
                            gate.enter();
                            inside.countDown();
                            awaitQuietly(go);
                            gate.leave();
                        });
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Thread.ofPlatform()
                .start(() -> {
                    while (!gate.isShut()) {
                        Thread.onSpinWait();
                    }
                    go.countDown();
                });
        assertThat(gate.shut(Duration.ofSeconds(30))).isTrue();
        assertThat(releases).hasValue(1);
        reader.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
