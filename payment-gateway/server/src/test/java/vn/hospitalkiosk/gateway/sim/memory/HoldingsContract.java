package vn.hospitalkiosk.gateway.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Cause;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.people.PersonId;

/// What every store keeps to about where money stands.
abstract class HoldingsContract extends StoreFixture {
    private static final PersonId LAN = new PersonId("lan");
    private static final PersonId HOA = new PersonId("hoa");

    Holdings holdings() {
        return stores().holdings();
    }

    /// Money of payment `id` that pays no bill yet.
    Holding credit(String id) {
        return held(id, Place.CREDIT, Optional.empty());
    }

    Holding held(String id, Place place, Optional<Instant> policyAt) {
        PaymentIntent intent = added(id, "b-" + id);
        Journal.Kind kind = place == Place.BILL ? Journal.Kind.CAPTURE : Journal.Kind.CAPTURE_LATE;
        return stores().transactions()
                .within(() -> {
                    long journal = stores().ledger().post(journal(kind, id));
                    stores().captures().add(intent, "t-" + id, kind, DUE, journal, NOON);
                    holdings().open(fresh(intent, place, DUE, journal, policyAt));
                    return holdings().of(intent.id()).getFirst();
                });
    }

    private static Holdings.Fresh fresh(
            PaymentIntent intent,
            Place place,
            Vnd amount,
            long journal,
            Optional<Instant> policyAt) {
        return new Holdings.Fresh(
                intent.psp(),
                "t-" + intent.id(),
                place,
                place == Place.BILL ? Cause.PAID : Cause.LATE,
                Optional.of(intent.id()),
                Optional.of(intent.bill()),
                Optional.of(intent.kiosk()),
                amount,
                NOON,
                journal,
                policyAt);
    }

    private static Holdings.Move move(
            Holding from,
            Place to,
            long amount,
            long journal,
            PersonId maker,
            Optional<PersonId> checker) {
        return new Holdings.Move(
                from,
                to,
                Cause.ATTRIBUTED,
                Optional.of(new BillId("b9")),
                new Vnd(amount),
                NOON.plusSeconds(1),
                journal,
                maker,
                "xác định được",
                checker);
    }

    HoldingId moved(Holding from, Place to, long amount) {
        return stores().transactions()
                .within(() -> {
                    long journal = stores().ledger().post(journal(Journal.Kind.CAPTURE, "m"));
                    return holdings().move(move(from, to, amount, journal, LAN, Optional.of(HOA)));
                });
    }

    Vnd left(Holding holding) {
        return holdings().find(holding.id()).orElseThrow().left();
    }

    @Test
    void money_stands_where_it_was_put_whole() {
        Holding money = credit("p1");
        assertThat(money.left()).isEqualTo(DUE);
        assertThat(money.kiosk()).contains(new KioskId("K03"));
        assertThat(holdings().find(money.id())).contains(money);
        assertThat(holdings().lock(money.id())).contains(money);
        assertThat(holdings().find(new HoldingId(999_999_999))).isEmpty();
        assertThat(holdings().captured(MOMO, "t-p1")).isEqualTo(DUE);
        assertThat(holdings().left(EnumSet.allOf(Place.class), 5)).containsExactly(money);
        assertThat(holdings().left(Set.of(Place.SUSPENSE), 5)).isEmpty();
        assertThat(holdings().total(Place.CREDIT)).isEqualTo(new Holdings.Total(1, DUE.dong()));
        assertThat(holdings().total(Place.DEPOSIT)).isEqualTo(new Holdings.Total(0, 0));
    }

