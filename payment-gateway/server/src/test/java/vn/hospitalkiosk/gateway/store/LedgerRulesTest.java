package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Account;
import vn.hospitalkiosk.gateway.ledger.Channel;
import vn.hospitalkiosk.gateway.ledger.HospitalTime;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Origin;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.payment.Transactions;

/// The database itself keeps the books straight, whatever program writes into it.
class LedgerRulesTest {
    private static final HospitalTime TIME =
            Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh")).at(Instant.parse("2026-11-25T05:00:00Z"));
    private static final Subject SUBJECT = Subject.of(new PaymentId("p"));
    private static final Origin AT_THE_KIOSK =
            Origin.at(new KioskId("K03"), new PspCode("momo"), Channel.QR);
    private static final Origin NOWHERE = Origin.without(new PspCode("vietqr"), Channel.STATIC_QR);

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
    void nobody_has_a_journal_summed_first_and_adds_lines_then() {
        assertThatThrownBy(() ->
                        transactions.within(() -> {
                            long number = lines(100, -100);
                            jdbc.sql("SET CONSTRAINTS ALL IMMEDIATE").update();
                            return line(number, 3, 5);
                        }))
                .hasStackTraceContaining("does not balance");
        assertThatThrownBy(() ->
                        transactions.within(() -> {
                            long number = lines();
                            line(number, 2, 100);
                            return line(number, 3, -100);
                        }))
                .hasStackTraceContaining("gap in its lines");
        assertThat(transactions.within(() -> lines(100, -70, -30))).isPositive();
    }

