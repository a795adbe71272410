package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.payment.Transactions;

/// The database itself keeps the books straight, whatever program writes into it.
class LedgerRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T05:00:00Z");
    private final FacilityId facility = TestDatabase.newFacility();
    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Transactions transactions = TestDatabase.transactions();
    private final StoredLedger ledger = new StoredLedger(jdbc, facility);

    @Test
    void the_database_keeps_every_commit() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(jdbc.sql("SHOW " + setting).query(String.class).single()).isEqualTo("on");
        }
        DurableDatabase.demand(TestDatabase.dataSource());
    }

    @Test
    void a_balanced_journal_is_kept() {
        long number = post();
        assertThat(entries(number)).isEqualTo(2);
    }

    @Test
    void a_journal_that_does_not_balance_cannot_be_committed() {
        assertThatThrownBy(() -> transactions.within(() -> lines(100, -99)))
                .hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> transactions.within(() -> lines(100)))
                .hasStackTraceContaining("does not balance");
        assertThatThrownBy(() -> transactions.within(() -> lines()))
                .hasStackTraceContaining("does not balance");
    }

    @Test
    void nothing_in_the_books_can_be_changed_or_removed() {
        post();
        for (String table : List.of("journal", "entry", "capture", "audit", "payment_change")) {
            for (String change :
                    List.of(
                            "DELETE FROM " + table,
                            "TRUNCATE " + table + " CASCADE",
                            "UPDATE " + table + " SET facility_id = 'x'")) {
                assertThatThrownBy(() -> jdbc.sql(change).update())
                        .as(change)
                        .hasMessageContaining("append-only");
            }
        }
    }

    @Test
    void nobody_adds_lines_to_a_complete_journal() {
        long number = post();
        assertThatThrownBy(() ->
                        transactions.within(() -> {
                            line(number, 3, 5);
                            return line(number, 4, -5);
                        }))
                .hasMessageContaining("is complete");
    }

    @Test
    void receipt_numbers_have_no_gap_though_many_write_and_some_fail() throws Exception {
        StoredCaptures captures = new StoredCaptures(jdbc, facility);
        Random random = new Random(7);
        List<Boolean> fates = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            fates.add(random.nextInt(3) > 0);
        }
        TreeSet<String> given = new TreeSet<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<String>> tries = new ArrayList<>();
            for (boolean succeeds : fates) {
                tries.add(many.submit(() -> receipt(captures, succeeds)));
            }
            for (Future<String> one : tries) {
                if (!one.get().isEmpty()) {
                    given.add(one.get());
                }
            }
        }
        assertThat(given).hasSize((int) fates.stream().filter(fate -> fate).count());
        assertThat(given.first()).isEqualTo("PT-" + facility + "-26-000001");
        assertThat(given.last()).isEqualTo(String.format("PT-%s-26-%06d", facility, given.size()));
    }

    private String receipt(StoredCaptures captures, boolean succeeds) {
        try {
            return transactions.within(() -> {
                String number = captures.nextReceipt(2026);
                if (!succeeds) {
                    throw new IllegalStateException("the rest of the capture failed");
                }
                return number;
            });
        } catch (IllegalStateException e) {
            return "";
        }
    }

    private long post() {
        return transactions.within(() ->
                ledger.post(
                        Journal.moneyIn(
                                Journal.Kind.CAPTURE,
                                new PaymentId("p"),
                                new Vnd(71_480),
                                new KioskId("K03"),
                                new PspCode("momo"),
                                NOON,
                                LocalDate.of(2026, 11, 25))));
    }

    private Long lines(long... amounts) {
        long number =
                jdbc.sql(
                                """
                                INSERT INTO journal (facility_id, kind, payment_id, business_date, posted_at)
                                VALUES (?, 'CAPTURE', 'p', DATE '2026-11-25', now()) RETURNING journal_id
                                """)
                        .param(facility.value())
                        .query(Long.class)
                        .single();
        int line = 1;
        for (long amount : amounts) {
            line(number, line++, amount);
        }
        return number;
    }

    private int line(long journal, int line, long amount) {
        return jdbc.sql("INSERT INTO entry VALUES (?, ?, ?, 'PSP_CLEARING', ?, 'K03', 'momo')")
                .params(facility.value(), journal, line, amount)
                .update();
    }

    private long entries(long journal) {
        return jdbc.sql("SELECT count(*) FROM entry WHERE facility_id = ? AND journal_id = ?")
                .params(facility.value(), journal)
                .query(Long.class)
                .single();
    }
}
