package vn.hospitalkiosk.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.printer.PrintJob;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.device.printer.ReceiptPrinter;
import vn.hospitalkiosk.kiosk.journal.SlipStart;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.SlipOrder;
import vn.hospitalkiosk.kiosk.journey.Trail;
import vn.hospitalkiosk.kiosk.slip.Slips;

/// A slip from order to outcome: drawn, journalled, printed once, outcome journalled, told to journey and gateway.
final class Printing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Printing.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Slips slips;
    private final Books books;
    private final Supplier<Optional<ReceiptPrinter>> printer;
    private final Clock clock;
    private final Marks marks;
    private final Consumer<JourneyEvent> events;
    private final Runnable reporting;
    private final Consumer<List<String>> words;
    private final ExecutorService drawing =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("slips").factory());

    /// @param printer empty: none connected yet
    /// @param reporting called when an outcome waits in the journal for the gateway
    /// @param words gets the text of every slip before it is printed: for rehearsals, which read what a patient would
    Printing(
            Slips slips,
            Books books,
            Supplier<Optional<ReceiptPrinter>> printer,
            Clock clock,
            Marks marks,
            Consumer<JourneyEvent> events,
            Runnable reporting,
            Consumer<List<String>> words) {
        this.slips = slips;
        this.books = books;
        this.printer = printer;
        this.clock = clock;
        this.marks = marks;
        this.events = events;
        this.reporting = reporting;
        this.words = words;
    }

    void print(SlipOrder order) {
        long asked = System.nanoTime();
        books.use(
                journal -> {
                    SlipStart start =
                            journal.slipStarting(
                                    order.job(),
                                    order.visit(),
                                    order.payment().map(PaymentView::id),
                                    order.kind());
                    drawing.execute(() -> send(order, start, asked));
                },
                () ->
                        events.accept(
                                new JourneyEvent.PrintEnded(
                                        order.job(), notPrinted(Codes.JOURNAL, "journal broken"))));
    }

    private static PrintOutcome notPrinted(FailureCode code, String detail) {
        return new PrintOutcome.NotPrinted(new Failure(code.code(), detail));
    }

    private void send(SlipOrder order, SlipStart start, long asked) {
        Optional<ReceiptPrinter> to = printer.get();
        if (to.isEmpty()) {
            ended(order, notPrinted(Codes.NO_PRINTER, "no printer connected"), asked);
            return;
        }
        PrintJob job;
        try {
            Slips.Drawn slip = slips.drawn(order, start.serial(), clock.instant());
            words.accept(slip.words());
            job = new PrintJob(start.processId(), slip.bitmap(), LONGEST);
        } catch (RuntimeException e) {
            LOG.error("{} slip not drawn: {}", Codes.SLIP_NOT_DRAWN, Trail.of(e));
            ended(order, notPrinted(Codes.SLIP_NOT_DRAWN, "slip not drawn"), asked);
            return;
        }
        to.get().print(job, outcome -> ended(order, outcome, asked));
    }

    private void ended(SlipOrder order, PrintOutcome outcome, long asked) {
        books.use(
                journal -> {
                    journal.slipEnded(order.job(), result(outcome));
                    told(order, outcome, asked);
                },
                () -> told(order, outcome, asked));
    }

    private void told(SlipOrder order, PrintOutcome outcome, long asked) {
        events.accept(new JourneyEvent.PrintEnded(order.job(), outcome));
        marks.step("print", Duration.ofNanos(System.nanoTime() - asked));
        marks.mark("printed", Map.of("outcome", result(outcome).name()));
        reporting.run();
    }

    private static PrintReport.Result result(PrintOutcome outcome) {
        return switch (outcome) {
            case PrintOutcome.Printed _ -> PrintReport.Result.PRINTED;
            case PrintOutcome.NotPrinted _ -> PrintReport.Result.NOT_PRINTED;
            case PrintOutcome.Unknown _ -> PrintReport.Result.UNKNOWN;
        };
    }

    /// Loads the fonts before the first patient waits for them.
    void warmUp(SlipOrder sample) {
        drawing.execute(() -> slips.draw(sample, 0, clock.instant()));
    }

    @Override
    public void close() {
        drawing.shutdownNow();
    }
}
