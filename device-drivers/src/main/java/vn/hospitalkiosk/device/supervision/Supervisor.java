package vn.hospitalkiosk.device.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceEvent;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;

/// Keeps one device open: seeks it, opens it, tends it, and when it is lost closes it and seeks it again after a pause, for ever. All of it on one platform thread, because native reads hold the carrier of a virtual one.
///
/// The driver tells how the device is (`CurrentState.ready`, `attention`, `faulty`); the supervisor tells when it is lost.
public final class Supervisor<S extends Session> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private final Session.Opener<S> opener;
    private final Backoff backoff;
    private final CurrentState state;
    private final DeviceHistory history;
    private final String lostCode;
    private final Thread thread;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable S session;
    private int failures;
    private boolean lost;
    private long lostSince;

    /// @param name of the thread and in the log: `receipt-printer`
    /// @param lostCode failure code of a device that is not there or does not answer: `P21`
    public Supervisor(
            String name,
            Session.Opener<S> opener,
            Backoff backoff,
            CurrentState state,
            String lostCode) {
        this.name = name;
        this.opener = opener;
        this.backoff = backoff;
        this.state = state;
        this.history = state.history();
        this.lostCode = lostCode;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::serve);
    }

    /// Begins to seek the device, at once and in the background.
    public void start() {
        thread.start();
    }

    /// The open device; empty while it is sought.
    public Optional<S> session() {
        return Optional.ofNullable(session);
    }

    /// Ends a rest or a pause: there is work, or news, or a reason to look for the device now. From any thread.
    public void wake() {
        woken.set(true);
        LockSupport.unpark(thread);
    }

    public boolean closed() {
        return closed;
    }

    private void serve() {
        while (!closed) {
            state.hear(new DeviceEvent.Sought());
            Failure why = keep();
            if (closed) {
                break;
            }
            if (!lost) {
                lost = true;
                lostSince = System.nanoTime();
            }
            state.lost(why);
            failures++;
            rest(backoff.after(failures));
        }
        state.absent();
    }

    /// Opens the device and tends it until it is lost, or the supervisor is closed.
    private Failure keep() {
        long openedAt = 0;
        try (S fresh = opener.open()) {
            openedAt = System.nanoTime();
            session = fresh;
            found();
            while (!closed) {
                Duration pause = fresh.tend();
                failures = 0;
                rest(pause);
            }
            return new Failure(lostCode, "the driver was closed");
        } catch (DeviceLostException e) {
            return counted(openedAt, e.failure());
        } catch (LineGoneException e) {
            return counted(
                    openedAt,
                    new Failure(
                            e.trouble().code().orElse(lostCode), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A message may hold what came over the line.
            LOG.error("{}: {}", name, e.getClass().getName());
            return counted(
                    openedAt,
                    new Failure(
                            lostCode, "the driver failed with " + e.getClass().getSimpleName()));
        } finally {
            session = null;
        }
    }

    private void found() {
        history.count(Count.OPENED);
        if (lost) {
            lost = false;
            history.recovered(Duration.ofNanos(System.nanoTime() - lostSince));
        }
    }

    /// @param openedAt 0 when it could not be opened
    private Failure counted(long openedAt, Failure failure) {
        history.count(openedAt == 0 ? Count.OPEN_FAILED : Count.LOST);
        if (openedAt != 0 && System.nanoTime() - openedAt > backoff.longest().toNanos()) {
            // It stood for a while: no reason to be slow in looking for it.
            failures = 0;
        }
        return failure;
    }

    private void rest(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!closed && !woken.getAndSet(false)) {
            long left = end - System.nanoTime();
            if (left <= 0 || Thread.interrupted()) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    /// Closes the session, whatever it waits for; returns when the thread has left, or after a second.
    @Override
    public void close() {
        closed = true;
        S open = session;
        if (open != null) {
            open.close();
        }
        wake();
        if (thread.getState() == Thread.State.NEW || Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
