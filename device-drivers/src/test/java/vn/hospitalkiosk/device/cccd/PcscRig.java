package vn.hospitalkiosk.device.cccd;

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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.card.CardControl;

/// A real pcscd with the virtual card in it, by `scripts/virtual-reader`, where that can start one. Starts it at most once.
final class PcscRig implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Path var;
    private final @Nullable Process process;
    private final String said;

    private PcscRig(Path var, @Nullable Process process, String said) {
        this.var = var;
        this.process = process;
        this.said = said;
    }

    static PcscRig start(Path var) throws IOException {
        Path script =
                Stream.of("../scripts/virtual-reader", "scripts/virtual-reader")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(Path.of("none"));
        if (!Files.isExecutable(script)) {
            return new PcscRig(var, null, "there is no scripts/virtual-reader");
        }
        Process started =
                new ProcessBuilder(script.toAbsolutePath().normalize().toString(), var.toString())
                        .redirectErrorStream(true)
                        .start();
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        String said =
                CompletableFuture.supplyAsync(() -> line(out))
                        .completeOnTimeout("nothing in time", PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
        PcscRig rig = new PcscRig(var, started, said);
        if (rig.works()) {
            setSocketName(var.resolve("run/pcscd/pcscd.comm").toString());
        }
        return rig;
    }

    private static String line(BufferedReader out) {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            return "nothing";
        }
    }

    /// libpcsclite asks the environment of this process for its socket.
    private static void setSocketName(String path) {
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
            if (done != 0) {
                throw new IllegalStateException("setenv failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    boolean works() {
        return said.equals("pcsc");
    }

    /// Why there is none.
    String why() {
        return "scripts/virtual-reader said: " + said;
    }

    CardControl card() {
        return new CardControl(var.resolve("run/card.sock"));
    }

    Path csca() {
        return var.resolve("run/csca.der");
    }

    void killPcscd() throws IOException {
        long pid =
                Long.parseLong(
                        Files.readString(var.resolve("run/pcscd/pcscd.pid"))
                                .replaceAll("[^0-9]", ""));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /// From killing pcscd (which is started again after 0.2 s) until a card was read whole. A card lies there all the time.
    double millisFromKillToRead(Bench bench) throws IOException {
        bench.stateOf(DeviceState.Ready.class);
        card().insert(OptionalInt.empty());
        awaitCard(bench);
        requireRead(bench);
        killPcscd();
        long began = System.nanoTime();
        bench.stateOf(DeviceState.Faulty.class);
        bench.stateOf(DeviceState.Ready.class);
        awaitCard(bench);
        requireRead(bench);
        double millis = (System.nanoTime() - began) / 1e6;
        card().remove();
        return millis;
    }

    private static void awaitCard(Bench bench) {
        boolean there = bench.presence();
        while (!there) {
            there = bench.presence();
        }
    }

    private static void requireRead(Bench bench) {
        if (!(bench.read(Wire.CAN) instanceof ReadOutcome.Read)) {
            throw new IllegalStateException("the card was not read");
        }
    }

    /// Empty when this machine has no pcscd that can be started apart.
    OptionalDouble millisFromKillToRead() throws IOException {
        if (!works()) {
            return OptionalDouble.empty();
        }
        try (Bench bench =
                new Bench(
                        ChipReaders.pcsc(
                                "Virtual PCD",
                                CscaCertificates.load(csca()),
                                java.time.Clock.systemUTC()))) {
            return OptionalDouble.of(millisFromKillToRead(bench));
        } catch (java.security.cert.CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Process started = process;
        if (started == null) {
            return;
        }
        started.destroy();
        try {
            started.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
