package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.payment.Transactions;

/// Số phiếu thu: 1, 2, 3 … per facility and year, whatever fails in between.
class ReceiptNumbersTest {
    private static final long SEED = 20_261_125;
    private static final int RECEIPTS = 240;

    private final FacilityId facility = TestDatabase.newFacility();
    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private final Transactions transactions = TestDatabase.transactions();
    private final StoredCaptures captures = new StoredCaptures(jdbc, facility);

    private enum Fate {
        KEPT,
        /// The rest of the capture fails.
        GIVEN_UP,
        /// The database's process for this gateway dies before the commit.
        KILLED
    }

    private record Try(int year, Fate fate) {}

    @Test
    void numbers_have_no_gap_though_two_years_many_writers_failures_and_kills_meet()
            throws Exception {
        Random random = new Random(SEED);
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < RECEIPTS; i++) {
            int dice = random.nextInt(10);
            Fate fate = dice < 6 ? Fate.KEPT : dice < 9 ? Fate.GIVEN_UP : Fate.KILLED;
            tries.add(new Try(2026 + random.nextInt(2), fate));
        }
        int kept = 0;
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> results =
                    tries.stream().map(each -> many.submit(() -> receipt(each))).toList();
            for (Future<Boolean> result : results) {
                kept += result.get() ? 1 : 0;
            }
        }
        assertThat(kept).isEqualTo((int) tries.stream().filter(t -> t.fate() == Fate.KEPT).count());
        for (int year : List.of(2026, 2027)) {
            List<String> wanted =
                    IntStream.rangeClosed(1, (int) last(year))
                            .mapToObj(
                                    n -> String.format("PT-%s-%02d-%06d", facility, year % 100, n))
                            .toList();
            assertThat(given(year)).as("seed %d", SEED).isEqualTo(wanted);
        }
    }

    /// The receipt stands in the audit, in the same transaction, when it was really given.
    private boolean receipt(Try each) {
        try {
            return transactions.within(() -> {
                String number = captures.nextReceipt(each.year()).number();
                jdbc.sql(
                                "INSERT INTO audit (facility_id, at, actor, action, subject, detail) VALUES (?, now(), 'test', ?, ?, '')")
                        .params(facility.value(), "receipt " + each.year(), number)
                        .update();
                if (each.fate() == Fate.GIVEN_UP) {
                    throw new IllegalStateException("the rest of the capture failed");
                }
                if (each.fate() == Fate.KILLED) {
                    kill(jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single());
                }
                return true;
            });
        } catch (RuntimeException e) {
            return false;
        }
    }

    /// Waits until the process is gone.
    private void kill(int process) {
        owner.sql("SELECT pg_terminate_backend(?, 10000)")
                .param(process)
                .query(Boolean.class)
                .single();
    }

    private long last(int year) {
        return jdbc.sql("SELECT last FROM receipt_counter WHERE facility_id = ? AND year = ?")
                .params(facility.value(), year)
                .query(Long.class)
                .single();
    }

    private List<String> given(int year) {
        return jdbc.sql(
                        "SELECT subject FROM audit WHERE facility_id = ? AND action = ? ORDER BY subject")
                .params(facility.value(), "receipt " + year)
                .query((row, _) -> row.getString("subject"))
                .list();
    }

    @Test
    void the_year_is_the_hospitals() {
        assertThat(year("2026-12-31T16:59:59.999999Z")).isEqualTo(2026);
        assertThat(year("2026-12-31T17:00:00Z")).isEqualTo(2027);
    }

    private static int year(String moment) {
        return SealedBook.SHIFTS.at(Instant.parse(moment)).day().getYear();
    }

    @Test
    void nobody_makes_a_gap_or_takes_a_number_back() {
        transactions.within(() -> captures.nextReceipt(2026).number());
        for (String change :
                List.of(
                        "UPDATE receipt_counter SET last = last + 2",
                        "UPDATE receipt_counter SET last = last - 1",
                        "UPDATE receipt_counter SET year = 2030, last = last + 1",
                        "DELETE FROM receipt_counter",
                        "TRUNCATE receipt_counter",
                        "INSERT INTO receipt_counter VALUES ('other', 2026, 5)")) {
            assertThatThrownBy(() -> owner.sql(change).update())
                    .as(change)
                    .hasStackTraceContaining("receipt");
        }
    }
}
