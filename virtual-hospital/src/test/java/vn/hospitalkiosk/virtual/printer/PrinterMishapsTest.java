package vn.hospitalkiosk.virtual.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrinterMishapsTest {
    private static final HexFormat HEX = HexFormat.of();

    @TempDir Path folder;
    private PrinterSimulator printer;
    private Socket line;

    @BeforeEach
    void connect() throws IOException {
        printer =
                new PrinterSimulator(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder);
        printer.start();
        printer.mishapsWithin(200);
        line = caller();
    }

    @AfterEach
    void end() throws IOException {
        line.close();
        printer.close();
    }

    private Socket caller() throws IOException {
        Socket socket = new Socket();
        socket.connect(printer.address(), 2000);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private void send(String hex) throws IOException {
        line.getOutputStream().write(HEX.parseHex(hex));
    }

    /// A picture of ten black rows, then a process id.
    private void job(String id) throws IOException {
        send("1D76300048000A00" + "FF".repeat(720) + "1D564200");
        send(
                "1D284806003030"
                        + HEX.formatHex(id.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /// A job whose caller may be cut off before its last byte.
    private void jobInto(String id) {
        try {
            job(id);
        } catch (IOException cutOff) {
            // The cable or the power went while we were still sending.
        }
    }

    private String heard(int bytes) throws IOException {
        return HEX.formatHex(line.getInputStream().readNBytes(bytes));
    }

    private boolean gone() {
        try {
            return line.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private void comesBack() throws IOException {
        boolean back = false;
        while (!back) {
            line.close();
            try {
                line = caller();
                send("100401");
                back = !gone();
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_reply_is_lost_and_the_next_job_is_calm() throws IOException {
        printer.faults().next(PrinterMishap.SILENT);
        job("AAAA");
        while (printer.processIds().isEmpty()) {
            Thread.onSpinWait();
        }
        job("BBBB");
        assertThat(heard(7)).isEqualTo("37224242424200");
        assertThat(printer.processIds()).containsExactly("AAAA", "BBBB");
        assertThat(printer.faults().history()).containsExactly(PrinterMishap.SILENT);
    }

    @Test
    void a_cable_pulled_at_a_byte_cuts_the_caller_off_and_comes_back() throws IOException {
        printer.faults().next(PrinterMishap.UNPLUG);
        jobInto("AAAA");
        assertThat(gone()).isTrue();
        comesBack();
        assertThat(printer.processIds()).isEmpty();
    }

    @Test
    void power_lost_at_a_byte_forgets_the_job() throws IOException {
        printer.faults().next(PrinterMishap.POWER_CYCLE);
        jobInto("AAAA");
        assertThat(gone()).isTrue();
        comesBack();
        job("BBBB");
        assertThat(heard(7)).isEqualTo("37224242424200");
        assertThat(printer.processIds()).containsExactly("BBBB");
    }

    @Test
    void the_same_seed_gives_the_same_mishaps() throws IOException {
        EnumSet<PrinterMishap> harmless =
                EnumSet.of(PrinterMishap.NEAR_END, PrinterMishap.SILENT, PrinterMishap.STALL);
        printer.faults().seed(7, 500, harmless);
        jobs();
        List<PrinterMishap> first = printer.faults().history();
        printer.faults().seed(7, 500, harmless);
        jobs();
        assertThat(first).isNotEmpty();
        assertThat(printer.faults().history().subList(first.size(), 2 * first.size()))
                .isEqualTo(first);
    }

    private void jobs() throws IOException {
        int before = printer.processIds().size();
        for (int i = 0; i < 8; i++) {
            job("J00" + i);
        }
        while (printer.processIds().size() < before + 8) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_real_time_command_inside_a_picture_is_obeyed_where_printers_do_so() throws IOException {
        printer.executesInPictures(true);
        String row = "100401" + "1014010002" + "00".repeat(64);
        send("1D284405001401000200" + "1D76300048000200" + row + row);
        assertThat(heard(2)).isEqualTo("1212");
        assertThat(printer.pulses()).isZero();
        assertThat(printer.executedInPictures()).isEqualTo(2);
        send("1B40" + "1D284405001401010200" + "1D76300048000100" + row + "100402");
        assertThat(heard(2)).isEqualTo("1212");
        assertThat(printer.pulses()).isEqualTo(1);
    }

    @Test
    void it_speaks_on_any_open_wire() throws IOException {
        try (PipedOutputStream toPrinter = new PipedOutputStream();
                PipedInputStream fromPrinter = new PipedInputStream();
                PrinterSimulator other =
                        PrinterSimulator.onStreams(
                                new PipedInputStream(toPrinter),
                                new PipedOutputStream(fromPrinter),
                                folder)) {
            other.start();
            toPrinter.write(HEX.parseHex("100401"));
            assertThat(fromPrinter.read()).isEqualTo(0x12);
        }
    }
}
