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
                                        word, "no card was read: its six digits were not given")));
        return findings;
    }

    private Finding read(AccessNumber number) {
        CompletableFuture<ReadOutcome> ended = new CompletableFuture<>();
        try {
            reader.read(number, _ -> {}, ended::complete);
            return told(ended.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException | IllegalStateException e) {
            return Finding.broken(word, new Failure("C62", "the read did not end"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.note(word, "the test was interrupted");
        }
    }

    private Finding told(ReadOutcome outcome) {
        return switch (outcome) {
            case ReadOutcome.Read read ->
                    Finding.well(
                            word,
                            "a card was read in %d ms with %d commands; %s"
                                    .formatted(read.millis(), read.apdus(), words(read.trust())));
            case ReadOutcome.CardMoved(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.WrongAccessNumber(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.NotACccd(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.NotGenuine(Failure failure, TrustVerdicts trust) ->
                    Finding.degraded(word, new Failure(failure.code(), words(trust)));
            case ReadOutcome.Unreadable(Failure failure) -> Finding.degraded(word, failure);
            case ReadOutcome.ReaderFault(Failure failure) -> Finding.broken(word, failure);
        };
    }

    private static String words(TrustVerdicts trust) {
        return "hashes %s, signature %s, chain %s, revocation %s, chip %s"
                .formatted(
                        trust.hashes(),
                        trust.signature(),
                        trust.chain(),
                        trust.revocation(),
                        trust.chip());
    }
}
