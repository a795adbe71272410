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
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.Session;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// Reads codes from a camera's frames. Looks at most ten times a second, on one platform thread.
public final class CameraScanner implements CodeScanner {
    private static final Logger LOG = LoggerFactory.getLogger(CameraScanner.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final FrameSource.Opener camera;
    private final CurrentState state;
    private final WireTrace trace = new WireTrace();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final Supervisor<Looking> supervisor;
    private final SameScan same = new SameScan();
    private volatile Consumer<String> onText = _ -> {};

    public CameraScanner(FrameSource.Opener camera, Clock clock) {
        this.camera = camera;
        this.state = new CurrentState(clock);
        this.supervisor =
                new Supervisor<>("camera-scanner", this::opened, Backoff.LOCAL, state, "S21");
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

    private Looking opened() {
        Looking fresh = new Looking(camera.open());
        state.ready();
        return fresh;
    }

    private void heard(String text) {
        state.history().count(Count.FRAMES_HEARD);
        if (same.again(text, System.nanoTime())) {
            return;
        }
        trace.heard("a code of " + text.length() + " characters");
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

    private final class Looking implements Session {
        private final FrameSource source;
        private final FrameDecoder decoder = new FrameDecoder();

        Looking(FrameSource source) {
            this.source = source;
        }

        @Override
        public Duration tend() {
            FrameSource.Frame frame = source.next();
            long began = System.nanoTime();
            decoder.decode(frame).ifPresent(CameraScanner.this::heard);
            Duration rest = BETWEEN_LOOKS.minusNanos(System.nanoTime() - began);
            return rest.isNegative() ? Duration.ZERO : rest;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
