package vn.hospitalkiosk.device.diagnostic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.printer.Bitmap;
import vn.hospitalkiosk.device.printer.PrintJob;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.device.printer.ReceiptPrinter;

/// Prints a test slip: full width, so that both edges, the cutter and the print head can be judged.
public final class PrinterSelfTest implements SelfTest {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final String PROCESS_ID = "TEST";

    private final ReceiptPrinter printer;
    private final Bitmap slip;
    private final String word;

    public PrinterSelfTest(ReceiptPrinter printer, Bitmap slip) {
        this.printer = printer;
        this.slip = slip;
        this.word = printer.kind().word();
    }

    @Override
    public List<Finding> run(Level level, Technician technician) {
        List<Finding> findings = new ArrayList<>(DeviceCheck.of(printer));
        if (level.includes(Level.EXTERNAL)) {
            findings.add(printed());
        }
        if (level.includes(Level.INTERACTIVE)) {
            boolean legible =
                    technician.sees(
                            "Phiếu thử đã ra, đọc được, đủ vạch đen ở hai mép và đã cắt chưa?",
                            "Did the test slip come out, legible, with a black bar at both edges, and cut?");
            findings.add(
                    legible
                            ? Finding.well(
                                    word,
                                    "Kỹ thuật viên đã cầm phiếu thử, in tốt",
                                    "the technician holds a good test slip")
                            : Finding.broken(
                                    word,
                                    "P16",
                                    new Seen(
                                            "Kỹ thuật viên không có phiếu thử đạt",
                                            "the technician has no good test slip")));
        }
        return findings;
    }

    private Finding printed() {
        CompletableFuture<PrintOutcome> ended = new CompletableFuture<>();
        printer.print(new PrintJob(PROCESS_ID, slip, LONGEST), ended::complete);
        try {
            return switch (ended.get(LONGEST.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
                case PrintOutcome.Printed _ ->
                        Finding.well(
                                word,
                                "Đã in phiếu thử, máy in xác nhận",
                                "the printer confirmed the test slip");
                case PrintOutcome.NotPrinted(Failure failure) -> Finding.broken(word, failure);
                case PrintOutcome.Unknown(Failure failure) -> Finding.degraded(word, failure);
            };
        } catch (TimeoutException | ExecutionException e) {
            return Finding.broken(
                    word,
                    "P22",
                    new Seen(
                            "Không biết phiếu thử đã in hay chưa",
                            "the driver told nothing about the test slip"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.note(word, "Phép thử bị ngắt", "the test was interrupted");
        }
    }
}
