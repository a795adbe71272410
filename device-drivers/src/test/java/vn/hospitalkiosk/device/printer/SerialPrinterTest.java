package vn.hospitalkiosk.device.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Random;
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
import vn.hospitalkiosk.virtual.printer.Paper;
import vn.hospitalkiosk.virtual.printer.PrinterMishap;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;

/// The driver over a serial port, and what only serial printers do.
@Timeout(60)
class SerialPrinterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC);
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int PATIENCE_SECONDS = 30;

    @TempDir Path folder;
    private PrinterSimulator simulator;
    private EscPosPrinter printer;
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<PrintOutcome> outcomes = new LinkedBlockingQueue<>();

    @BeforeEach
    void plug() throws IOException {
        simulator = PrinterSimulator.onSerialPort(folder.resolve("port"), folder);
        simulator.start();
        printer = printer(PrinterProfile.epsonTm());
    }

    @AfterEach
    void unplug() throws IOException {
        printer.close();
        simulator.close();
    }

    private EscPosPrinter printer(PrinterProfile profile) {
        EscPosPrinter made =
                new EscPosPrinter(
                        profile, SerialLine.to(folder.resolve("port").toString(), 115_200), CLOCK);
        made.watch(states::add);
        return made;
    }

    private void use(PrinterProfile profile) {
        printer.close();
        printer = printer(profile);
    }

    private static PrinterProfile profile(
            PrinterProfile.Confirm confirm, PrinterProfile.RealTimeInPictures realTime) {
        return new PrinterProfile(
                576, 203, confirm, 128, PrinterProfile.Cut.PARTIAL, realTime, 512);
    }

    private static Bitmap slip(int rows, long seed) {
        byte[] dots = new byte[72 * rows];
        new Random(seed).nextBytes(dots);
        return new Bitmap(576, rows, dots);
    }

    private PrintOutcome print(String id, Bitmap slip) {
        printer.print(new PrintJob(id, slip, DEADLINE), outcomes::add);
        return next(outcomes);
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T head = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("nothing came");
            }
            return head;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void becomes(Class<? extends DeviceState> kind) {
        DeviceState state = printer.state();
        while (!kind.isInstance(state)) {
            state = next(states);
        }
    }

    private static String unknown(PrintOutcome outcome) {
        return ((PrintOutcome.Unknown) outcome).failure().code();
    }

    @Test
    void a_slip_comes_out_of_a_serial_printer_and_the_printer_says_who_it_is() {
        assertThat(print("S001", slip(200, 1))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("S001");
        assertThat(simulator.unknownCommands()).isZero();
        while (printer.identity().size() < 4) {
            Thread.onSpinWait();
        }
        assertThat(printer.identity())
                .containsEntry("maker", "EPSON")
                .containsEntry("model", "TM-T88V");
        assertThat(printer.history().counted(Count.PRINTED)).isEqualTo(1);
        assertThat(printer.trace()).anyMatch(line -> line.contains("> band, 9224 bytes"));
    }

    @Test
    void a_long_slip_is_held_back_by_xoff_and_arrives_whole() {
        assertThat(print("S002", slip(1500, 2))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.slips()).singleElement().extracting("rows").isEqualTo(1500);
    }

    @Test
    void a_pulled_cable_is_noticed_and_the_printer_comes_back_with_it() throws IOException {
        becomes(DeviceState.Ready.class);
        simulator.unplug();
        becomes(DeviceState.Faulty.class);
        states.clear();
        simulator.plug();
        becomes(DeviceState.Ready.class);
        assertThat(print("S003", slip(50, 3))).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void a_dark_printer_in_mid_slip_is_unknown_whatever_it_prints_afterwards() {
        simulator.mishapsWithin(9_000);
        simulator.faults().next(PrinterMishap.POWER_CYCLE);
        becomes(DeviceState.Ready.class);
        printer.print(new PrintJob("S004", slip(600, 4), Duration.ofSeconds(4)), outcomes::add);
        assertThat(next(outcomes)).isInstanceOf(PrintOutcome.Unknown.class);
        assertThat(print("S005", slip(50, 5))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("S005");
    }

    @Test
    void a_cable_pulled_in_the_middle_of_a_picture_leaves_no_printer_that_waits_for_dots() {
        simulator.mishapsWithin(9_000);
        simulator.faults().next(PrinterMishap.UNPLUG);
        becomes(DeviceState.Ready.class);
        assertThat(print("S006", slip(600, 6))).isInstanceOf(PrintOutcome.Unknown.class);
        assertThat(print("S007", slip(50, 7))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("S007");
    }

    @Test
    void a_printer_that_cannot_confirm_leaves_every_slip_unknown_and_says_so() {
        use(profile(PrinterProfile.Confirm.NONE, PrinterProfile.RealTimeInPictures.NOT_LOOKED_FOR));
        assertThat(unknown(print("S008", slip(100, 8)))).isEqualTo("P23");
        while (simulator.slips().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(simulator.slips()).hasSize(1);
    }

    @Test
    void a_late_paper_status_of_an_earlier_slip_does_not_confirm_the_next_one() {
        use(
                profile(
                        PrinterProfile.Confirm.PAPER_STATUS,
                        PrinterProfile.RealTimeInPictures.FORBIDDEN));
        becomes(DeviceState.Ready.class);
        simulator.paperRunsOutAfter(50);
        assertThat(unknown(print("S009", slip(200, 9)))).isEqualTo("P11");
        simulator.paperRunsOutAfter(1);
        simulator.paper(Paper.OK);
        states.clear();
        becomes(DeviceState.Ready.class);
        simulator.paperRunsOutAfter(50);
        assertThat(unknown(print("S010", slip(200, 10)))).isEqualTo("P11");
    }

    @Test
    void pictures_full_of_real_time_commands_cost_nothing_where_pulses_are_forbidden() {
        simulator.executesInPictures(true);
        use(
                profile(
                        PrinterProfile.Confirm.PROCESS_ID,
                        PrinterProfile.RealTimeInPictures.FORBIDDEN));
        for (int seed = 0; seed < 10; seed++) {
            assertThat(print("T00" + seed, trap(64, seed))).isEqualTo(new PrintOutcome.Printed());
        }
        assertThat(simulator.executedInPictures()).isPositive();
        assertThat(simulator.pulses()).isZero();
    }

    @Test
    void a_repainted_picture_holds_no_real_time_command() {
        simulator.executesInPictures(true);
        use(
                profile(
                        PrinterProfile.Confirm.PROCESS_ID,
                        PrinterProfile.RealTimeInPictures.REPAINTED));
        for (int seed = 0; seed < 10; seed++) {
            assertThat(print("U00" + seed, trap(64, seed))).isEqualTo(new PrintOutcome.Printed());
        }
        assertThat(simulator.executedInPictures()).isZero();
        assertThat(simulator.pulses()).isZero();
    }

    /// Status questions and pulses among random dots.
    private static Bitmap trap(int rows, long seed) {
        Random random = new Random(seed);
        byte[] dots = new byte[72 * rows];
        random.nextBytes(dots);
        byte[][] traps = {
            HexFormat.of().parseHex("100401"),
            HexFormat.of().parseHex("100404"),
            HexFormat.of().parseHex("1014010002")
        };
        for (int i = 0; i < 100; i++) {
            byte[] trap = traps[random.nextInt(traps.length)];
            System.arraycopy(trap, 0, dots, random.nextInt(dots.length - 5), trap.length);
        }
        return new Bitmap(576, rows, dots);
    }
}
