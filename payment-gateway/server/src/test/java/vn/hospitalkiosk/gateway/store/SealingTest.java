package vn.hospitalkiosk.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.hospitalkiosk.gateway.ledger.seal.Seal;
import vn.hospitalkiosk.gateway.ledger.seal.SealBook;
import vn.hospitalkiosk.gateway.ledger.seal.Sealer;
import vn.hospitalkiosk.gateway.ledger.seal.Verdict;

/// What has been booked is sealed once, in an order that many writers, several gateways and crashes cannot disturb.
class SealingTest {
    @TempDir private Path folder;

    private static long number(SealedBook book, String query) {
        return TestDatabase.jdbc()
                .sql(query)
                .param(book.facility.value())
                .query(Long.class)
                .single();
    }

    private static long sealed(SealedBook book) {
        return number(
                book,
                "SELECT coalesce(sum(cardinality(journals)), 0) FROM seal WHERE facility_id = ?");
    }

    @Test
    void nothing_is_sealed_before_an_older_transaction_has_ended() throws Exception {
        SealedBook book = new SealedBook(folder);
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Long> slow =
                    other.submit(() ->
                            TestDatabase.transactions()
                                    .within(() -> {
                                        long number = book.postHere(1);
                                        posted.countDown();
                                        await(mayEnd);
                                        return number;
                                    }));
            posted.await();
            long quick = book.post(2);
            book.sealer().work();
            assertThat(sealed(book)).isZero();
            assertThat(book.verify().waiting()).isEqualTo(1);

            mayEnd.countDown();
            assertThat(slow.get()).isLessThan(quick);
            book.sealer().work();
            assertThat(sealed(book)).isEqualTo(2);
            assertThat(book.verify().isIntact()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Each gateway has a folder of its own. Should two share one, whoever writes last may be the slower: its tail is older and says less, and nothing false.
    @Test
    void a_tail_that_a_slower_gateway_wrote_last_is_no_finding_and_is_overtaken_by_the_next_seal()
            throws Exception {
        SealedBook book = new SealedBook(folder);
        Path tail = folder.resolve(book.facility.value() + "-tail.txt");
        Sealer first = book.sealer();
        Sealer second = book.sealer();
        book.post(1);
        first.work();
        String older = Files.readString(tail);
        book.post(2);
        second.work();
        assertThat(Files.readString(tail)).isNotEqualTo(older);
        Files.writeString(tail, older);
        assertThat(book.verify().isIntact()).isTrue();
        book.post(3);
        first.work();
        assertThat(Files.readString(tail)).isNotEqualTo(older);
        assertThat(book.verify().isIntact()).isTrue();
        assertThat(sealed(book)).isEqualTo(3);
    }

    @Test
    void two_gateways_seal_beside_many_payments_and_every_journal_is_sealed_once()
            throws Exception {
        SealedBook book = new SealedBook(folder);
        AtomicInteger left = new AtomicInteger(8 * 25);
        try (ExecutorService many = Executors.newFixedThreadPool(10)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                all.add(
                        many.submit(() -> {
                            for (int i = 0; i < 25; i++) {
                                book.post(100 + i);
                                left.decrementAndGet();
                            }
                        }));
            }
            for (int gateway = 0; gateway < 2; gateway++) {
                Sealer sealer = book.sealer();
                all.add(
                        many.submit(() -> {
                            while (left.get() > 0) {
                                sealer.work();
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        book.sealer().work();
        Verdict verdict = book.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.journals()).isEqualTo(200);
        assertThat(verdict.waiting()).isZero();
        assertThat(sealed(book)).isEqualTo(200);
    }

    @Test
    void a_crash_at_any_statement_of_a_round_leaves_a_book_that_the_next_round_completes() {
        SealedBook book = new SealedBook(folder);
        for (int statement = 1; statement <= 12; statement++) {
            book.post(statement);
            book.advance(Duration.ofHours(13));
            crashAt(book, statement);
            assertThat(book.verify().isIntact()).as("crashed at statement %d", statement).isTrue();
            book.sealer().work();
            assertThat(book.verify())
                    .satisfies(verdict -> {
                        assertThat(verdict.findings()).isEmpty();
                        assertThat(verdict.waiting()).isZero();
                    });
        }
        assertThat(sealed(book)).isEqualTo(12);
    }

    /// The book's n-th call fails and takes the round's transaction with it; past the last call the process dies just before the commit.
    private static void crashAt(SealedBook book, int statement) {
        AtomicInteger calls = new AtomicInteger();
        SealBook dying =
                (SealBook)
                        Proxy.newProxyInstance(
                                SealBook.class.getClassLoader(),
                                new Class<?>[] {SealBook.class},
                                (_, method, arguments) -> {
                                    if (calls.incrementAndGet() == statement) {
                                        throw new IllegalStateException("killed");
                                    }
                                    try {
                                        return method.invoke(book.seals, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        Sealer sealer =
                book.sealer(
                        dying,
                        _ -> {
                            throw new IllegalStateException("killed before the commit");
                        });
        assertThatThrownBy(sealer::round).hasMessageContaining("killed");
    }

    @Test
    void an_ended_day_gets_a_signed_root_and_money_booked_into_it_later_another_one() {
        SealedBook book = new SealedBook(folder);
        book.threeSeals();
        book.advance(Duration.ofHours(13));
        book.sealer().work();
        assertThat(book.seals.roots()).hasSize(1);
        assertThat(book.seals.roots().getFirst().journals()).isEqualTo(6);
        assertThat(book.files.path(book.seals.roots().getFirst())).exists();

        book.advance(Duration.ofHours(-13));
        book.post(77);
        book.advance(Duration.ofHours(13));
        book.sealer().work();
        assertThat(book.seals.roots()).hasSize(2);
        assertThat(book.seals.roots().getLast().journals()).isEqualTo(7);
        Verdict verdict = book.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.roots()).isEqualTo(2);
    }

    @Test
    void a_root_whose_file_was_lost_in_a_crash_gets_it_back() throws Exception {
        SealedBook book = new SealedBook(folder);
        book.threeSeals();
        book.advance(Duration.ofDays(1));
        book.sealer().work();
        Path file = book.files.path(book.seals.roots().getFirst());
        Files.delete(file);
        assertThat(book.verify().isIntact()).isFalse();
        book.sealer().work();
        assertThat(book.verify().isIntact()).isTrue();
    }

    @Test
    void the_first_minute_after_midnight_belongs_to_the_old_day() {
        SealedBook book = new SealedBook(folder);
        book.post(1);
        book.advance(Duration.ofHours(12).plusSeconds(30));
        book.sealer().work();
        assertThat(book.seals.roots()).isEmpty();
        book.advance(Duration.ofSeconds(31));
        book.sealer().work();
        assertThat(book.seals.roots()).hasSize(1);
    }

    @Test
    void a_book_restored_into_another_cluster_is_sealed_on() {
        SealedBook book = new SealedBook(folder);
        // As it was there: transactions far ahead of this cluster's, one journal sealed, one not
        // yet.
        book.post(1);
        sealAsThere(book);
        book.post(2);
        book.tamper(
                "UPDATE journal SET posted_in = (posted_in::text::bigint + 900000)::text::xid8 WHERE facility_id = $F AND subject_id = 'p2'");
        book.post(3);
        Sealer sealer = book.sealer();
        sealer.work();
        assertThat(sealed(book)).isEqualTo(3);
        book.post(4);
        sealer.work();
        assertThat(sealed(book)).isEqualTo(4);
        Verdict verdict = book.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.waiting()).isZero();
    }

    /// A round that believes the other cluster's transactions have ended.
    private static void sealAsThere(SealedBook book) {
        SealBook there =
                (SealBook)
                        Proxy.newProxyInstance(
                                SealBook.class.getClassLoader(),
                                new Class<?>[] {SealBook.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("unsealed")) {
                                        SealBook.Unsealed here =
                                                book.seals.unsealed(book.seals.last());
                                        return new SealBook.Unsealed(
                                                new Seal.Place(
                                                        1, here.next().upTo() + 1_000_000, 0),
                                                here.days());
                                    }
                                    return method.invoke(book.seals, arguments);
                                });
        book.sealer(there, UnaryOperator.identity()).round();
    }
}
