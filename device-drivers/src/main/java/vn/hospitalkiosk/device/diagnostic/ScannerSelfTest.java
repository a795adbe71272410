package vn.hospitalkiosk.device.diagnostic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.device.scanner.CodeScanner;

/// Tells the scanner to look, and waits for a code. What it says stays unread: only its length is told.
public final class ScannerSelfTest implements SelfTest {
    private final CodeScanner scanner;
    private final BlockingQueue<Integer> lengths;
    private final Duration waitForCode;

    /// @param lengths of the texts the scanner delivers, in characters
    /// @param waitForCode without a technician: somebody may have laid a code before the scanner
    public ScannerSelfTest(
            CodeScanner scanner, BlockingQueue<Integer> lengths, Duration waitForCode) {
        this.scanner = scanner;
        this.lengths = lengths;
        this.waitForCode = waitForCode;
    }

    @Override
    public List<Finding> run(Level level, Technician technician) {
        List<Finding> findings = new ArrayList<>(DeviceCheck.of(scanner));
        if (!level.includes(Level.EXTERNAL)) {
            return findings;
        }
        boolean told = scanner.light(true);
        findings.add(
                told
                        ? Finding.note(
                                scanner.kind().word(),
                                "Đã ra lệnh quét",
                                "it was told to look for codes")
                        : Finding.note(
                                scanner.kind().word(),
                                "Đầu quét tự quét, không cần lệnh",
                                "it looks for codes by itself"));
        boolean asked = level.includes(Level.INTERACTIVE);
        if (asked) {
            technician.please(
                    "Đưa một mã QR trước đầu quét (bất kỳ mã nào).",
                    "Hold any QR code before the scanner.");
        }
        findings.add(heard(asked, asked ? technician.patience() : waitForCode));
        return findings;
    }

    private Finding heard(boolean asked, Duration atMost) {
        String word = scanner.kind().word();
        try {
            lengths.clear();
            Integer length = lengths.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (length != null) {
                return Finding.well(
                        word,
                        "Nhận được một mã dài %d ký tự".formatted(length),
                        "a code of %d characters came".formatted(length));
            }
            return asked
                    ? Finding.broken(
                            word,
                            "S23",
                            new Seen(
                                    "Đã đưa mã mà đầu quét không đọc được",
                                    "no code came though one was held before it"))
                    : Finding.note(
                            word,
                            "Không có mã nào trước đầu quét",
                            "no code lay before the scanner");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.note(word, "Phép thử bị ngắt", "the test was interrupted");
        }
    }
}
