package vn.hospitalkiosk.device.proof;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.printer.EscPosPrinter;
import vn.hospitalkiosk.device.printer.PrintJob;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.device.printer.PrinterProfile;
import vn.hospitalkiosk.virtual.printer.PrinterMishap;
import vn.hospitalkiosk.virtual.printer.PrinterSimulator;
import vn.hospitalkiosk.virtual.printer.Slip;

/// One printer and its driver in a storm, and what the paper says afterwards.
final class PrinterLane {
    private static final Duration DEADLINE = Duration.ofMillis(1500);
    private static final Duration CALM_DEADLINE = Duration.ofSeconds(10);
    private static final long PATIENCE_SECONDS = 20;

    /// Sums of one lane, or of all.
    static final class Tally {
        int slips;
        int printed;
        int notPrinted;
        int unknown;
        int lostButPrinted;
        int duplicates;
        int denied;
        int owed;
        int unrecovered;
        int unknownWhole;
        long slowestMillis = Long.MIN_VALUE;
        final List<PrinterMishap> mishaps = new ArrayList<>();

        void add(Tally other) {
            slips += other.slips;
            printed += other.printed;
            notPrinted += other.notPrinted;
            unknown += other.unknown;
            lostButPrinted += other.lostButPrinted;
            duplicates += other.duplicates;
            denied += other.denied;
            owed += other.owed;
            unrecovered += other.unrecovered;
            unknownWhole += other.unknownWhole;
            slowestMillis = Math.max(slowestMillis, other.slowestMillis);
            mishaps.addAll(other.mishaps);
        }
    }

    private final PrinterSimulator simulator;
    private final PrinterProfile profile;
    private final ByteLine.Opener line;
    private final Clock clock;
    private final Tally tally = new Tally();
    private final Map<Integer, PrintOutcome> outcomes = new HashMap<>();

    PrinterLane(
            PrinterSimulator simulator, PrinterProfile profile, ByteLine.Opener line, Clock clock) {
        this.simulator = simulator;
        this.profile = profile;
        this.line = line;
        this.clock = clock;
    }

    Tally run(int faults, long seed, int perMille) {
        simulator.faults().seed(seed, perMille, EnumSet.allOf(PrinterMishap.class));
        simulator.mishapsWithin(MarkedSlip.ROWS * 72 + 200);
        try (EscPosPrinter printer = new EscPosPrinter(profile, line, clock)) {
            int job = 0;
            while (simulator.faults().history().size() < faults) {
                awaitWell(printer);
                print(printer, job++, DEADLINE);
            }
            tally.mishaps.addAll(simulator.faults().history());
            simulator.faults().none();
            finish(printer, job);
        }
        judge();
        return tally;
    }

    /// A kiosk asks for a slip when the printer says that it is well.
    private static void awaitWell(EscPosPrinter printer) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!well(printer) && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean well(EscPosPrinter printer) {
        return printer.state() instanceof DeviceState.Ready
                || printer.state() instanceof DeviceState.Attention;
    }

    private @Nullable PrintOutcome print(EscPosPrinter printer, int job, Duration deadline) {
        BlockingQueue<PrintOutcome> heard = new LinkedBlockingQueue<>();
        long began = System.nanoTime();
        printer.print(
                new PrintJob(
                        String.format(Locale.ROOT, "%04d", job % 10_000),
                        MarkedSlip.of(job),
                        deadline),
                heard::add);
        PrintOutcome outcome = next(heard);
        long millis = (System.nanoTime() - began) / 1_000_000 - deadline.toMillis();
        tally.slips++;
        tally.slowestMillis = Math.max(tally.slowestMillis, millis);
        if (outcome == null || !heard.isEmpty()) {
            tally.owed++;
            return null;
        }
        outcomes.put(job, outcome);
        return outcome;
    }

    private static @Nullable PrintOutcome next(BlockingQueue<PrintOutcome> heard) {
        try {
            return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// In calm weather the printer must print again, within a few attempts: a mishap of the last slip may still last.
    private void finish(EscPosPrinter printer, int first) {
        boolean again = false;
        for (int job = first; job < first + 5 && !again; job++) {
            awaitWell(printer);
            again = print(printer, job, CALM_DEADLINE) instanceof PrintOutcome.Printed;
        }
        tally.unrecovered += again ? 0 : 1;
        while (!simulator.idle()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        simulator.tearOff();
    }

    private void judge() {
        Map<Integer, int[]> paper = new HashMap<>();
        for (Slip slip : simulator.slips()) {
            for (MarkedSlip.Row row : MarkedSlip.read(slip.png())) {
                paper.computeIfAbsent(row.job(), _ -> new int[MarkedSlip.ROWS])[row.number()]++;
            }
        }
        outcomes.forEach((job, outcome) ->
                judge(paper.getOrDefault(job, new int[MarkedSlip.ROWS]), outcome));
    }

    private void judge(int[] rows, PrintOutcome outcome) {
        boolean whole = true;
        boolean nothing = true;
        boolean twice = false;
        for (int times : rows) {
            whole &= times > 0;
            nothing &= times == 0;
            twice |= times > 1;
        }
        tally.duplicates += twice ? 1 : 0;
        switch (outcome) {
            case PrintOutcome.Printed _ -> {
                tally.printed++;
                tally.lostButPrinted += whole ? 0 : 1;
            }
            case PrintOutcome.NotPrinted _ -> {
                tally.notPrinted++;
                tally.denied += nothing ? 0 : 1;
            }
            case PrintOutcome.Unknown _ -> {
                tally.unknown++;
                tally.unknownWhole += whole ? 1 : 0;
            }
        }
    }
}
