package vn.hospitalkiosk.device.printer;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;

/// A receipt printer that speaks ESC/POS. One platform thread keeps the line, asks for status at least every two seconds, and prints.
public final class EscPosPrinter implements ReceiptPrinter {
    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);
    private static final Duration HEARTBEAT = Duration.ofMillis(1500);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int WAITING_JOBS = 32;

    private final PrinterProfile profile;
    private final ByteLine.Opener opener;
    private final CurrentState state;
    private final BlockingQueue<Runnable> work = new ArrayBlockingQueue<>(WAITING_JOBS);
    private final AtomicBoolean newsWaiting = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor deadlines;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable PrinterSession session;

    /// The rest of a slip may wait in the printer's buffer: forget it before the next.
    private boolean leftOvers;

    /// Begins to look for the printer at once.
    public EscPosPrinter(PrinterProfile profile, ByteLine.Opener opener, Clock clock) {
        this.profile = profile;
        this.opener = opener;
        this.state = new CurrentState(clock);
        this.deadlines =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("receipt-printer-deadline").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        this.thread = Thread.ofPlatform().daemon().name("receipt-printer").start(this::serve);
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
    public void print(PrintJob job, Consumer<PrintOutcome> onOutcome) {
        if (job.slip().widthDots() > profile.widthDots()) {
            throw new IllegalArgumentException("the slip is wider than the paper");
        }
        PrintTask task = new PrintTask(job, outcome -> heard(() -> onOutcome.accept(outcome)));
        boolean taken;
        synchronized (work) {
            taken = !closed && work.offer(() -> perform(task));
            if (taken) {
                task.endsWith(
                        deadlines.schedule(
                                () -> expire(task), task.nanosLeft(), TimeUnit.NANOSECONDS));
            }
        }
        if (!taken) {
            task.failed(gone("the printer was closed, or too many slips wait for it"));
        }
    }

    private void expire(PrintTask task) {
        if (task.failed(new Failure("P22", "no confirmation of the slip in time"))) {
            PrinterSession stuck = session;
            if (stuck != null) {
                stuck.close();
            }
        }
    }

    private static Failure gone(@Nullable String detail) {
        return new Failure("P21", String.valueOf(detail));
    }

    private static void heard(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the printer threw {}", e.getClass().getName());
        }
    }

    private void serve() {
        work.add(this::beat);
        while (!closed) {
            try {
                Runnable next = work.poll(HEARTBEAT.toNanos(), TimeUnit.NANOSECONDS);
                (next == null ? (Runnable) this::beat : next).run();
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                LOG.error("receipt printer: {}", e.getClass().getName());
                drop(gone("the driver failed with " + e.getClass().getSimpleName()));
            }
        }
        synchronized (work) {
            closed = true;
        }
        // What still waits is refused: perform sees that the printer is closed.
        for (Runnable left = work.poll(); left != null; left = work.poll()) {
            left.run();
        }
        disconnect();
        state.absent();
    }

    /// From the session's reading thread.
    private void news() {
        if (newsWaiting.compareAndSet(false, true) && !work.offer(this::beat)) {
            newsWaiting.set(false);
        }
    }

    private void beat() {
        newsWaiting.set(false);
        if (closed) {
            return;
        }
        try {
            show(connected().status());
        } catch (LineGoneException e) {
            drop(gone(e.getMessage()));
        }
    }

    private void show(PrinterStatus status) {
        Optional<Failure> fault = status.fault();
        if (fault.isPresent()) {
            state.faulty(fault.get());
        } else if (status.warning().isPresent()) {
            state.attention(status.warning().get());
        } else {
            state.ready();
        }
    }

    private PrinterSession connected() {
        PrinterSession known = session;
        if (known != null && !known.gone()) {
            return known;
        }
        disconnect();
        PrinterSession fresh = new PrinterSession(opener.open(), this::news);
        session = fresh;
        if (leftOvers) {
            fresh.write(EscPos.clearBuffers());
            leftOvers = false;
        }
        fresh.write(EscPos.initialise());
        fresh.write(EscPos.automaticStatusOn());
        return fresh;
    }

    private void drop(Failure failure) {
        disconnect();
        state.faulty(failure);
    }

    private void disconnect() {
        PrinterSession known = session;
        session = null;
        if (known != null) {
            known.close();
        }
    }

    private void perform(PrintTask task) {
        if (closed) {
            task.failed(gone("the printer was closed"));
            return;
        }
        if (task.done()) {
            return;
        }
        SlipPrinting printing = new SlipPrinting(profile, task);
        try {
            PrinterSession line = connected();
            PrinterStatus before = line.status();
            show(before);
            Optional<Failure> fault = before.fault();
            if (fault.isPresent()) {
                task.failed(fault.get());
            } else {
                printing.run(line);
            }
        } catch (LineGoneException e) {
            Failure told = toldFault().orElseGet(() -> gone(e.getMessage()));
            task.failed(told);
            drop(told);
        }
        if (printing.cutShort()) {
            forgetRest();
        }
    }

    /// A printer that stopped for a reason may stop reading too; the reason it told counts then.
    private Optional<Failure> toldFault() {
        PrinterSession known = session;
        return known == null ? Optional.empty() : known.told().flatMap(PrinterStatus::fault);
    }

    /// When the paper is back, the rest of this slip must not come out for somebody else.
    private void forgetRest() {
        leftOvers = true;
        PrinterSession known = session;
        if (known == null || known.gone()) {
            return;
        }
        try {
            known.write(EscPos.clearBuffers());
            leftOvers = false;
        } catch (LineGoneException e) {
            drop(gone(e.getMessage()));
        }
    }

    @Override
    public void close() {
        synchronized (work) {
            closed = true;
        }
        work.offer(this::beat);
        PrinterSession known = session;
        if (known != null) {
            known.close();
        }
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deadlines.shutdownNow();
    }
}
