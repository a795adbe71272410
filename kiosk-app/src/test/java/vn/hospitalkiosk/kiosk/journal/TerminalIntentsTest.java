package vn.hospitalkiosk.kiosk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.BatchTally;
import vn.hospitalkiosk.device.cardterminal.Intent;
import vn.hospitalkiosk.device.cardterminal.MaskedPan;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;

class TerminalIntentsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir Path folder;

    private static Intent intent(Intent.Kind kind, String reference, long vnd) {
        return new Intent(
                kind,
                new Order(new TerminalReference(reference), vnd),
                NOW,
                Optional.of("000122"),
                Optional.empty());
    }

    private static PaymentOutcome approved(Intent intent) {
        return new PaymentOutcome.Approved(
                new PaymentOutcome.Receipt(
                        intent.order().reference(),
                        intent.order().amountVnd(),
                        Optional.of("000123"),
                        Optional.of("123456"),
                        Optional.empty(),
                        Optional.of(new MaskedPan("970400******4275")),
                        Optional.empty()),
                false);
    }

    @Test
    void an_intent_is_on_disk_before_its_first_byte_leaves_and_survives_a_kill()
            throws IOException {
        Path file = folder.resolve("kiosk.sqlite");
        Intent sale = intent(Intent.Kind.SALE, "K03-1", 150_000);
        try (TerminalIntents journal = new TerminalIntents(file, CLOCK)) {
            journal.begin(sale);
            Path copy = Files.copy(file, folder.resolve("after-kill.sqlite"));
            try (TerminalIntents after = new TerminalIntents(copy, CLOCK)) {
                assertThat(after.open()).contains(sale);
            }
        }
    }

    @Test
    void there_is_at_most_one_open_intent_and_a_reference_is_used_once() {
        Path file = folder.resolve("kiosk.sqlite");
        try (TerminalIntents journal = new TerminalIntents(file, CLOCK)) {
            Intent sale = intent(Intent.Kind.SALE, "K03-1", 150_000);
            journal.begin(sale);
            assertThatThrownBy(() -> journal.begin(intent(Intent.Kind.SALE, "K03-2", 1)))
                    .isInstanceOf(JournalBroken.class);
            journal.end(sale, new PaymentOutcome.Declined("51", "no money"));
            assertThat(journal.open()).isEmpty();
            assertThatThrownBy(() -> journal.begin(sale)).isInstanceOf(JournalBroken.class);
            journal.begin(intent(Intent.Kind.SALE, "K03-3", 1));
        }
    }

    @Test
    void the_batch_counts_what_was_approved_until_it_is_closed() {
        Path file = folder.resolve("kiosk.sqlite");
        try (TerminalIntents journal = new TerminalIntents(file, CLOCK)) {
            for (int i = 0; i < 3; i++) {
                Intent sale = intent(Intent.Kind.SALE, "K03-" + i, 100_000);
                journal.begin(sale);
                journal.end(
                        sale,
                        i == 2
                                ? new PaymentOutcome.Unknown(new Failure("T22", "no answer"))
                                : approved(sale));
            }
            Intent refund = intent(Intent.Kind.REFUND, "K03-R", 40_000);
            journal.begin(refund);
            journal.end(refund, approved(refund));
            assertThat(journal.batch()).isEqualTo(new BatchTally(2, 200_000, 0, 0, 1, 40_000));
            journal.closeBatch();
            assertThat(journal.batch()).isEqualTo(BatchTally.EMPTY);
        }
    }

    @Test
    void it_shares_its_file_with_the_kiosks_journal() {
        Path file = folder.resolve("kiosk.sqlite");
        try (Journal _ = Journal.open(file, CLOCK);
                TerminalIntents journal = new TerminalIntents(file, CLOCK)) {
            journal.begin(intent(Intent.Kind.SALE, "K03-1", 150_000));
            assertThat(journal.open()).isPresent();
        }
    }
}
