package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.card.CardControl;
import vn.hospitalkiosk.virtual.card.CardProcess;

/// The reader over the virtual card's socket, the card in a process of its own.
@Timeout(60)
class VirtualSocketTest {
    @TempDir Path folder;
    private Process process;
    private CardControl card;

    @BeforeEach
    void start() throws Exception {
        process = cardProcess();
        card = new CardControl(folder.resolve("card.sock"));
    }

    private Process cardProcess() throws Exception {
        Process started =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                CardProcess.class.getName(),
                                "--control",
                                folder.resolve("card.sock").toString(),
                                "--apdu",
                                folder.resolve("card-apdu.sock").toString(),
                                "--csca",
                                folder.resolve("csca.der").toString(),
                                "--person",
                                "demo")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("ready");
        return started;
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private Bench bench() throws Exception {
        return new Bench(
                ChipReaders.virtualSocket(
                        folder.resolve("card-apdu.sock"),
                        CscaCertificates.load(folder.resolve("csca.der")),
                        Clock.systemUTC()));
    }

    @Test
    void a_card_is_read() throws Exception {
        Wire.readsAndTellsItsPace(bench(), card);
    }

    @Test
    void a_card_pulled_in_mid_read_is_a_moved_card_and_the_next_is_read() throws Exception {
        Wire.pulledInMidRead(bench(), card);
    }

    @Test
    void a_card_process_that_dies_is_a_reader_gone_and_its_successor_is_found() throws Exception {
        try (Bench bench = bench()) {
            bench.stateOf(DeviceState.Ready.class);
            end();
            bench.stateOf(DeviceState.Faulty.class);
            assertThat(bench.read(Wire.CAN)).isInstanceOf(ReadOutcome.ReaderFault.class);
            process = cardProcess();
            bench.stateOf(DeviceState.Ready.class);
            card.insert(OptionalInt.empty());
            assertThat(bench.presence()).isTrue();
            assertThat(bench.read(Wire.CAN)).isInstanceOf(ReadOutcome.Read.class);
        }
    }
}
