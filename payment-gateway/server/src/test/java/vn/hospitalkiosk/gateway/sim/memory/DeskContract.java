package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.ledger.Books;
import vn.hospitalkiosk.gateway.ledger.HospitalTime;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.ledger.Subject;
import vn.hospitalkiosk.gateway.outbox.HisNews;

/// What every store keeps to about news for the HIS and about corrections of the ledger.
abstract class DeskContract extends RefundsContract {
    private static final HospitalTime LATER =
            Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh")).at(NOON.plusSeconds(60));

    abstract Books ledgerBooks();

    private static List<HisMoney.MoneyRecord> everyKind() {
        return List.of(
                new HisMoney.PaymentRecord(
                        new PaymentId("applied-1"), new BillId("b1"), DUE, NOON, "momo", "t1"),
                new HisMoney.RefundRecord("r1", new BillId("b1"), DUE, NOON, "momo", "t1"),
                new HisMoney.DepositRecord("p1", "E1", DUE, NOON, "momo", "REF-p1"));
    }

    @Test
    void news_comes_back_as_it_was_added_to_one_until_it_is_done() {
        HisNews news = money().news();
        for (HisMoney.MoneyRecord record : everyKind()) {
            news.add(record, NOON);
            Instant now = NOON;
            assertThat(news.take(5, now.minusMillis(1), now)).isEmpty();
            assertThat(news.take(5, now, now.plusSeconds(20)))
                    .containsExactly(new HisNews.Taken(record, 1));
            assertThat(news.take(5, now.plusSeconds(19), now.plusSeconds(40))).isEmpty();
            news.tryAgain(record.id(), now.plusSeconds(2), "unknown");
            assertThat(news.take(5, now.plusSeconds(2), now.plusSeconds(20)))
                    .containsExactly(new HisNews.Taken(record, 2));
            news.releaseAll(now.plusSeconds(3));
            assertThat(news.take(5, now.plusSeconds(3), now.plusSeconds(20))).hasSize(1);
            assertThat(news.waiting()).isEqualTo(1);
            news.done(record.id(), now.plusSeconds(4), "done");
            news.tryAgain(record.id(), now.plusSeconds(5), "too late");
            news.releaseAll(now.plusSeconds(5));
            assertThat(news.take(5, now.plus(Duration.ofDays(1)), now)).isEmpty();
            assertThat(news.waiting()).isZero();
        }
        assertThat(books().news()).hasSize(3);
    }

    @Test
    void the_same_news_is_added_once() {
        money().news().add(everyKind().getFirst(), NOON);
        assertThatThrownBy(() -> money().news().add(everyKind().getFirst(), NOON))
                .isInstanceOf(DataAccessException.class);
    }

    private Journal.Booked booked(String payment) {
        long number = stores().ledger().post(journal(Journal.Kind.CAPTURE, payment));
        return ledgerBooks().find(number).orElseThrow();
    }

    @Test
    void a_journal_is_found_by_number_and_subject_as_it_was_posted() {
        Journal.Booked one = booked("p1");
        booked("p2");
        assertThat(one.journal()).isEqualTo(journal(Journal.Kind.CAPTURE, "p1"));
        assertThat(ledgerBooks().about(Subject.of(new PaymentId("p1")))).containsExactly(one);
        assertThat(ledgerBooks().find(999_999_999)).isEmpty();
    }

    @Test
    void a_journal_is_taken_back_once_wholly_and_by_its_exact_opposite() {
        Journal.Booked one = booked("p1");
        Journal opposite = Journal.reversing(one, "nhập nhầm", LATER);
        List<Journal.Entry> same = new ArrayList<>(one.journal().entries());
        Journal notOpposite =
                new Journal(
                        Journal.Kind.REVERSAL,
                        opposite.subject(),
                        LATER,
                        opposite.reversal(),
                        same);
        assertThatThrownBy(() -> posted(notOpposite)).isInstanceOf(NestedRuntimeException.class);
        Journal.Booked back = ledgerBooks().find(posted(opposite)).orElseThrow();
        assertThat(back.journal()).isEqualTo(opposite);
        assertThatThrownBy(() -> posted(opposite)).isInstanceOf(NestedRuntimeException.class);
        Journal ofReversal =
                new Journal(
                        Journal.Kind.REVERSAL,
                        opposite.subject(),
                        LATER,
                        Optional.of(new Journal.Reversal(back.number(), "đổi lại")),
                        same);
        assertThatThrownBy(() -> posted(ofReversal)).isInstanceOf(NestedRuntimeException.class);
        Journal ofNothing =
                new Journal(
                        Journal.Kind.REVERSAL,
                        opposite.subject(),
                        LATER,
                        Optional.of(new Journal.Reversal(999_999_999, "nhập nhầm")),
                        same);
        assertThatThrownBy(() -> posted(ofNothing)).isInstanceOf(NestedRuntimeException.class);
        assertThat(books().journals()).hasSize(2);
    }

    private long posted(Journal journal) {
        return stores().transactions().within(() -> stores().ledger().post(journal));
    }
}
