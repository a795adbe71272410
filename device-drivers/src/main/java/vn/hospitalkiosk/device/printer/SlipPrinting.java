package vn.hospitalkiosk.device.printer;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;

/// Prints one slip over an open line: bands of raster with a look at the printer between them, cut, and the question whether it is on paper.
final class SlipPrinting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /// Between bands an answer waits behind what is on its way; the job's deadline ends the waiting earlier.
    static final Duration ANSWER = Duration.ofSeconds(4);

    /// A confirmation may still be on its way when the fault is told.
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final int FEED_LINES = 5;
    private static final int PAPER_END = 0x0C;

    private final PrinterProfile profile;
    private final PrintTask task;
    private boolean sent;
    private boolean confirmed;

    SlipPrinting(PrinterProfile profile, PrintTask task) {
        this.profile = profile;
        this.task = task;
    }

    /// Whether something of the slip may still wait in the printer.
    boolean cutShort() {
        return sent && !confirmed;
    }

    /// @throws LineGoneException when the line breaks; the outcome is then still owed
    void run(PrinterLine line) {
        if (!task.begin()) {
            return;
        }
        sent = true;
        line.write("initialise", EscPos.initialise());
        for (byte[] band : EscPos.bands(picture(), profile.bandRows())) {
            Optional<Failure> fault = told(line);
            if (fault.isPresent()) {
                task.failed(fault.get());
                return;
            }
            line.write("band", band);
        }
        line.write(
                "cut",
                switch (profile.cut()) {
                    case PARTIAL -> EscPos.feedAndCut();
                    case NONE -> EscPos.feedLines(FEED_LINES);
                });
        // What comes before this answer was said before the question that follows.
        Optional<Failure> fault = told(line);
        line.forgetConfirmations();
        if (fault.isPresent()) {
            task.failed(fault.get());
            return;
        }
        switch (profile.confirm()) {
            case PROCESS_ID -> {
                line.write("process id", EscPos.processId(task.job().processId()));
                awaitConfirmation(line);
            }
            case PAPER_STATUS -> {
                line.write("paper status", EscPos.paperStatus());
                awaitConfirmation(line);
            }
            case NONE -> {
                confirmed = true;
                task.failed(
                        new Failure("P23", "the slip was sent; this printer cannot confirm it"));
            }
        }
    }

    private Bitmap picture() {
        Bitmap slip = task.job().slip();
        return switch (profile.realTime()) {
            case NOT_LOOKED_FOR, FORBIDDEN -> slip;
            case REPAINTED -> Repainting.of(slip);
        };
    }

    private Optional<Failure> told(PrinterLine line) {
        return line.told()
                .flatMap(PrinterStatus::fault)
                .or(() -> line.trouble(ANSWER).flatMap(PrinterStatus::fault));
    }

    private void awaitConfirmation(PrinterLine line) {
        while (!task.done()) {
            if (confirmedWithin(line, LOOK_EVERY)) {
                return;
            }
            Optional<Failure> fault = told(line);
            if (fault.isPresent()) {
                if (!confirmedWithin(line, GRACE)) {
                    task.failed(fault.get());
                }
                return;
            }
        }
    }

    private boolean confirmedWithin(PrinterLine line, Duration atMost) {
        return switch (line.confirmation(atMost)) {
            case null -> false;
            case Reply.ProcessId(String id) when id.equals(task.job().processId()) -> onPaper();
            case Reply.PaperStatus(int bits)
                    when profile.confirm() == PrinterProfile.Confirm.PAPER_STATUS -> {
                if ((bits & PAPER_END) == 0) {
                    yield onPaper();
                }
                task.failed(new Failure("P11", "the paper ended during the slip"));
                yield true;
            }
            case Reply _ -> false;
        };
    }

    private boolean onPaper() {
        confirmed = true;
        task.printed();
        return true;
    }
}
