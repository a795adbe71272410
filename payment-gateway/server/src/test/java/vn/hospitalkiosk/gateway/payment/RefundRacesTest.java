package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.people.PersonId;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.RefundDesk;

class RefundRacesTest {
    private static final int RACERS = 64;
    private static final int EACH = 10_000;
    private final House house =
            new House(new Policy(true, Policy.Then.CREDIT, Policy.Then.CREDIT, new Vnd(1_000_000)));

    @Test
    void sixty_four_refunders_never_give_back_more_than_came() throws Exception {
        HoldingId money = captured();
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            PersonId person = new PersonId("person" + i);
            racers.add(() ->
                    house.refunds.desk().propose(money, new Vnd(EACH), proposal(person))
                            instanceof RefundDesk.Proposing.Proposed);
        }
        assertThat(won(racers)).isEqualTo(7);
        assertThat(house.places()).isEqualTo("BILL=1480 back=70000");
        List<Callable<Boolean>> rounds = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rounds.add(() -> {
                house.workOnRefunds();
                return true;
            });
        }
        won(rounds);
        house.workOnRefunds();
        house.workOnRefunds();
        assertThat(house.psp.backs.sent).hasSize(7).doesNotHaveDuplicates();
        assertThat(house.balances()).isEqualTo("HIS_RECEIVABLE=-1480 PSP_CLEARING=1480");
    }

    @Test
    void the_database_holds_the_ceiling_against_whoever_does_not_ask_first() throws Exception {
        HoldingId money = captured();
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            String id = "raw" + i;
            racers.add(() -> insert(id, money));
        }
        assertThat(won(racers)).isEqualTo(7);
        assertThat(house.places()).isEqualTo("BILL=1480 back=70000");
    }

    private boolean insert(String id, HoldingId money) {
        try {
            return house.jdbc
                            .sql(
                                    """
                                    INSERT INTO refund (facility_id, refund_id, holding_id, psp, psp_txn_id, amount_vnd,
                                      limit_vnd, by_voucher, state, version, maker, reason, proposed_at)
                                    VALUES (?, ?, ?, 'fakepay', 't1', ?, 0, false, 'REQUESTED', 1, 'lan', 'r', now())
                                    """)
                            .params(house.facility.value(), id, money.value(), EACH)
                            .update()
                    == 1;
        } catch (DataAccessException e) {
            assertThat(e).hasMessageContaining("never_more_than_there_is");
            return false;
        }
    }

    private HoldingId captured() {
        PaymentView view = house.created("b1");
        house.callback(view, House.paid("t1"));
        return house.moneyOf(view).id();
    }

    private static Proposal proposal(PersonId person) {
        return new Proposal(person, Instant.EPOCH, "một trong nhiều lần hoàn");
    }

    private static long won(List<Callable<Boolean>> tasks) throws Exception {
        long won = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> future : threads.invokeAll(tasks)) {
                won += future.get() ? 1 : 0;
            }
        }
        return won;
    }
}
