package vn.hospitalkiosk.device.scanner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// A scanner on a serial line (USB-CDC or RS-232). A code ends with the suffix, or with a pause for a scanner nobody set up. USB tells when the cable is out; a bare RS-232 line cannot.
public final class SerialScanner implements CodeScanner {
    private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);

    private final ByteLine.Opener line;
    private final ScannerProfile profile;
    private final CurrentState state;
    private final WireTrace trace = new WireTrace();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final Supervisor<ScannerSession> supervisor;
    private final SameScan same = new SameScan();
    private volatile Consumer<String> onText = _ -> {};

    /// @param line a serial line; may appear and vanish
    public SerialScanner(ByteLine.Opener line, ScannerProfile profile, Clock clock) {
        this.line = line;
        this.profile = profile;
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
        return supervisor.session().map(ScannerSession::identity).orElse(Map.of());
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

    @Override
    public boolean light(boolean on) {
        return supervisor.session().map(session -> session.light(on)).orElse(false);
    }

    private ScannerSession opened() {
        ScannerSession session =
                new ScannerSession(line.open(), profile, state, trace, this::heard);
        try {
            session.begin();
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        state.ready();
        return session;
    }

    private void heard(Heard.Scan scan) {
        String text = ScanText.of(scan.bytes());
        if (text.isEmpty()) {
            return;
        }
        state.history().count(scan.cut() ? Count.FRAMES_DAMAGED : Count.FRAMES_HEARD);
        trace.heard("a code of " + scan.bytes().length + " bytes" + (scan.cut() ? ", cut" : ""));
        if (same.again(text, System.nanoTime())) {
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
}
