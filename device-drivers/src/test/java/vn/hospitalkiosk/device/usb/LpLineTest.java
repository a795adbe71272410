package vn.hospitalkiosk.device.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.virtual.pty.PluggablePort;

/// Over a pseudo terminal, which the kernel serves like a printer's file as far as opening, waiting and hanging up go. The real driver is met in `scripts/test-usb-vm`.
@Timeout(60)
class LpLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    private PluggablePort port;
    private ByteLine line;

    @BeforeEach
    void plug() throws IOException {
        assumeThat(Files.exists(Path.of("/dev/ptmx"))).as("no pseudo terminals here").isTrue();
        port = new PluggablePort(folder.resolve("lp0"));
        port.plug();
        line = LpLine.to(port.link().toString()).open();
    }

    @AfterEach
    void unplug() throws IOException {
        line.close();
        port.close();
    }

    @Test
    void bytes_go_both_ways() throws IOException {
        line.write(new byte[] {0x10, 0x04, 0x01}, PATIENCE);
        byte[] heard = port.read(10_000);
        assertThat(heard).containsExactly(0x10, 0x04, 0x01);
        port.write("answer".getBytes(StandardCharsets.US_ASCII), 10_000);
        byte[] into = new byte[64];
        assertThat(line.read(into)).isEqualTo(6);
    }

    @Test
    void a_pulled_cable_ends_a_waiting_read() throws IOException {
        CompletableFuture<LineTrouble> end = reading();
        port.unplug();
        assertThat(trouble(end)).isEqualTo(LineTrouble.LOST);
    }

    @Test
    void closing_from_another_thread_ends_a_waiting_read() {
        CompletableFuture<LineTrouble> end = reading();
        line.close();
        assertThat(trouble(end)).isEqualTo(LineTrouble.LOST);
        assertThatThrownBy(() -> line.write(new byte[1], PATIENCE))
                .isInstanceOf(LineGoneException.class);
    }

    @Test
    void a_printer_that_takes_nothing_is_stalled_not_waited_for() {
        assertThatThrownBy(() -> line.write(new byte[1 << 20], Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        LineGoneException.class,
                        e -> assertThat(e.trouble()).isEqualTo(LineTrouble.STALLED));
    }

    @Test
    void no_printer_no_line() {
        assertThatThrownBy(() -> LpLine.to(folder.resolve("lp1").toString()).open())
                .isInstanceOfSatisfying(
                        LineGoneException.class,
                        e -> assertThat(e.trouble()).isEqualTo(LineTrouble.NOT_THERE));
        assertThat(LpLine.trouble(16)).isEqualTo(LineTrouble.IN_USE);
        assertThat(LpLine.trouble(13)).isEqualTo(LineTrouble.NOT_PERMITTED);
    }

    private CompletableFuture<LineTrouble> reading() {
        CompletableFuture<LineTrouble> end = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        line.read(new byte[64]);
                        end.completeExceptionally(new AssertionError("read something"));
                    } catch (LineGoneException e) {
                        end.complete(e.trouble());
                    }
                });
        return end;
    }

    private static LineTrouble trouble(CompletableFuture<LineTrouble> end) {
        return end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
