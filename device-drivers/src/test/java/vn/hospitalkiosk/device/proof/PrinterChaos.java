package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.virtual.printer.PrinterMishap;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;

/// Slips printed while something goes wrong with nearly every one, on eight printers at once: half on TCP, half on serial ports, half confirming by process id, half by paper status. The judge is the paper. Faults follow from the seed alone; how the clock cuts them may differ from run to run.
public final class PrinterChaos {
    private static final int LANES = 8;
    private static final int SERIAL_BAUD = 115_200;
    private static final int PER_MILLE = 900;
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /// What came of it.
    ///
    /// @param faults mishaps that were drawn, at least as many as were asked for
    /// @param slips how many were asked to be printed
    /// @param lostButPrinted called printed and not wholly on paper; must be 0
    /// @param automaticDuplicates rows of a slip that are on paper twice; must be 0
    /// @param printedButDenied called not printed, and something of it is on paper; must be 0
    /// @param owed slips without exactly one outcome; must be 0
    /// @param unrecovered printers that did not print again after the last fault; must be 0
    /// @param unknownWhole called unknown and wholly on paper, which is no error
    /// @param slowestMillis longest time from order to outcome, over the deadline; may be negative
    /// @param byKind how often each mishap was drawn
    public record Figures(
            int seed,
            int faults,
            int slips,
            int printed,
            int notPrinted,
            int unknown,
            int lostButPrinted,
            int automaticDuplicates,
            int printedButDenied,
            int owed,
            int unrecovered,
            int unknownWhole,
            long slowestMillis,
            Map<PrinterMishap, Integer> byKind,
            Duration took) {
        public boolean passed() {
            return lostButPrinted == 0
                    && automaticDuplicates == 0
                    && printedButDenied == 0
                    && owed == 0
                    && unrecovered == 0;
        }
    }

    private PrinterChaos() {}

    /// @param faults how many mishaps at least; 1000 take two to three minutes
    public static Figures run(int faults, int seed) {
        long began = System.nanoTime();
        Path folder = temporary();
        try (ExecutorService lanes =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().daemon().name("chaos-", 0).factory())) {
            List<Future<PrinterLane.Tally>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int share = faults / LANES + (lane < faults % LANES ? 1 : 0);
                int number = lane;
                running.add(lanes.submit(() -> lane(folder, number, share, seed)));
            }
            List<PrinterLane.Tally> tallies = new ArrayList<>();
            for (Future<PrinterLane.Tally> each : running) {
                tallies.add(each.get());
            }
            return sum(seed, tallies, Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("chaos was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane of chaos broke", e.getCause());
        } finally {
            remove(folder);
        }
    }

    private static PrinterLane.Tally lane(Path folder, int number, int faults, int seed)
            throws IOException {
        Path slips = folder.resolve("lane-" + number);
        Path port = folder.resolve("port-" + number);
        boolean serial = number % 2 == 1;
        PrinterProfile.Confirm confirm =
                number % 4 < 2
                        ? PrinterProfile.Confirm.PROCESS_ID
                        : PrinterProfile.Confirm.PAPER_STATUS;
        try (PrinterSimulator simulator =
                serial
                        ? PrinterSimulator.onSerialPort(port, slips)
                        : new PrinterSimulator(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                slips)) {
            simulator.start();
            ByteLine.Opener line =
                    serial
                            ? SerialLine.to(port.toString(), SERIAL_BAUD)
                            : TcpLine.to("127.0.0.1", simulator.address().getPort(), CONNECT);
            PrinterProfile profile =
                    new PrinterProfile(576, 203, confirm, 32, PrinterProfile.Cut.PARTIAL);
            return new PrinterLane(simulator, profile, line, Clock.systemUTC())
                    .run(faults, 31L * seed + number, PER_MILLE);
        }
    }

    private static Figures sum(int seed, List<PrinterLane.Tally> tallies, Duration took) {
        PrinterLane.Tally all = new PrinterLane.Tally();
        tallies.forEach(all::add);
        Map<PrinterMishap, Integer> byKind = new EnumMap<>(PrinterMishap.class);
        all.mishaps.forEach(kind -> byKind.merge(kind, 1, Integer::sum));
        return new Figures(
                seed,
                all.mishaps.size(),
                all.slips,
                all.printed,
                all.notPrinted,
                all.unknown,
                all.lostButPrinted,
                all.duplicates,
                all.denied,
                all.owed,
                all.unrecovered,
                all.unknownWhole,
                all.slowestMillis,
                byKind,
                took);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("printer-chaos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param arguments how many faults, and the seed
    public static void main(String[] arguments) {
        Figures figures = run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(figures);
    }
}
