package vn.hospitalkiosk.device.diagnostic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cccd.AccessNumber;
import vn.hospitalkiosk.device.cccd.ChipReader;
import vn.hospitalkiosk.device.cccd.ReadOutcome;
import vn.hospitalkiosk.device.cccd.TrustVerdicts;

/// Reads the card that lies on the reader, when its six digits are known. Nothing read is kept or told: only how long it took and the verdicts.
public final class ChipReaderSelfTest implements SelfTest {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ChipReader reader;
    private final String word;
    private final Optional<AccessNumber> given;

    /// @param given the six digits of the card lying there, for a test without questions
    public ChipReaderSelfTest(ChipReader reader, Optional<AccessNumber> given) {
        this.reader = reader;
        this.word = reader.kind().word();
        this.given = given;
    }

    @Override
    public List<Finding> run(Level level, Technician technician) {
        List<Finding> findings = new ArrayList<>(DeviceCheck.of(reader));
        if (!level.includes(Level.EXTERNAL)) {
            return findings;
        }
        Optional<AccessNumber> number = given;
        if (number.isEmpty() && level.includes(Level.INTERACTIVE)) {
            technician.please(
                    "Đặt một căn cước gắn chip lên đầu đọc.", "Put a chip ID card on the reader.");
            number = technician.accessNumber();
        }
        findings.add(
                number.map(this::read)
                        .orElseGet(() ->
                                Finding.note(
                                        word,
                                        "Chưa đọc thẻ nào vì không có 6 số cuối của thẻ",
                                        "no card was read: its six digits were not given")));
        return findings;
    }

    private Finding read(AccessNumber number) {
        CompletableFuture<ReadOutcome> ended = new CompletableFuture<>();
        try {
            reader.read(number, _ -> {}, ended::complete);
            return told(ended.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | IllegalStateException e) {
            return Finding.broken(
                    word, "C62", new Seen("Đọc mãi không xong", "the read did not end"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.note(word, "Phép thử bị ngắt", "the test was interrupted");
        }
    }

    private Finding told(ReadOutcome outcome) {
        return switch (outcome) {
            case ReadOutcome.Read read -> {
                Seen trust = checks(read.trust());
                yield Finding.well(
                        word,
                        "Đã đọc một thẻ trong %s ms với %d lệnh; %s"
                                .formatted(
                                        Seen.vietnamese(read.millis()), read.apdus(), trust.vi()),
                        "a card was read in %d ms with %d commands; %s"
                                .formatted(read.millis(), read.apdus(), trust.en()));
            }
            case ReadOutcome.CardMoved(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.WrongAccessNumber(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.NotACccd(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.NotGenuine(Failure failure, TrustVerdicts trust) ->
                    checked(failure, trust);
            case ReadOutcome.Unreadable(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.ReaderFault(Failure failure) -> Finding.broken(word, failure);
        };
    }

    private Finding checked(Failure failure, TrustVerdicts trust) {
        Seen checks = checks(trust);
        return Finding.degraded(
                word,
                failure.code(),
                new Seen("Kết quả kiểm tra chip: " + checks.vi(), "checks: " + checks.en()));
    }

    private static Seen checks(TrustVerdicts trust) {
        return new Seen(
                "dữ liệu %s, chữ ký %s, chuỗi chứng thư %s, thu hồi %s, chip thật %s"
                        .formatted(
                                vietnamese(trust.hashes()),
                                vietnamese(trust.signature()),
                                vietnamese(trust.chain()),
                                vietnamese(trust.revocation()),
                                vietnamese(trust.chip())),
                "hashes %s, signature %s, chain %s, revocation %s, chip %s"
                        .formatted(
                                trust.hashes(),
                                trust.signature(),
                                trust.chain(),
                                trust.revocation(),
                                trust.chip()));
    }

    private static String vietnamese(TrustVerdicts.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "đạt";
            case FAILED -> "không đạt";
            case NOT_CONFIGURED -> "chưa cấu hình";
            case NOT_OFFERED -> "không có";
        };
    }
}
