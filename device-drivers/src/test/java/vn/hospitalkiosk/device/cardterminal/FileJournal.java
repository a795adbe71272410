package vn.hospitalkiosk.device.cardterminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A journal in a file, one line a record, forced to the disk before a call returns: what was written survives the death of the process. Of one process at a time.
public final class FileJournal implements IntentJournal {
    private final Path file;

    public FileJournal(Path file) {
        this.file = file;
    }

    private synchronized void add(String line) {
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            out.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized List<String[]> records() {
        try {
            List<String[]> records = new ArrayList<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                    records.add(line.split(" ", -1));
                }
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin(Intent intent) {
        add("begin " + text(intent));
    }

    @Override
    public void end(Intent intent, PaymentOutcome outcome) {
        String word =
                switch (outcome) {
                    case PaymentOutcome.Approved _ -> "approved";
                    case PaymentOutcome.Declined _ -> "declined";
                    case PaymentOutcome.TookOther _ -> "took-other";
                    case PaymentOutcome.Cancelled _ -> "cancelled";
                    case PaymentOutcome.NotStarted _ -> "not-started";
                    case PaymentOutcome.Unknown _ -> "unknown";
                };
        add("end " + text(intent) + " " + word);
    }

    private static String text(Intent intent) {
        return String.join(
                " ",
                intent.kind().name(),
                intent.order().reference().text(),
                Long.toString(intent.order().amountVnd()),
                intent.startedAt().toString(),
                intent.lastTrace().orElse("-"),
                intent.saleTrace().orElse("-"));
    }

    private static Intent intent(String[] words) {
        return new Intent(
                Intent.Kind.valueOf(words[1]),
                new Order(new TerminalReference(words[2]), Long.parseLong(words[3])),
                Instant.parse(words[4]),
                Optional.of(words[5]).filter(word -> !word.equals("-")),
                Optional.of(words[6]).filter(word -> !word.equals("-")));
    }

    @Override
    public Optional<Intent> open() {
        Optional<Intent> open = Optional.empty();
        for (String[] words : records()) {
            open =
                    switch (words[0]) {
                        case "begin" -> Optional.of(intent(words));
                        case "end" -> Optional.empty();
                        default -> open;
                    };
        }
        return open;
    }

    /// How orders ended: reference to the last word about it.
    public List<String> ends() {
        return records().stream()
                .filter(words -> words[0].equals("end"))
                .map(words -> words[2] + " " + words[words.length - 1])
                .toList();
    }

    @Override
    public BatchTally batch() {
        BatchTally tally = BatchTally.EMPTY;
        for (String[] words : records()) {
            if (words[0].equals("closed")) {
                tally = BatchTally.EMPTY;
            } else if (words[0].equals("end") && words[words.length - 1].equals("approved")) {
                Intent intent = intent(words);
                tally = tally.with(intent, approved(intent));
            }
        }
        return tally;
    }

    private static PaymentOutcome approved(Intent intent) {
        return new PaymentOutcome.Approved(
                new PaymentOutcome.Receipt(
                        intent.order().reference(),
                        intent.order().amountVnd(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                false);
    }

    @Override
    public void closeBatch() {
        add("closed");
    }
}
