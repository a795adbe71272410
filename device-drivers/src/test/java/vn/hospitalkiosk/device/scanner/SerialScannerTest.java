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
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.virtual.scanner.ScannerMishap;
import vn.hospitalkiosk.virtual.scanner.ScannerSimulator;

@Timeout(60)
class SerialScannerTest {
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
                        SerialLine.to(link.toString(), 9600),
                        ScannerProfile.plain(),
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

    /// Shows a code that goes wrong in that way, then one that does not.
    private String after(ScannerMishap mishap) throws IOException {
        simulator.faults().next(mishap);
        simulator.show("mã số một");
        simulator.replug();
        awaitReady();
        while (!simulator.show("mã số hai")) {
            Thread.onSpinWait();
        }
        String text = next(texts);
        String before = "";
        while (!text.equals("mã số hai")) {
            before = text;
            text = next(texts);
        }
        return before;
    }

    private void awaitReady() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!(scanner.state() instanceof DeviceState.Ready)) {
            assertThat(end - System.nanoTime()).as("ready in time").isPositive();
            Thread.onSpinWait();
        }
    }

    @Test
    void a_code_in_pieces_stays_one() throws IOException {
        assertThat(after(ScannerMishap.SPLIT)).isEqualTo("mã số một");
    }

    @Test
    void a_code_sent_twice_arrives_once() throws IOException {
        assertThat(after(ScannerMishap.DUPLICATE)).isEqualTo("mã số một");
        assertThat(texts).isEmpty();
    }

    @Test
    void a_code_without_suffix_arrives_by_its_pause() throws IOException {
        simulator.faults().next(ScannerMishap.NO_SUFFIX);
        simulator.show("mã số một");
        assertThat(next(texts)).isEqualTo("mã số một");
    }

    @Test
    void one_byte_in_fifty_milliseconds_is_still_one_code() throws IOException {
        // On a machine that stalls a code may come in parts; the next is whole.
        for (int round = 1; ; round++) {
            simulator.faults().next(ScannerMishap.SLOW_BYTES);
            simulator.show("slow " + round);
            String text = next(texts);
            if (text.equals("slow " + round)) {
                return;
            }
            assertThat(round).isLessThan(8);
            texts.clear();
        }
    }

    @Test
    void noise_before_a_code_spoils_that_code_at_most() throws IOException {
        after(ScannerMishap.GARBAGE);
        assertThat(texts).isEmpty();
    }

    @Test
    void a_flood_is_cut_counted_and_over() throws IOException {
        simulator.faults().next(ScannerMishap.FLOOD);
        assertThat(simulator.show("x")).isTrue();
        assertThat(next(texts).length()).isBetween(1, 4096);
        simulator.show("mã số hai");
        simulator.show("mã số ba");
        String text = next(texts);
        while (!text.equals("mã số ba")) {
            text = next(texts);
        }
        assertThat(scanner.history().counted(Count.FRAMES_DAMAGED)).isPositive();
    }

    @Test
    void a_cable_pulled_in_mid_code_loses_that_code_only() throws IOException {
        after(ScannerMishap.CABLE_OUT);
        assertThat(scanner.history().counted(Count.LOST)).isPositive();
    }
}