    @Test
    void a_capture_opens_one_holding_of_its_whole_amount() {
        PaymentIntent intent = added("p1", "b1");
        long journal = capture(intent, "t-p1", Journal.Kind.CAPTURE_LATE);
        Holdings.Fresh part =
                fresh(intent, Place.CREDIT, new Vnd(1_000), journal, Optional.empty());
        assertThatThrownBy(() -> holdings().open(part)).isInstanceOf(DataAccessException.class);
        Holdings.Fresh whole = fresh(intent, Place.CREDIT, DUE, journal, Optional.empty());
        holdings().open(whole);
        assertThatThrownBy(() -> holdings().open(whole)).isInstanceOf(DataAccessException.class);
        assertThat(holdings().of(intent.id())).hasSize(1);
        PaymentIntent other = added("p2", "b2");
        Holdings.Fresh never = fresh(other, Place.CREDIT, DUE, journal, Optional.empty());
        assertThatThrownBy(() -> holdings().open(never)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_moves_leaves_where_it_stood_and_never_more_than_there_is() {
        Holding money = credit("p1");
        HoldingId first = moved(money, Place.DEPOSIT, 60_000);
        assertThat(holdings().find(first).orElseThrow().left()).isEqualTo(new Vnd(60_000));
        assertThat(left(money)).isEqualTo(new Vnd(11_480));
        assertThatThrownBy(() -> moved(money, Place.DEPOSIT, 11_481))
                .isInstanceOf(DataAccessException.class);
        assertThat(left(money)).isEqualTo(new Vnd(11_480));
        moved(money, Place.DEPOSIT, 11_480);
        assertThat(left(money)).isEqualTo(Vnd.ZERO);
        assertThat(holdings().left(Set.of(Place.CREDIT), 5)).isEmpty();
        assertThat(holdings().total(Place.DEPOSIT)).isEqualTo(new Holdings.Total(2, DUE.dong()));
        assertThat(holdings().of(money.payment().orElseThrow())).hasSize(3);
    }

    @Test
    void one_money_pays_a_bill() {
        Holding first = credit("p1");
        Holding second = credit("p2");
        assertThat(holdings().pays(new BillId("b9"))).isFalse();
        moved(first, Place.BILL, DUE.dong());
        assertThat(holdings().pays(new BillId("b9"))).isTrue();
        assertThatThrownBy(() -> moved(second, Place.BILL, DUE.dong()))
                .isInstanceOf(DataAccessException.class);
        assertThat(left(second)).isEqualTo(DUE);
    }

    @Test
    void people_move_money_by_two_and_the_gateway_alone() {
        Holding money = credit("p1");
        long journal = stores().ledger().post(journal(Journal.Kind.CAPTURE, "m"));
        for (Optional<PersonId> checker : List.of(Optional.of(LAN), Optional.<PersonId>empty())) {
            Holdings.Move alone = move(money, Place.DEPOSIT, 1_000, journal, LAN, checker);
            assertThatThrownBy(() -> holdings().move(alone))
                    .isInstanceOf(DataAccessException.class);
        }
        holdings()
                .move(move(money, Place.DEPOSIT, 1_000, journal, Policy.GATEWAY, Optional.empty()));
        assertThat(left(money)).isEqualTo(new Vnd(70_480));
    }

    @Test
    void what_the_policy_is_to_decide_is_taken_by_one_until_it_has_decided() {
        Holding money = held("p1", Place.CREDIT, Optional.of(NOON.plusSeconds(5)));
        credit("p2");
        Instant due = NOON.plusSeconds(5);
        assertThat(holdings().takeUndecided(5, due.minusMillis(1), due)).isEmpty();
        assertThat(holdings().takeUndecided(5, due, due.plusSeconds(10))).containsExactly(money);
        assertThat(holdings().takeUndecided(5, due.plusSeconds(9), due.plusSeconds(20))).isEmpty();
        holdings().lookAgain(money.id(), due.plusSeconds(3));
        assertThat(holdings().takeUndecided(5, due.plusSeconds(3), due.plusSeconds(20))).hasSize(1);
        holdings().decided(money.id());
        assertThat(holdings().takeUndecided(5, due.plusSeconds(900), due.plusSeconds(999)))
                .isEmpty();
    }

    @Test
    void what_is_left_is_listed_oldest_first() {
        for (int i = 3; i > 0; i--) {
            credit("p" + i);
        }
        assertThat(holdings().left(Set.of(Place.CREDIT), 2))
                .extracting(Holding::transaction)
                .containsExactly("t-p3", "t-p2");
    }
}
