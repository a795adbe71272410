package vn.hospitalkiosk.virtual.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A client nobody here wrote (npm package receiptio, Apache-2.0) talks to the printer simulator. Installed under `target/`, never committed. It knows no port but 9100.
@EnabledIfSystemProperty(
        named = "oracles",
        matches = "true",
        disabledReason = "scripts/test --oracles runs foreign programs too")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReceiptioOracleTest {
    private static final String PACKAGE = "receiptio@2.1.2";
    private static final Path HOME = Path.of("target", "oracles", "receiptio").toAbsolutePath();
    private static final Path CLIENT = HOME.resolve("node_modules/receiptio/bin/cli.js");
    private static final int PORT = 9100;

    @TempDir Path folder;
    private PrinterSimulator printer;

    @BeforeEach
    void begin() throws IOException {
        install();
        printer =
                new PrinterSimulator(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), folder);
        try {
            printer.start();
        } catch (BindException e) {
            printer.close();
            abort("port 9100 is taken: " + e.getMessage());
        }
    }

    @AfterEach
    void end() throws IOException {
        if (printer != null) {
            printer.close();
        }
    }

    private void install() throws IOException {
        if (Files.exists(CLIENT)) {
            return;
        }
        Files.createDirectories(HOME);
        String said;
        try {
            said =
                    run(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--loglevel=error",
                            "--prefix",
                            HOME.toString(),
                            PACKAGE);
        } catch (IOException e) {
            said = String.valueOf(e.getMessage());
        }
        assumeTrue(Files.exists(CLIENT), "receiptio cannot be had here: " + said);
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return said.strip();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String asked() throws IOException {
        return run("node", CLIENT.toString(), "-d", "127.0.0.1", "-q");
    }

    private String printed() throws IOException {
        Path receipt =
                Files.writeString(folder.resolve("receipt.txt"), "^^^PHIEU THU\n\nTong|100\n---\n");
        return run("node", CLIENT.toString(), "-d", "127.0.0.1", receipt.toString());
    }

    @Test
    void it_says_online() throws IOException {
        assertThat(asked()).isEqualTo("online");
    }

    @Test
    void its_print_is_a_success_and_on_paper() throws IOException {
        assertThat(printed()).isEqualTo("success");
        assertThat(printer.slips()).singleElement().matches(Slip::cut);
        assertThat(printer.unknownCommands()).isZero();
    }

    @Test
    void it_says_that_the_paper_is_out() throws IOException {
        printer.paper(Paper.OUT);
        assertThat(asked()).isEqualTo("paperempty");
        assertThat(printed()).isEqualTo("paperempty");
    }

    @Test
    void it_says_that_the_cover_is_open() throws IOException {
        printer.cover(true);
        assertThat(asked()).isEqualTo("coveropen");
    }
}