    @Test
    void what_no_row_may_say_is_refused() {
        long number = post();
        for (String wrong :
                List.of(
                        "INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at, reverses)"
                                + " SELECT facility_id, 'CAPTURE', subject_kind, subject_id, business_date, shift, posted_at, journal_id FROM journal WHERE journal_id = ?",
                        "INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at, reverses)"
                                + " SELECT facility_id, 'REVERSAL', subject_kind, subject_id, business_date, shift, posted_at, journal_id FROM journal WHERE journal_id = ?",
                        "INSERT INTO entry SELECT facility_id, journal_id, 3, account, 0, kiosk_id, psp, channel FROM entry WHERE line = 1 AND journal_id = ?",
                        "INSERT INTO payment_intent (facility_id, payment_id, kiosk_id, visit_id, bill_id, psp, psp_order_id, reference, amount_vnd, payee, state, version, created_at, expires_at, times_asked, asked_in_state, purpose)"
                                + " SELECT facility_id, 'p', 'k', 'v', 'b', 'momo', 'o', 'r', 0, '', 'UNRESOLVED', 1, now(), now(), 0, 0, 'BILL' FROM journal WHERE journal_id = ?",
                        "INSERT INTO payment_intent (facility_id, payment_id, kiosk_id, visit_id, bill_id, psp, psp_order_id, reference, amount_vnd, payee, state, version, created_at, expires_at, times_asked, asked_in_state, purpose)"
                                + " SELECT facility_id, 'p', 'k', 'v', 'b', 'momo', 'o', 'r', 5, '', 'UNRESOLVED', 1, now(), now(), 0, 0, 'DEPOSIT' FROM journal WHERE journal_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(wrong).param(number).update())
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void not_even_the_owner_changes_or_removes_what_stands_in_the_books() {
        JdbcClient owner = JdbcClient.create(TestDatabase.owner());
        post();
        for (String table :
                List.of(
                        "journal",
                        "entry",
                        "capture",
                        "audit",
                        "payment_change",
                        "seal",
                        "daily_root")) {
            for (String change :
                    List.of(
                            "DELETE FROM " + table,
                            "TRUNCATE " + table + " CASCADE",
                            "UPDATE " + table + " SET facility_id = 'x'")) {
                assertThatThrownBy(() -> owner.sql(change).update())
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
    void every_kind_of_journal_is_read_back_as_it_was_posted() {
        Subject stray = new Subject(Subject.Kind.STRAY, "FT26329");
        Vnd amount = new Vnd(50_000);
        List<Journal> all =
                List.of(
                        Journal.moneyIn(Journal.Kind.STRAY, stray, amount, NOWHERE, TIME),
                        Journal.moved(
                                Journal.Kind.ATTRIBUTED,
                                stray,
                                Account.SUSPENSE,
                                Account.DEPOSITS,
                                amount,
                                NOWHERE,
                                TIME),
                        Journal.refund(stray, Account.DEPOSITS, amount, NOWHERE, TIME),
                        Journal.settled(stray, amount, new Vnd(550), NOWHERE, TIME),
                        Journal.settled(stray, amount, Vnd.ZERO, NOWHERE, TIME));
        all.forEach(this::post);
        assertThat(ledger.about(stray)).extracting(Journal.Booked::journal).isEqualTo(all);
        assertThat(ledger.about(SUBJECT)).isEmpty();
    }

    @Test
    void a_reversal_takes_back_a_whole_journal_once_with_a_reason() {
        long number = post();
        Journal.Booked booked = ledger.find(number).orElseThrow();
        Journal reversal = Journal.reversing(booked, "voided at the terminal", TIME);
        assertThat(ledger.find(post(reversal)).orElseThrow().journal()).isEqualTo(reversal);
        assertThat(sum("HIS_RECEIVABLE")).isZero();

        assertThatThrownBy(() -> post(reversal)).hasStackTraceContaining("reversed_once");
        assertThatThrownBy(() -> Journal.reversing(booked, " ", TIME))
                .hasMessageContaining("reason");
    }

    @Test
    void a_reversal_that_differs_from_what_it_reverses_cannot_be_committed() {
        Journal.Booked booked = ledger.find(post()).orElseThrow();
        Journal less =
                Journal.moneyIn(Journal.Kind.CAPTURE, SUBJECT, new Vnd(71_479), AT_THE_KIOSK, TIME);
        Journal elsewhere =
                Journal.moneyIn(Journal.Kind.CAPTURE, SUBJECT, new Vnd(71_480), NOWHERE, TIME);
        for (Journal other : List.of(less, elsewhere)) {
            Journal wrong =
                    Journal.reversing(new Journal.Booked(booked.number(), other), "wrong", TIME);
            assertThatThrownBy(() -> post(wrong)).hasStackTraceContaining("exactly");
        }
        long reversal = post(Journal.reversing(booked, "right", TIME));
        Journal.Booked undone = ledger.find(reversal).orElseThrow();
        assertThatThrownBy(() -> post(Journal.reversing(undone, "again", TIME)))
                .hasStackTraceContaining("exactly");
    }

    @Test
    void a_kind_moves_money_only_between_its_own_accounts() {
        assertThatThrownBy(() ->
                        Journal.moved(
                                Journal.Kind.CREDIT_APPLIED,
                                SUBJECT,
                                Account.SUSPENSE,
                                Account.HIS_RECEIVABLE,
                                new Vnd(1),
                                NOWHERE,
                                TIME))
                .hasMessageContaining("SUSPENSE");
        assertThatThrownBy(() ->
                        Journal.moneyIn(Journal.Kind.SETTLED, SUBJECT, new Vnd(1), NOWHERE, TIME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Journal.moneyIn(Journal.Kind.CAPTURE, SUBJECT, new Vnd(-1), NOWHERE, TIME))
                .hasMessageContaining("positive");
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
                String number = captures.nextReceipt(2026).number();
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
        return post(captured());
    }

    private long post(Journal journal) {
        return transactions.within(() -> ledger.post(journal));
    }

    private static Journal captured() {
        return Journal.moneyIn(Journal.Kind.CAPTURE, SUBJECT, new Vnd(71_480), AT_THE_KIOSK, TIME);
    }

    private Long lines(long... amounts) {
        long number =
                jdbc.sql(
                                """
                                INSERT INTO journal (facility_id, kind, subject_kind, subject_id, business_date, shift, posted_at)
                                VALUES (?, 'CAPTURE', 'PAYMENT', 'p', DATE '2026-11-25', 'sang', now()) RETURNING journal_id
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
        return jdbc.sql(
                        "INSERT INTO entry VALUES (?, ?, ?, 'PSP_CLEARING', ?, 'K03', 'momo', 'QR')")
                .params(facility.value(), journal, line, amount)
                .update();
    }

    private long entries(long journal) {
        return jdbc.sql("SELECT count(*) FROM entry WHERE facility_id = ? AND journal_id = ?")
                .params(facility.value(), journal)
                .query(Long.class)
                .single();
    }

    private long sum(String account) {
        return jdbc.sql(
                        "SELECT sum(amount_vnd)::bigint FROM entry WHERE facility_id = ? AND account = ?")
                .params(facility.value(), account)
                .query(Long.class)
                .single();
    }
}
