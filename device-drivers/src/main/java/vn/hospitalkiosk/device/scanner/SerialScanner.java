package vn.hospitalkiosk.device.scanner;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.serial.SerialLine;
import vn.hospitalkiosk.device.serial.SerialSettings;
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.Session;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// A scanner on a serial line (USB-CDC or RS-232), 8N1. A scan ends with the suffix, or with a pause of 30 ms for a scanner nobody configured.
public final class SerialScanner implements CodeScanner {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final Duration IDLE_GAP = Duration.ofMillis(30);

    /// For a scanner known to send its suffix: a slow line must not cut a code in two.
    private static final Duration IDLE_GAP_WITH_SUFFIX = Duration.ofMillis(300);

    private static final long SAME_SCAN_NANOS = Duration.ofMillis(1500).toNanos();
    private static final int BUFFER_BYTES = 4096;

    private final SerialLine.Opener opener;
    private final byte suffix;
    private final CurrentState state;
    private final WireTrace trace = new WireTrace();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final Supervisor<Listening> supervisor;
    private volatile Consumer<String> onText = _ -> {};

    /// Hash and length of the last scan: enough to know it again, and no personal data kept.
    private long lastMark;

    private boolean seenBefore;
    private long lastSeen;

    /// @param path device node or a link to it; may appear and vanish
    /// @param suffix byte after each scan, as the scanner is configured: CR is `0x0D`
    public SerialScanner(String path, int baud, byte suffix, Clock clock) {
        this(SerialLine.to(SerialSettings.of(path, baud)), suffix, clock);
    }

    /// @param opener to the scanner's port, by name or by what its USB side calls itself
    public SerialScanner(SerialLine.Opener opener, byte suffix, Clock clock) {
        this.opener = opener;
        this.suffix = suffix;
        this.state = new CurrentState(clock);
        this.supervisor =
                new Supervisor<>("code-scanner", this::opened, Backoff.LOCAL, state, "S21");
    }

    @Override
    public DeviceState state() {
        return state.get();
    }

    @Override
    public void watch(Consumer<DeviceState> onState) {
        state.watch(onState);
    }

    @Override
    public DeviceHistory history() {
        return state.history();
    }

    @Override
    public Map<String, String> identity() {
        return Map.of();
    }

    @Override
    public List<String> trace() {
        return trace.lines();
    }

    @Override
    public void listen(Consumer<String> onText) {
        if (!listening.compareAndSet(false, true)) {
            throw new IllegalStateException("a scanner is listened to once");
        }
        this.onText = onText;
        supervisor.start();
    }

    private Listening opened() {
        Listening fresh = new Listening(opener.open());
        state.ready();
        return fresh;
    }

    private void heard(byte[] scan) {
        String text = ScanText.of(scan);
        if (text.isEmpty()) {
            return;
        }
        state.history().count(Count.FRAMES_HEARD);
        trace.heard("a code of " + scan.length + " bytes");
        long now = System.nanoTime();
        long mark = ((long) text.hashCode() << 32) | text.length();
        boolean again = seenBefore && mark == lastMark && now - lastSeen < SAME_SCAN_NANOS;
        seenBefore = true;
        lastMark = mark;
        lastSeen = now;
        if (again) {
            return;
        }
        try {
            onText.accept(text);
        } catch (RuntimeException e) {
            LOG.error("a listener of the scanner threw {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        supervisor.close();
    }

    /// One open port.
    private final class Listening implements Session {
        private final SerialLine line;
        private final Framer framer = new Framer(suffix);
        private final byte[] buffer = new byte[BUFFER_BYTES];

        Listening(SerialLine line) {
            this.line = line;
        }

        /// Waits for the scanner to say something.
        @Override
        public Duration tend() {
            int count =
                    framer.open()
                            ? line.read(
                                    buffer, framer.suffixSeen() ? IDLE_GAP_WITH_SUFFIX : IDLE_GAP)
                            : line.read(buffer);
            List<byte[]> scans = count == 0 ? framer.pause() : framer.accept(buffer, count);
            scans.forEach(SerialScanner.this::heard);
            return Duration.ZERO;
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
