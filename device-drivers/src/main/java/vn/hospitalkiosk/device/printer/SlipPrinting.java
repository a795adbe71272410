package vn.hospitalkiosk.device.printer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;

/// Prints one slip over an open line: bands of raster with a look at the printer between them, cut, and the question whether it is on paper.
final class SlipPrinting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

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
    void run(PrinterSession line) {
        if (!task.begin()) {
            return;
        }
        sent = true;
        line.forgetConfirmations();
        line.write(EscPos.initialise());
        List<byte[]> bands = EscPos.bands(task.job().slip(), profile.bandRows());
        for (byte[] band : bands) {
            Optional<Failure> fault = told(line);
            if (fault.isPresent()) {
                task.failed(fault.get());
                return;
            }
            line.write(band);
        }
        line.write(
                switch (profile.cut()) {
                    case PARTIAL -> EscPos.feedAndCut();
                    case NONE -> EscPos.feedLines(FEED_LINES);
                });
        line.write(
                switch (profile.confirm()) {
                    case PROCESS_ID -> EscPos.processId(task.job().processId());
                    case PAPER_STATUS -> EscPos.paperStatus();
                });
        awaitConfirmation(line);
    }

    private Optional<Failure> told(PrinterSession line) {
        return line.trouble().flatMap(PrinterStatus::fault);
    }

    private void awaitConfirmation(PrinterSession line) {
        while (!task.done()) {
            if (confirmedWithin(line, LOOK_EVERY)) {
                return;
            }
            Optional<Failure> fault =
                    line.told().flatMap(PrinterStatus::fault).or(() -> told(line));
            if (fault.isPresent()) {
                if (!confirmedWithin(line, GRACE)) {
                    task.failed(fault.get());
                }
                return;
            }
        }
    }

    private boolean confirmedWithin(PrinterSession line, Duration atMost) {
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
