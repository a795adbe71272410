package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.Refund;
import vn.hospitalkiosk.gateway.refund.RefundId;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.refund.RefundState;

/// What every store keeps to about money that goes back.
abstract class RefundsContract extends HoldingsContract {
    private static final PersonId LAN = new PersonId("lan");
    private static final PersonId HOA = new PersonId("hoa");
    private static final Vnd LIMIT = new Vnd(50_000);

    private RefundRegister register() {
        return money().register();
    }

    private static Refund refund(String id, Holding money, long amount) {
        return new Refund(
                new RefundId(id),
                money.id(),
                money.psp(),
                money.transaction(),
                money.payment(),
                new Vnd(amount),
                LIMIT,
                false,
                new Proposal(LAN, NOON, "khám không dùng đến"),
                new Refund.Standing(
                        RefundState.REQUESTED,
                        1,
                        new Refund.Approval(Optional.empty(), Optional.empty(), Optional.empty()),
                        new Refund.Asking(Optional.empty(), 0, Optional.empty()),
                        new Refund.Outcome(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private Refund proposed(String id, Holding money, long amount) {
        Refund refund = refund(id, money, amount);
        register().add(refund);
        return refund;
    }

    private static Refund standing(
            Refund refund,
            RefundState state,
            Optional<PersonId> checker,
            Optional<Instant> next,
            Optional<Long> journal) {
        boolean sent = EnumSet.of(RefundState.SENT, RefundState.REFUND_UNRESOLVED).contains(state);
        return new Refund(
                refund.id(),
                refund.money(),
                refund.psp(),
                refund.transaction(),
                refund.payment(),
                refund.amount(),
                refund.limit(),
                refund.byVoucher(),
                refund.proposal(),
                new Refund.Standing(
                        state,
                        refund.standing().version() + 1,
                        new Refund.Approval(checker, Optional.empty(), checker.map(_ -> NOON)),
                        new Refund.Asking(
                                sent || journal.isPresent() ? Optional.of(NOON) : Optional.empty(),
                                sent ? 1 : 0,
                                next),
                        new Refund.Outcome(
                                Optional.of("said"), Optional.empty(), Optional.empty(), journal)));
    }

    private Refund saved(Refund refund, RefundState state) {
        Refund after =
                standing(refund, state, Optional.of(HOA), Optional.empty(), Optional.empty());
        register().save(after);
        return after;
    }

    @Test
    void a_refund_is_found_as_it_was_proposed_and_as_it_was_saved() {
        Holding money = credit("p1");
        Refund first = proposed("r1", money, 30_000);
        Refund second = proposed("r2", money, 40_000);
        assertThat(register().find(first.id())).contains(first);
        assertThat(register().lock(second.id())).contains(second);
        assertThat(register().find(new RefundId("r9"))).isEmpty();
        assertThat(register().of(money.payment().orElseThrow()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(register().unapproved(MOMO, money.transaction())).isEqualTo(new Vnd(70_000));
        Refund approved = saved(first, RefundState.APPROVED);
        register().noteChange(approved, RefundState.REQUESTED, "Approved", NOON);
        assertThat(register().find(first.id())).contains(approved);
        assertThat(register().unapproved(MOMO, money.transaction())).isEqualTo(new Vnd(40_000));
        assertThat(register().list(Set.of(RefundState.APPROVED), 5)).containsExactly(approved);
        assertThat(register().count(RefundState.REQUESTED)).isEqualTo(1);
        assertThat(register().hasUnresolved(MOMO, money.transaction())).isFalse();
        saved(approved, RefundState.REFUND_UNRESOLVED);
        assertThat(register().hasUnresolved(MOMO, money.transaction())).isTrue();
    }

    @Test
    void what_goes_back_is_taken_when_it_is_asked_for_and_stands_again_when_it_is_refused() {
        Holding money = credit("p1");
        Refund refund = proposed("r1", money, 30_000);
        assertThat(left(money)).isEqualTo(new Vnd(41_480));
        Refund refused = saved(refund, RefundState.REFUSED);
        assertThat(left(money)).isEqualTo(DUE);
        saved(refused, RefundState.SENT);
        assertThat(left(money)).isEqualTo(new Vnd(41_480));
    }

    @Test
    void no_more_goes_back_than_came_whoever_asks() {
        Holding money = credit("p1");
        Refund first = proposed("r1", money, 30_000);
        assertThatThrownBy(() -> proposed("r2", money, 41_481))
                .isInstanceOf(DataAccessException.class);
        assertThat(register().find(new RefundId("r2"))).isEmpty();
        assertThatThrownBy(() -> proposed("r1", money, 1_000))
                .isInstanceOf(DataAccessException.class);
        Refund refused = saved(first, RefundState.REFUSED);
        proposed("r3", money, 60_000);
        assertThatThrownBy(() -> saved(refused, RefundState.SENT))
                .isInstanceOf(DataAccessException.class);
        assertThat(left(money)).isEqualTo(new Vnd(11_480));
    }

    @Test
    void of_many_who_ask_at_once_no_more_get_it_than_there_is() throws Exception {
        Holding money = credit("p1");
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 18; i++) {
                Refund refund = refund("r" + i, money, 20_000);
                all.add(many.submit(() -> isAdded(refund)));
            }
        }
        int got = 0;
        for (Future<Boolean> one : all) {
            got += one.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(3);
        assertThat(left(money)).isEqualTo(new Vnd(11_480));
        assertThat(books().refunds()).hasSize(3);
    }

    private boolean isAdded(Refund refund) {
        try {
            return stores().transactions()
                    .within(() -> {
                        register().add(refund);
                        return true;
                    });
        } catch (DataAccessException e) {
            return false;
        }
    }

    @Test
    void a_refund_goes_back_to_the_source_of_its_money() {
        Holding money = credit("p1");
        Holding other = credit("p2");
        Refund mixed = refund("r1", money, 1_000);
        Refund wrong =
                new Refund(
                        mixed.id(),
                        other.id(),
                        mixed.psp(),
                        mixed.transaction(),
                        mixed.payment(),
                        mixed.amount(),
                        mixed.limit(),
                        mixed.byVoucher(),
                        mixed.proposal(),
                        mixed.standing());
        assertThatThrownBy(() -> register().add(wrong)).isInstanceOf(DataAccessException.class);
        assertThat(left(other)).isEqualTo(DUE);
    }

    @Test
    void over_the_limit_two_different_people_say_so() {
        Refund refund = proposed("r1", credit("p1"), 60_000);
        for (Optional<PersonId> checker : List.of(Optional.<PersonId>empty(), Optional.of(LAN))) {
            Refund alone =
                    standing(
                            refund,
                            RefundState.APPROVED,
                            checker,
                            Optional.empty(),
                            Optional.empty());
            assertThatThrownBy(() -> register().save(alone))
                    .isInstanceOf(DataAccessException.class);
        }
        saved(refund, RefundState.APPROVED);
        Refund small = proposed("r2", credit("p2"), 50_000);
        register()
                .save(
                        standing(
                                small,
                                RefundState.APPROVED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void only_the_next_version_is_saved_and_what_went_back_stays_so() {
        Refund refund = proposed("r1", credit("p1"), 30_000);
        Refund sent = saved(refund, RefundState.SENT);
        assertThatThrownBy(() -> saved(refund, RefundState.REFUSED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> saved(sent, RefundState.REFUNDED))
                .as("without its journal")
                .isInstanceOf(DataAccessException.class);
        long journal = stores().ledger().post(journal(Journal.Kind.CAPTURE, "p1"));
        Refund done =
                standing(
                        sent,
                        RefundState.REFUNDED,
                        Optional.of(HOA),
                        Optional.empty(),
                        Optional.of(journal));
        register().save(done);
        assertThatThrownBy(() -> saved(done, RefundState.REFUSED))
                .isInstanceOf(DataAccessException.class);
        assertThat(register().find(refund.id())).contains(done);
    }

    @Test
    void a_refund_to_be_asked_about_is_taken_once_until_its_lease_ends() {
        Refund refund = proposed("r1", credit("p1"), 30_000);
        Instant due = NOON.plusSeconds(5);
        assertThat(register().takeDue(5, due, due.plusSeconds(10))).isEmpty();
        register()
                .save(
                        standing(
                                refund,
                                RefundState.SENT,
                                Optional.of(HOA),
                                Optional.of(due),
                                Optional.empty()));
        assertThat(register().takeDue(5, due.minusMillis(1), due)).isEmpty();
        assertThat(register().takeDue(5, due, due.plusSeconds(10))).hasSize(1);
        assertThat(register().takeDue(5, due.plusSeconds(9), due.plusSeconds(20))).isEmpty();
        register().releaseAll(due.plusSeconds(1));
        assertThat(register().takeDue(5, due.plusSeconds(2), due.plusSeconds(20))).hasSize(1);
    }

    @Test
    void voucher_numbers_have_no_gap() {
        assertThat(register().nextVoucher(2026)).endsWith("-26-000001");
        assertThatThrownBy(() ->
                        stores().transactions()
                                .within(() -> {
                                    register().nextVoucher(2026);
                                    throw new IllegalStateException("the rest failed");
                                }))
                .hasMessage("the rest failed");
        assertThat(register().nextVoucher(2026)).endsWith("-26-000002");
        assertThat(register().nextVoucher(2027)).endsWith("-27-000001");
    }
}
