package vn.hospitalkiosk.device.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.scanner.ScannerSimulator;

@Timeout(60)
class SerialScannerTest {
    private static final byte CR = 0x0D;

    @TempDir Path folder;
    private ScannerSimulator simulator;
    private SerialScanner scanner;
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();

    @BeforeEach
    void plug() throws IOException {
        assumeThat(Files.exists(Path.of("/dev/ptmx"))).as("no pseudo terminals here").isTrue();
        Path link = folder.resolve("scanner");
        simulator = new ScannerSimulator(link);
        simulator.start();
        scanner =
                new SerialScanner(
                        link.toString(),
                        9600,
                        CR,
                        Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC));
        scanner.watch(states::add);
        scanner.listen(texts::add);
        awaitState(DeviceState.Ready.class);
    }

    @AfterEach
    void unplug() throws IOException {
        scanner.close();
        simulator.close();
        assertThat(scanner.state()).isInstanceOf(DeviceState.Absent.class);
    }

    private DeviceState awaitState(Class<? extends DeviceState> kind) {
        DeviceState state = next(states);
        while (!kind.isInstance(state)) {
            state = next(states);
        }
        return state;
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T head = queue.poll(15, TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("nothing came");
            }
            return head;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_code_arrives_with_its_vietnamese_letters() throws IOException {
        assertThat(simulator.show("056085000427||NGUYỄN VĂN A|09031985|Nam|Khánh Hòa|20052022"))
                .isTrue();
        assertThat(next(texts))
                .isEqualTo("056085000427||NGUYỄN VĂN A|09031985|Nam|Khánh Hòa|20052022");
    }

    @Test
    void the_same_code_held_longer_is_delivered_once_and_another_at_once() throws IOException {
        simulator.show("one");
        simulator.show("one");
        simulator.show("two");
        assertThat(next(texts)).isEqualTo("one");
        assertThat(next(texts)).isEqualTo("two");
    }

    @Test
    void a_pulled_cable_is_told_and_when_it_is_back_so_are_the_codes() throws IOException {
        simulator.unplug();
        DeviceState.Faulty faulty = (DeviceState.Faulty) awaitState(DeviceState.Faulty.class);
        assertThat(faulty.failure().code()).isEqualTo("S21");
        simulator.replug();
        awaitState(DeviceState.Ready.class);
        simulator.show("after");
        assertThat(next(texts)).isEqualTo("after");
    }
}
