package vn.hospitalkiosk.device.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.virtual.printer.Paper;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;
import vn.hospitalkiosk.virtual.printer.Slip;

@Timeout(60)
class EscPosPrinterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int PATIENCE_SECONDS = 20;

    @TempDir Path folder;
    private PrinterSimulator simulator;
    private EscPosPrinter printer;
    private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<PrintOutcome> outcomes = new LinkedBlockingQueue<>();

    @BeforeEach
    void plug() throws IOException {
        simulator =
                new PrinterSimulator(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder);
        simulator.start();
        printer = printerAt(simulator.address().getPort(), PrinterProfile.epsonTm());
    }

    @AfterEach
    void unplug() throws IOException {
        printer.close();
        simulator.close();
    }

    private EscPosPrinter printerAt(int port, PrinterProfile profile) {
        EscPosPrinter made =
                new EscPosPrinter(
                        profile, TcpLine.to("127.0.0.1", port, Duration.ofSeconds(2)), CLOCK);
        made.watch(states::add);
        return made;
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

    private DeviceState stateOf(Class<? extends DeviceState> kind) {
        DeviceState state = printer.state();
        while (!kind.isInstance(state)) {
            state = next(states);
        }
        return state;
    }

    private void faulty(String code) {
        DeviceState state = printer.state();
        while (!(state instanceof DeviceState.Faulty(Failure failure, Instant _)
                && failure.code().equals(code))) {
            state = next(states);
        }
    }

    private static String notPrinted(PrintOutcome outcome) {
        return ((PrintOutcome.NotPrinted) outcome).failure().code();
    }

    private static String unknown(PrintOutcome outcome) {
        return ((PrintOutcome.Unknown) outcome).failure().code();
    }

    @Test
    void a_slip_is_on_paper_dot_by_dot_when_it_is_called_printed() throws IOException {
        Bitmap slip = slip(300, 1);
        assertThat(print("A001", slip)).isEqualTo(new PrintOutcome.Printed());

        assertThat(simulator.slips()).hasSize(1);
        Slip paper = simulator.slips().getFirst();
        assertThat(paper.cut()).isTrue();
        assertThat(simulator.processIds()).containsExactly("A001");
        assertThat(simulator.unknownCommands()).isZero();
        BufferedImage picture = ImageIO.read(paper.png().toFile());
        for (int y = 0; y < slip.height(); y++) {
            for (int x = 0; x < slip.widthDots(); x++) {
                boolean black = (slip.rows()[y * 72 + x / 8] >> (7 - x % 8) & 1) == 1;
                assertThat((picture.getRGB(x, y) & 0xFFFFFF) == 0)
                        .as("dot %d, %d", x, y)
                        .isEqualTo(black);
            }
        }
    }

    @Test
    void a_printer_that_knows_no_process_ids_confirms_by_its_paper_status() {
        printer.close();
        printer =
                printerAt(
                        simulator.address().getPort(),
                        new PrinterProfile(
                                576,
                                203,
                                PrinterProfile.Confirm.PAPER_STATUS,
                                64,
                                PrinterProfile.Cut.PARTIAL));
        assertThat(print("A002", slip(200, 2))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.slips()).hasSize(1);
    }

    @Test
    void without_paper_nothing_is_sent() {
        simulator.paper(Paper.OUT);
        assertThat(notPrinted(print("A003", slip(100, 3)))).isEqualTo("P11");
        assertThat(simulator.slips()).isEmpty();
        faulty("P11");
    }

    @Test
    void with_the_cover_open_nothing_is_sent_and_closing_it_is_enough() {
        simulator.cover(true);
        assertThat(notPrinted(print("A004", slip(100, 4)))).isEqualTo("P12");
        faulty("P12");
        simulator.cover(false);
        stateOf(DeviceState.Ready.class);
        assertThat(print("A005", slip(100, 5))).isEqualTo(new PrintOutcome.Printed());
    }

    @Test
    void a_printer_switched_to_offline_says_so_by_itself() {
        stateOf(DeviceState.Ready.class);
        simulator.online(false);
        faulty("P13");
        simulator.online(true);
        stateOf(DeviceState.Ready.class);
    }

    @Test
    void a_roll_near_its_end_asks_for_attention_and_still_prints() {
        simulator.paper(Paper.NEAR_END);
        assertThat(print("A006", slip(100, 6))).isEqualTo(new PrintOutcome.Printed());
        assertThat(((DeviceState.Attention) stateOf(DeviceState.Attention.class)).failure().code())
                .isEqualTo("P15");
    }

    @Test
    void paper_that_ends_in_the_middle_is_unknown_and_the_rest_never_comes_out() {
        simulator.paperRunsOutAfter(150);
        assertThat(unknown(print("A007", slip(600, 7)))).isEqualTo("P11");
        faulty("P11");

        simulator.paper(Paper.OK);
        stateOf(DeviceState.Ready.class);
        assertThat(print("A008", slip(100, 8))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("A008");
        assertThat(outcomes).isEmpty();
    }

    @Test
    void a_printer_that_does_not_confirm_is_unknown_at_the_deadline() {
        simulator.silence(true);
        printer.print(new PrintJob("A009", slip(100, 9), Duration.ofSeconds(2)), outcomes::add);
        assertThat(unknown(next(outcomes))).isEqualTo("P22");
        assertThat(simulator.processIds()).containsExactly("A009");

        simulator.silence(false);
        assertThat(print("A010", slip(100, 10))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("A009", "A010");
    }

    @Test
    void a_cable_pulled_after_the_data_is_unknown_and_the_line_comes_back() {
        stateOf(DeviceState.Ready.class);
        simulator.silence(true);
        printer.print(new PrintJob("A011", slip(100, 11), DEADLINE), outcomes::add);
        while (simulator.processIds().isEmpty()) {
            Thread.onSpinWait();
        }
        simulator.hangUp();
        assertThat(unknown(next(outcomes))).isEqualTo("P21");

        simulator.silence(false);
        assertThat(print("A012", slip(100, 12))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("A011", "A012");
    }

    @Test
    void a_stalled_printer_costs_no_more_than_the_deadline_and_gets_nothing_of_the_slip() {
        stateOf(DeviceState.Ready.class);
        simulator.stall(true);
        long began = System.nanoTime();
        printer.print(new PrintJob("A013", slip(100, 13), Duration.ofSeconds(1)), outcomes::add);
        assertThat(notPrinted(next(outcomes))).isIn("P21", "P22");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        simulator.stall(false);
        stateOf(DeviceState.Ready.class);
        assertThat(print("A014", slip(100, 14))).isEqualTo(new PrintOutcome.Printed());
        assertThat(simulator.processIds()).containsExactly("A014");
    }

    @Test
    void where_nobody_listens_nothing_is_printed() throws IOException {
        printer.close();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        printer = printerAt(port, PrinterProfile.epsonTm());
        assertThat(notPrinted(print("A015", slip(100, 15)))).isEqualTo("P21");
        faulty("P21");
    }

    @Test
    void slips_are_printed_one_after_the_other_in_order() {
        for (int i = 0; i < 3; i++) {
            printer.print(new PrintJob("B00" + i, slip(100, i), DEADLINE), outcomes::add);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(next(outcomes)).isEqualTo(new PrintOutcome.Printed());
        }
        assertThat(simulator.processIds()).containsExactly("B000", "B001", "B002");
    }

    @Test
    void a_closed_printer_owes_an_outcome_too() {
        printer.close();
        assertThat(notPrinted(print("A016", slip(10, 16)))).isEqualTo("P21");
    }

    @Test
    void a_slip_wider_than_the_paper_is_our_own_mistake() {
        Bitmap wide = new Bitmap(584, 1, new byte[73]);
        assertThatThrownBy(() -> printer.print(new PrintJob("A017", wide, DEADLINE), outcomes::add))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
