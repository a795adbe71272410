package vn.hospitalkiosk.device.scanner;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.serial.SerialLine;

/// A scanner on a serial line (USB-CDC or RS-232), 8N1. A scan ends with the suffix, or with a pause of 30 ms for a scanner nobody configured.
public final class SerialScanner implements CodeScanner {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);
    private static final Duration IDLE_GAP = Duration.ofMillis(30);

    /// For a scanner known to send its suffix: a slow line must not cut a code in two.
    private static final Duration IDLE_GAP_WITH_SUFFIX = Duration.ofMillis(300);

    private static final long SAME_SCAN_NANOS = Duration.ofMillis(1500).toNanos();
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int BUFFER_BYTES = 4096;

    private final String path;
    private final int baud;
    private final byte suffix;
    private final CurrentState state;
    private final AtomicBoolean listening = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable SerialLine line;
    private volatile Consumer<String> onText = _ -> {};

    /// Hash and length of the last scan: enough to know it again, and no personal data kept.
    private long lastMark;

    private boolean seenBefore;
    private long lastSeen;

    /// @param path device node or a link to it; may appear and vanish
    /// @param suffix byte after each scan, as the scanner is configured: CR is `0x0D`
    public SerialScanner(String path, int baud, byte suffix, Clock clock) {
        this.path = path;
        this.baud = baud;
        this.suffix = suffix;
        this.state = new CurrentState(clock);
        this.thread = Thread.ofPlatform().daemon().name("code-scanner").unstarted(this::serve);
    }

    @Override
    public DeviceState state() {
        return state.get();
    }

    @Override
    public void listen(Consumer<String> onText, Consumer<DeviceState> onState) {
        if (!listening.compareAndSet(false, true)) {
            throw new IllegalStateException("a scanner is listened to once");
        }
        this.onText = onText;
        state.watch(onState);
        thread.start();
    }

    private void serve() {
        Duration pause = FIRST_PAUSE;
        while (!isClosed()) {
            try (SerialLine opened = SerialLine.open(path, baud)) {
                line = opened;
                pause = FIRST_PAUSE;
                state.ready();
                deliver(opened);
            } catch (LineGoneException e) {
                outOfOrder(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("code scanner: {}", e.getClass().getName());
                outOfOrder("the driver failed with " + e.getClass().getSimpleName());
            } finally {
                line = null;
            }
            if (closedWithin(pause)) {
                break;
            }
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        }
        state.absent();
    }

    private void outOfOrder(String detail) {
        if (!isClosed()) {
            state.faulty(new Failure("S21", detail));
        }
    }

    private void deliver(SerialLine opened) {
        Framer framer = new Framer(suffix);
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!isClosed()) {
            int count;
            if (framer.open()) {
                count = opened.read(buffer, framer.suffixSeen() ? IDLE_GAP_WITH_SUFFIX : IDLE_GAP);
            } else {
                count = opened.read(buffer);
            }
            List<byte[]> scans = count == 0 ? framer.pause() : framer.accept(buffer, count);
            scans.forEach(scan -> heard(ScanText.of(scan)));
        }
    }

    private void heard(String text) {
        if (text.isEmpty()) {
            return;
        }
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

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        SerialLine opened = line;
        if (opened != null) {
            opened.close();
        }
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
