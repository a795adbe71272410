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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.printer.EscPosPrinter;
import vn.hospitalkiosk.device.printer.PrintJob;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.device.printer.PrinterParsing;
import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.tcp.TcpLine;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;

/// Figures of the receipt printer, measured here and now against the simulator.
public final class PrinterFigures {
    private static final int ROUNDS = 100;
    private static final int STALLS = 5;
    private static final Duration STALLED_DEADLINE = Duration.ofMillis(700);
    private static final double NANOS_PER_MILLI = 1e6;

    /// One printer, its driver, and the times at which the driver noticed something.
    private static final class Bench implements AutoCloseable {
        private final Path folder;
        private final PrinterSimulator simulator;
        private final EscPosPrinter printer;
        private final BlockingQueue<Long> ready = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> faulty = new LinkedBlockingQueue<>();

        Bench(boolean serial) throws IOException {
            folder = Files.createTempDirectory("printer-figures");
            Path port = folder.resolve("port");
            simulator =
                    serial
                            ? PrinterSimulator.onSerialPort(port, folder)
                            : new PrinterSimulator(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                    folder);
            simulator.start();
            ByteLine.Opener line =
                    serial
                            ? SerialLine.to(port.toString(), 115_200)
                            : TcpLine.to(
                                    "127.0.0.1",
                                    simulator.address().getPort(),
                                    Duration.ofSeconds(1));
            printer = new EscPosPrinter(PrinterProfile.epsonTm(), line, Clock.systemUTC());
            printer.watch(this::noticed);
            while (!(printer.state() instanceof DeviceState.Ready)) {
                Thread.onSpinWait();
            }
            clear();
        }

        private void noticed(DeviceState state) {
            switch (state) {
                case DeviceState.Ready _, DeviceState.Attention _ -> ready.add(System.nanoTime());
                case DeviceState.Faulty _ -> faulty.add(System.nanoTime());
                case DeviceState.Connecting _, DeviceState.Absent _ -> {}
            }
        }

        void clear() {
            ready.clear();
            faulty.clear();
        }

        @Override
        public void close() throws IOException {
            printer.close();
            simulator.close();
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private PrinterFigures() {}

    /// Takes about two minutes.
    public static List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        try {
            for (boolean serial : new boolean[] {false, true}) {
                try (Bench bench = new Bench(serial)) {
                    String line = serial ? "PTY" : "TCP";
                    unplugged(bench, line, figures);
                    silent(bench, line, figures);
                    stalled(bench, line, figures);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        figures.add(
                new Figure(
                        "printer reply taken apart", "µs per frame", 10, PrinterParsing.micros()));
        return figures;
    }

    private static void unplugged(Bench bench, String line, List<Figure> figures)
            throws IOException {
        double[] gone = new double[ROUNDS];
        double[] back = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bench.clear();
            long pulled = System.nanoTime();
            bench.simulator.unplug();
            gone[i] = millis(pulled, next(bench.faulty));
            bench.clear();
            long plugged = System.nanoTime();
            bench.simulator.plug();
            back[i] = millis(plugged, next(bench.ready));
        }
        figures.add(new Figure("printer unplug noticed p50 " + line, "ms", 500, at(gone, 50)));
        figures.add(new Figure("printer unplug noticed p99 " + line, "ms", 500, at(gone, 99)));
        figures.add(new Figure("printer replug to ready p99 " + line, "ms", 2000, at(back, 99)));
    }

    private static void silent(Bench bench, String line, List<Figure> figures) {
        double longest = 0;
        for (int i = 0; i < STALLS; i++) {
            bench.clear();
            long began = System.nanoTime();
            bench.simulator.stall(true);
            longest = Math.max(longest, millis(began, next(bench.faulty)));
            bench.clear();
            bench.simulator.stall(false);
            next(bench.ready);
        }
        figures.add(new Figure("printer silence noticed, longest " + line, "ms", 1500, longest));
    }

    /// Stalls as soon as the slip has begun, and never reads again before the outcome.
    private static void stalled(Bench bench, String line, List<Figure> figures) {
        double longest = 0;
        for (int i = 0; i < STALLS; i++) {
            bench.clear();
            BlockingQueue<Long> ended = new LinkedBlockingQueue<>();
            long began = System.nanoTime();
            bench.printer.print(
                    new PrintJob("F00" + i, MarkedSlip.of(i), STALLED_DEADLINE),
                    outcome -> ended.add(at(outcome)));
            bench.simulator.stall(true);
            longest = Math.max(longest, millis(began, next(ended)));
            bench.simulator.stall(false);
            while (!(bench.printer.state() instanceof DeviceState.Ready)) {
                Thread.onSpinWait();
            }
        }
        figures.add(
                new Figure(
                        "stalled print, beyond its deadline " + line,
                        "ms",
                        250,
                        Math.max(0, longest - STALLED_DEADLINE.toMillis())));
    }

    private static long at(PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed _, PrintOutcome.NotPrinted _, PrintOutcome.Unknown _ ->
                    System.nanoTime();
        };
    }

    private static long next(BlockingQueue<Long> queue) {
        try {
            Long time = queue.poll(60, TimeUnit.SECONDS);
            if (time == null) {
                throw new IllegalStateException("the driver noticed nothing within a minute");
            }
            return time;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double millis(long from, long to) {
        return Math.max(0, to - from) / NANOS_PER_MILLI;
    }

    private static double at(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    public static void main(String[] arguments) {
        measure().forEach(System.out::println);
    }
}
