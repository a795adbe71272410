package vn.hospitalkiosk.device.printer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceHistory.Count;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.DeviceLostException;
import vn.hospitalkiosk.device.supervision.Session;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// A receipt printer that speaks ESC/POS over any line of bytes. The supervisor's thread keeps the line, asks for status twice a second, and prints.
public final class EscPosPrinter implements ReceiptPrinter {
    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);

    /// With the time an answer may take, a silent printer is noticed within 1.5 s.
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    /// How long a slip waits for a printer that is just being plugged in.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int WAITING_JOBS = 32;
    private static final String GONE = "P21";

    private final PrinterProfile profile;
    private final ByteLine.Opener opener;
    private final CurrentState state;
    private final WireTrace trace = new WireTrace();
    private final Recovery recovery;
    private final BlockingDeque<PrintTask> jobs = new LinkedBlockingDeque<>(WAITING_JOBS);
    private final ScheduledThreadPoolExecutor deadlines;
    private final Supervisor<Attended> supervisor;
    private volatile @Nullable PrinterLine current;
    private volatile @Nullable PrintTask printing;
    private volatile Map<String, String> identity = Map.of();
    private boolean closed;

    /// Begins to look for the printer at once.
    public EscPosPrinter(PrinterProfile profile, ByteLine.Opener opener, Clock clock) {
        this.profile = profile;
        this.opener = opener;
        this.state = new CurrentState(clock);
        this.recovery = new Recovery(profile);
        this.deadlines =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("receipt-printer-deadline").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        this.supervisor =
                new Supervisor<>("receipt-printer", this::opened, Backoff.LOCAL, state, GONE);
        supervisor.start();
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
        return identity;
    }

    @Override
    public List<String> trace() {
        return trace.lines();
    }

    @Override
    public void print(PrintJob job, Consumer<PrintOutcome> onOutcome) {
        if (job.slip().widthDots() > profile.widthDots()) {
            throw new IllegalArgumentException("the slip is wider than the paper");
        }
        PrintTask task = new PrintTask(job, outcome -> ended(outcome, onOutcome));
        boolean taken;
        synchronized (jobs) {
            taken = !closed && jobs.offer(task);
            if (taken) {
                task.endsWith(
                        deadlines.schedule(
                                () -> expire(task), task.nanosLeft(), TimeUnit.NANOSECONDS));
            }
        }
        if (taken) {
            supervisor.wake();
        } else {
            task.failed(gone("the printer was closed, or too many slips wait for it"));
        }
    }

    private void ended(PrintOutcome outcome, Consumer<PrintOutcome> onOutcome) {
        history()
                .count(
                        switch (outcome) {
                            case PrintOutcome.Printed _ -> Count.PRINTED;
                            case PrintOutcome.NotPrinted _ -> Count.NOT_PRINTED;
                            case PrintOutcome.Unknown _ -> Count.PRINT_UNKNOWN;
                        });
        try {
            onOutcome.accept(outcome);
        } catch (RuntimeException e) {
            LOG.error("a listener of the printer threw {}", e.getClass().getName());
        }
    }

    /// A write that stalls ends only when its line is closed.
    private void expire(PrintTask task) {
        if (task.failed(new Failure("P22", "no confirmation of the slip in time"))) {
            hangUp();
        }
    }

    private void hangUp() {
        PrinterLine line = current;
        if (line != null) {
            line.close();
        }
    }

    private static Failure gone(@Nullable String detail) {
        return new Failure(GONE, String.valueOf(detail));
    }

    private Attended opened() {
        try {
            PrinterLine line =
                    new PrinterLine(
                            opener.open(), profile.chunkBytes(), trace, history(), this::news);
            current = line;
            return begun(line);
        } catch (LineGoneException e) {
            refuseThePatient(gone(e.getMessage()));
            throw e;
        }
    }

    private void news() {
        supervisor.wake();
    }

    private Attended begun(PrinterLine line) {
        try {
            recovery.begin(line);
            Attended fresh = new Attended(line);
            fresh.show(line.status(Recovery.ANSWER));
            return fresh;
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
    }

    /// Slips that have waited long enough for a printer that is not there.
    private void refuseThePatient(Failure why) {
        for (PrintTask task : jobs) {
            if (task.done() || task.waited().compareTo(PATIENCE) >= 0) {
                jobs.remove(task);
                task.failed(why);
            }
        }
    }

    @Override
    public void close() {
        synchronized (jobs) {
            closed = true;
        }
        hangUp();
        supervisor.close();
        PrintTask under = printing;
        if (under != null) {
            under.failed(gone("the printer was closed"));
        }
        for (PrintTask left = jobs.poll(); left != null; left = jobs.poll()) {
            left.failed(gone("the printer was closed"));
        }
        deadlines.shutdownNow();
    }

    /// One open line, and the slips that go over it.
    private final class Attended implements Session {
        private final PrinterLine line;

        Attended(PrinterLine line) {
            this.line = line;
        }

        @Override
        public Duration tend() {
            if (line.gone()) {
                throw new LineGoneException("the line to the printer is gone");
            }
            PrintTask task = jobs.poll();
            if (task == null) {
                beat();
                return HEARTBEAT;
            }
            printing = task;
            try {
                perform(task);
            } finally {
                printing = null;
            }
            return Duration.ZERO;
        }

        private void beat() {
            PrinterStatus status = line.status(Recovery.ANSWER);
            show(status);
            if (status.fault().isPresent()) {
                return;
            }
            if (recovery.needed()) {
                recovery.settle(line);
            }
            identity = line.identity().known();
            line.identity().question().ifPresent(bytes -> line.write("who are you", bytes));
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

        private void perform(PrintTask task) {
            if (task.done()) {
                return;
            }
            SlipPrinting slip = new SlipPrinting(profile, task);
            try {
                PrinterStatus before = line.status(Recovery.ANSWER);
                show(before);
                Optional<Failure> fault = before.fault();
                if (fault.isPresent()) {
                    task.failed(fault.get());
                } else if (recovery.needed() && !recovery.settle(line)) {
                    task.failed(gone("an earlier slip still waits in the printer"));
                } else {
                    slip.run(line);
                }
            } catch (LineGoneException e) {
                throw lost(task, slip, e);
            }
            if (slip.cutShort()) {
                recovery.slipCutShort(false);
                forgetRest();
            }
        }

        /// A printer that stopped for a reason may stop reading too; the reason it told counts then.
        private DeviceLostException lost(PrintTask task, SlipPrinting slip, LineGoneException e) {
            if (slip.cutShort()) {
                recovery.slipCutShort(true);
            }
            Failure why =
                    line.told().flatMap(PrinterStatus::fault).orElseGet(() -> gone(e.getMessage()));
            boolean again =
                    task.untouched()
                            && task.waited().compareTo(PATIENCE) < 0
                            && jobs.offerFirst(task);
            if (!again) {
                task.failed(why);
            }
            return new DeviceLostException(why);
        }

        private void forgetRest() {
            try {
                recovery.settle(line);
                show(line.status(SlipPrinting.ANSWER));
            } catch (LineGoneException e) {
                recovery.slipCutShort(true);
                throw e;
            }
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
