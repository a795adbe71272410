package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.ledger.seal.Finding;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;

/// Somebody with every right in the database and no key of the hospital: six journals stand in three seals, and the second is meddled with.
class TamperingTest {
    private static final String THIRD =
            "(SELECT journal_id FROM journal WHERE facility_id = $F ORDER BY 1 OFFSET 2 LIMIT 1)";
    private static final String FOURTH =
            "(SELECT journal_id FROM journal WHERE facility_id = $F ORDER BY 1 OFFSET 3 LIMIT 1)";

    @TempDir private Path folder;
    private SealedBook book;

    @BeforeEach
    void six_journals_in_three_seals() {
        book = new SealedBook(folder);
        book.threeSeals();
    }

    private long third() {
        return TestDatabase.jdbc()
                .sql(
                        "SELECT journal_id FROM journal WHERE facility_id = ? ORDER BY 1 OFFSET 2 LIMIT 1")
                .param(book.facility.value())
                .query(Long.class)
                .single();
    }

    @Test
    void an_untouched_book_is_intact() {
        Verdict verdict = book.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict).isEqualTo(new Verdict(6, 12, 3, 0, 0, List.of(), 0));
    }

    @Test
    void one_amount_flipped_on_both_sides_is_found() {
        long third = third();
        book.tamper(
                "UPDATE entry SET amount_vnd = amount_vnd + sign(amount_vnd) WHERE facility_id = $F AND journal_id = "
                        + THIRD);
        assertThat(book.firstBad()).isEqualTo("JOURNAL_CHANGED seal 2 journal " + third);
    }

    @Test
    void every_column_of_a_journal_and_its_entries_is_covered() {
        long third = third();
        for (String change :
                List.of(
                        "UPDATE journal SET kind = 'CAPTURE_LATE' %s",
                        "UPDATE journal SET subject_kind = 'REFUND' %s",
                        "UPDATE journal SET subject_id = 'other' %s",
                        "UPDATE journal SET shift = 'toi' %s",
                        "UPDATE journal SET posted_at = posted_at + interval '1 microsecond' %s",
                        "UPDATE journal SET posted_in = '5'::xid8 %s",
                        "UPDATE journal SET kind = 'REVERSAL', reverses = 1, reason = 'x' %s",
                        "UPDATE entry SET account = 'BANK' %s AND line = 1",
                        "UPDATE entry SET kiosk_id = 'K04' %s",
                        "UPDATE entry SET kiosk_id = NULL %s",
                        "UPDATE entry SET psp = 'card' %s",
                        "UPDATE entry SET channel = 'CARD' %s",
                        "UPDATE entry SET line = line + 1 %s AND line = 2",
                        "DELETE FROM entry %s AND line = 2",
                        "INSERT INTO entry VALUES ($F, (SELECT journal_id FROM journal WHERE facility_id = $F ORDER BY 1 OFFSET 2 LIMIT 1), 3, 'BANK', 0 + 5, 'K03', 'momo', 'QR')")) {
            SealedBook fresh = new SealedBook(folder);
            fresh.threeSeals();
            fresh.tamper(change.formatted("WHERE facility_id = $F AND journal_id = " + THIRD));
            assertThat(fresh.verify().first())
                    .as(change)
                    .hasValueSatisfying(first -> {
                        assertThat(first.what()).isEqualTo(Finding.What.JOURNAL_CHANGED);
                        assertThat(first.seal()).isEqualTo(2);
                    });
        }
        assertThat(third()).isEqualTo(third);
    }

    @Test
    void a_journal_moved_to_another_day_is_missed_in_its_own() {
        long third = third();
        book.tamper(
                "UPDATE journal SET business_date = business_date + 1 WHERE facility_id = $F AND journal_id = "
                        + THIRD);
        assertThat(book.firstBad()).isEqualTo("JOURNAL_MISSING seal 2 journal " + third);
    }

    @Test
    void a_deleted_journal_is_missed_with_and_without_its_entries() {
        long third = third();
        book.tamper("DELETE FROM journal WHERE facility_id = $F AND journal_id = " + THIRD);
        assertThat(book.firstBad()).isEqualTo("JOURNAL_MISSING seal 2 journal " + third);
        assertThat(book.verify().findings())
                .extracting(Finding::what)
                .contains(Finding.What.ENTRY_WITHOUT_JOURNAL);
        book.tamper("DELETE FROM entry WHERE facility_id = $F AND journal_id = " + third);
        assertThat(book.verify().findings()).hasSize(1);
    }

    @Test
    void a_journal_inserted_into_the_sealed_past_is_found() {
        book.tamper(
                "INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at, posted_in)"
                        + " SELECT facility_id, kind, subject_kind, 'forged', business_date, shift, posted_at, posted_in FROM journal"
                        + " WHERE facility_id = $F AND journal_id = "
                        + THIRD,
                "INSERT INTO entry SELECT e.facility_id, (SELECT max(journal_id) FROM journal WHERE facility_id = $F), line, account,"
                        + " amount_vnd, kiosk_id, psp, channel FROM entry e WHERE facility_id = $F AND journal_id = "
                        + THIRD);
        assertThat(book.verify().first().orElseThrow())
                .satisfies(first -> {
                    assertThat(first.what()).isEqualTo(Finding.What.JOURNAL_INSERTED);
                    assertThat(first.seal()).isEqualTo(2);
                });
    }

    @Test
    void a_journal_of_a_transaction_that_has_not_been_is_found() {
        book.tamper(
                "INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at, posted_in)"
                        + " VALUES ($F, 'CAPTURE', 'PAYMENT', 'forged', DATE '2026-11-25', 'sang', now(), '9000000000'::xid8)");
        book.sealer().work();
        assertThat(book.firstBad()).startsWith("JOURNAL_INSERTED seal 0");
    }

    @Test
    void two_journals_that_change_places_are_found() {
        long third = third();
        book.tamper(
                "CREATE TEMP TABLE swap AS SELECT " + THIRD + " AS a, " + FOURTH + " AS b",
                "UPDATE entry SET journal_id = -1 FROM swap WHERE facility_id = $F AND journal_id = a",
                "UPDATE entry SET journal_id = a FROM swap WHERE facility_id = $F AND journal_id = b",
                "UPDATE entry SET journal_id = b FROM swap WHERE facility_id = $F AND journal_id = -1",
                "DROP TABLE swap");
        assertThat(book.firstBad()).isEqualTo("JOURNAL_CHANGED seal 2 journal " + third);
    }

    @Test
    void a_changed_seal_is_found() {
        long third = third();
        book.tamper(
                "UPDATE seal SET sealed_at = sealed_at + interval '1 second' WHERE facility_id = $F AND number = 2");
        assertThat(book.firstBad()).isEqualTo("SEAL_CHANGED seal 2 journal 0");
        book.tamper(
                "UPDATE seal SET sealed_at = sealed_at - interval '1 second' WHERE facility_id = $F AND number = 2");
        assertThat(book.verify().isIntact()).isTrue();
        book.tamper(
                "UPDATE seal SET leaves = set_byte(leaves, 0, get_byte(leaves, 0) # 1) WHERE facility_id = $F AND number = 2");
        assertThat(book.verify().findings())
                .contains(
                        new Finding(Finding.What.SEAL_CHANGED, LocalDate.of(2026, 11, 25), 2, 0),
                        new Finding(
                                Finding.What.JOURNAL_CHANGED,
                                LocalDate.of(2026, 11, 25),
                                2,
                                third));
    }

    @Test
    void seals_that_change_places_or_go_are_found() {
        book.tamper(
                "UPDATE seal SET number = 9 WHERE facility_id = $F AND number = 2",
                "UPDATE seal SET number = 2 WHERE facility_id = $F AND number = 3",
                "UPDATE seal SET number = 3 WHERE facility_id = $F AND number = 9");
        assertThat(book.firstBad()).endsWith("seal 2 journal 0");
        book.tamper("DELETE FROM seal WHERE facility_id = $F AND number = 2");
        assertThat(book.verify().first().orElseThrow().seal()).isLessThanOrEqualTo(2);
    }

    @Test
    void the_tail_cut_off_with_its_journals_is_found_by_the_witness() {
        cutTheTail();
        assertThat(book.firstBad()).isEqualTo("TAIL_CUT seal 3 journal 0");
    }

    @Test
    void the_tail_cut_off_together_with_the_witness_is_found_by_the_missing_witness()
            throws IOException {
        cutTheTail();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(book.firstBad()).startsWith("WITNESS_MISSING");
    }

    private void cutTheTail() {
        book.tamper(
                "DELETE FROM entry WHERE facility_id = $F AND journal_id IN (SELECT unnest(journals) FROM seal WHERE facility_id = $F AND number = 3)",
                "DELETE FROM journal WHERE facility_id = $F AND journal_id IN (SELECT unnest(journals) FROM seal WHERE facility_id = $F AND number = 3)",
                "DELETE FROM seal WHERE facility_id = $F AND number = 3");
    }

    @Test
    void a_forged_witness_is_not_believed() throws IOException {
        Path tail = folder.resolve(book.facility.value() + "-tail.txt");
        Files.writeString(tail, Files.readString(tail).replace("roots: 0", "roots: 1"));
        assertThat(book.verify().findings())
                .extracting(Finding::what)
                .contains(Finding.What.SIGNATURE_WRONG);
    }

    @Test
    void a_day_written_anew_with_a_chain_that_fits_differs_from_its_signed_root() {
        book.advance(Duration.ofDays(1));
        book.sealer().work();
        assertThat(book.verify().isIntact()).isTrue();

        SealedBook forgery = new SealedBook(folder.resolve("forgery"));
        forgery.threeSeals();
        String other = "'" + forgery.facility.value() + "'";
        book.tamper(
                "DELETE FROM seal WHERE facility_id = $F",
                "DELETE FROM entry WHERE facility_id = $F",
                "DELETE FROM journal WHERE facility_id = $F",
                "UPDATE journal SET facility_id = $F WHERE facility_id = " + other,
                "UPDATE entry SET facility_id = $F WHERE facility_id = " + other);
        // The forger seals as the gateway would; the hospital's key he has not, so his own files go
        // elsewhere.
        book.sealElsewhere(folder.resolve("forgery"));
        assertThat(book.verify().findings())
                .extracting(Finding::what)
                .containsAnyOf(
                        Finding.What.REWRITTEN, Finding.What.ROOT_CHANGED, Finding.What.TAIL_CUT);
    }

    @Test
    void a_root_changed_or_removed_is_found() throws IOException {
        book.advance(Duration.ofDays(1));
        book.sealer().work();
        assertThat(book.verify().roots()).isEqualTo(1);
        book.tamper("DELETE FROM daily_root WHERE facility_id = $F");
        assertThat(book.verify().findings())
                .extracting(Finding::what)
                .contains(Finding.What.ROOT_MISSING);
    }

    @Test
    void one_day_can_be_looked_at_alone() {
        book.advance(Duration.ofDays(1));
        book.post(5);
        book.sealer().work();
        book.tamper("UPDATE entry SET psp = 'x' WHERE facility_id = $F AND journal_id = " + THIRD);
        assertThat(book.verify(Optional.of(LocalDate.of(2026, 11, 25))).isIntact()).isFalse();
        Verdict next = book.verify(Optional.of(LocalDate.of(2026, 11, 26)));
        assertThat(next.findings()).isEmpty();
        assertThat(next.journals()).isEqualTo(1);
    }
}
