package vn.hospitalkiosk.device.cccd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.card.CardControl;

/// The reader over its real wire: a real pcscd with the virtual card in it. Skipped where `scripts/virtual-reader` cannot start one.
@Timeout(120)
class PcscTest {
    private static final String CAN = Wire.CAN;

    @TempDir static Path var;
    private static @Nullable Process process;
    private static String kind = "";
    private static String why = "";

    @BeforeAll
    static void start() throws Throwable {
        Path script = Path.of("../scripts/virtual-reader").toAbsolutePath().normalize();
        if (!Files.isExecutable(script)) {
            why = "there is no scripts/virtual-reader";
            return;
        }
        Process started =
                new ProcessBuilder(script.toString(), var.toString())
                        .redirectErrorStream(true)
                        .start();
        process = started;
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        kind = CompletableFuture.supplyAsync(() -> line(out)).get(40, TimeUnit.SECONDS);
        why = "scripts/virtual-reader said: " + kind;
        if (kind.equals("pcsc")) {
            setSocketName(var.resolve("run/pcscd/pcscd.comm").toString());
        }
    }

    private static String line(BufferedReader out) {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            return "nothing";
        }
    }

    /// libpcsclite asks the environment of this process for its socket.
    private static void setSocketName(String path) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment setenv =
                    Linker.nativeLinker().defaultLookup().find("setenv").orElseThrow();
            int done =
                    (int)
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            setenv,
                                            FunctionDescriptor.of(
                                                    ValueLayout.JAVA_INT,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.ADDRESS,
                                                    ValueLayout.JAVA_INT))
                                    .invokeExact(
                                            arena.allocateFrom("PCSCLITE_CSOCK_NAME"),
                                            arena.allocateFrom(path),
                                            1);
            assertThat(done).isZero();
        }
    }

    @AfterAll
    static void end() throws InterruptedException {
        Process started = process;
        if (started != null) {
            started.destroy();
            started.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static CardControl card() {
        return new CardControl(var.resolve("run/card.sock"));
    }

    private static List<X509Certificate> csca() throws Exception {
        return CscaCertificates.load(var.resolve("run/csca.der"));
    }

    private static Bench pcsc() throws Exception {
        assumeThat(kind).as(why).isEqualTo("pcsc");
        return new Bench(ChipReaders.pcsc("Virtual PCD", csca(), Clock.systemUTC()));
    }

    @Test
    void a_card_is_read_over_a_real_pcscd() throws Exception {
        Wire.readsAndTellsItsPace(pcsc(), card());
    }

    @Test
    void a_card_pulled_in_mid_read_over_pcscd_is_a_moved_card_and_the_next_is_read()
            throws Exception {
        Wire.pulledInMidRead(pcsc(), card());
    }

    @Test
    void a_pcscd_that_dies_and_comes_back_is_found_again_without_a_restart() throws Exception {
        try (Bench bench = pcsc()) {
            bench.stateOf(DeviceState.Ready.class);
            long pid =
                    Long.parseLong(
                            Files.readString(var.resolve("run/pcscd/pcscd.pid"))
                                    .replaceAll("[^0-9]", ""));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            long began = System.nanoTime();
            bench.stateOf(DeviceState.Faulty.class);
            bench.stateOf(DeviceState.Ready.class);
            System.out.println(
                    "PCSCD back after "
                            + Duration.ofNanos(System.nanoTime() - began).toMillis()
                            + " ms");
            card().insert(OptionalInt.empty());
            boolean there = bench.presence();
            while (!there) {
                there = bench.presence();
            }
            assertThat(bench.read(CAN)).isInstanceOf(ReadOutcome.Read.class);
            card().remove();
        }
    }
}
