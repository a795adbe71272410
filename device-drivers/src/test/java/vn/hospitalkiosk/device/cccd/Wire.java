package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.card.CardControl;
import vn.hospitalkiosk.virtual.person.Person;

/// What a reader must do over whatever wire. Prints what it measures.
final class Wire {
    static final String CAN = Person.nguyenVanA().accessNumber();

    private Wire() {}

    static void readsAndTellsItsPace(Bench bench, CardControl card) throws IOException {
        try (bench) {
            bench.stateOf(DeviceState.Ready.class);
            card.insert(OptionalInt.empty());
            assertThat(bench.presence()).isTrue();
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ReadOutcome.Read read = (ReadOutcome.Read) bench.read(CAN);
                assertThat(read.apdus()).isLessThanOrEqualTo(12);
                assertThat(read.data().number()).isEqualTo(Person.nguyenVanA().number());
                millis.add(read.millis());
            }
            System.out.println("READ " + bench.reader.transport() + " ms " + millis);
            card.remove();
            assertThat(bench.presence()).isFalse();
        }
    }

    static void pulledInMidRead(Bench bench, CardControl card) throws IOException {
        try (bench) {
            bench.stateOf(DeviceState.Ready.class);
            for (int at : new int[] {1, 4, 8, 11}) {
                card.insert(OptionalInt.of(at));
                assertThat(bench.presence()).isTrue();
                long began = System.nanoTime();
                assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.CardMoved.class);
                System.out.println(
                        "PULLED %s at %d: %d ms"
                                .formatted(
                                        bench.reader.transport(),
                                        at,
                                        Duration.ofNanos(System.nanoTime() - began).toMillis()));
                assertThat(bench.presence()).isFalse();
            }
            card.insert(OptionalInt.empty());
            assertThat(bench.presence()).isTrue();
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Read.class);
            card.remove();
        }
    }
}
