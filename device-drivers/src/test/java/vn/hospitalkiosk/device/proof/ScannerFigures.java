package vn.hospitalkiosk.device.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.document.DocumentSamples;
import vn.hospitalkiosk.device.document.ScannedCode;
import vn.hospitalkiosk.device.document.ScannedCodes;
import vn.hospitalkiosk.device.scanner.FramerProbe;
import vn.hospitalkiosk.device.scanner.ScannerProfile;
import vn.hospitalkiosk.device.scanner.SerialScanner;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.virtual.pty.PluggablePort;
import vn.hospitalkiosk.virtual.scanner.ScannerSimulator;

/// What the scanner's part of `scripts/bench devices` measures, over pseudo terminals.
public final class ScannerFigures {
    private static final int PLUGS = 100;
    private static final int DEVICES = 8;
    private static final int VIRTUAL_THREADS = 1000;
    private static final int BAUD = 9600;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private ScannerFigures() {}

    /// About two minutes: a cable pulled again and again is looked for once a second.
    ///
    /// @param folder for the links to the ports
    public static List<Figure> measure(Path folder) throws IOException, InterruptedException {
        return measure(folder, PLUGS);
    }

    /// With fewer rounds, to see that it can be done.
    static List<Figure> measure(Path folder, int plugs) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("scanner frame cut", "us", 10, frameMicros()));
        figures.add(new Figure("document parsed", "us", 10, documentMicros()));
        figures.addAll(plugs(folder, plugs));
        figures.add(
                new Figure(
                        "virtual thread start while 8 ports block, longest",
                        "ms",
                        50,
                        virtualThreadMillis(folder)));
        return figures;
    }

    /// A frame of a CCCD's code and CR, with a reply to look out for.
    private static double frameMicros() {
        byte[] frame = (DocumentSamples.CCCD + "\r").getBytes(StandardCharsets.UTF_8);
        FramerProbe probe = new FramerProbe();
        return Figure.micros(() -> probe.cut(frame, 1));
    }

    /// A round of all samples, one after the other.
    private static double documentMicros() {
        AtomicInteger next = new AtomicInteger();
        return Figure.micros(() -> {
            String text =
                    DocumentSamples.ALL.get(next.getAndIncrement() % DocumentSamples.ALL.size());
            if (ScannedCodes.recognise(text) instanceof ScannedCode.Unknown) {
                throw new IllegalStateException("a sample was not recognised");
            }
        });
    }

    private static List<Figure> plugs(Path folder, int rounds) throws IOException {
        Path link = folder.resolve("scanner");
        List<Long> lost = new ArrayList<>();
        List<Long> back = new ArrayList<>();
        try (ScannerSimulator simulator = new ScannerSimulator(link);
                SerialScanner scanner =
                        new SerialScanner(
                                SerialLine.to(link.toString(), BAUD),
                                ScannerProfile.plain(),
                                Clock.systemUTC())) {
            simulator.start();
            scanner.listen(_ -> {});
            await(scanner, DeviceState.Ready.class);
            for (int i = 0; i < rounds; i++) {
                long pulled = System.nanoTime();
                simulator.unplug();
                lost.add(await(scanner, DeviceState.Faulty.class) - pulled);
                long plugged = System.nanoTime();
                simulator.replug();
                back.add(await(scanner, DeviceState.Ready.class) - plugged);
            }
        }
        return List.of(
                new Figure("scanner unplug detected, p99 of " + rounds, "ms", 500, p99(lost)),
                new Figure("scanner replug to ready, p99 of " + rounds, "ms", 2000, p99(back)));
    }

    private static long await(SerialScanner scanner, Class<? extends DeviceState> kind) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!kind.isInstance(scanner.state())) {
            if (end - System.nanoTime() < 0) {
                throw new IllegalStateException("never " + kind.getSimpleName());
            }
            Thread.onSpinWait();
        }
        return System.nanoTime();
    }

    private static double p99(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.get((nanos.size() * 99 + 99) / 100 - 1) / 1e6;
    }

    /// Each port is read by the serial library on a platform thread, and nothing comes.
    private static double virtualThreadMillis(Path folder)
            throws IOException, InterruptedException {
        List<PluggablePort> ports = new ArrayList<>();
        List<ByteLine> lines = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        try {
            for (int i = 0; i < DEVICES; i++) {
                PluggablePort port = new PluggablePort(folder.resolve("port-" + i));
                ports.add(port);
                port.plug();
                ByteLine line = SerialLine.to(port.link().toString(), BAUD).open();
                lines.add(line);
                readers.add(Thread.ofPlatform().daemon().start(() -> readInVain(line)));
            }
            return longestStart() / 1e6;
        } finally {
            lines.forEach(ByteLine::close);
            for (Thread reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(5));
            }
            for (PluggablePort port : ports) {
                port.close();
            }
        }
    }

    private static void readInVain(ByteLine line) {
        try {
            line.read(new byte[16]);
        } catch (LineGoneException e) {
            // Closed at the end of the measurement.
        }
    }

    private static long longestStart() throws InterruptedException {
        AtomicLong longest = new AtomicLong();
        for (int i = 0; i < VIRTUAL_THREADS; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            long asked = System.nanoTime();
            Thread.ofVirtual()
                    .start(() -> {
                        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                        ran.countDown();
                    });
            ran.await();
        }
        return longest.get();
    }
}
