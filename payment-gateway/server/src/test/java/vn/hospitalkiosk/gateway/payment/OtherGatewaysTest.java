package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.store.OtherGateways;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// Two gateways on one database: a kiosk hears what came in at the other one.
class OtherGatewaysTest {
    private static final int TRIES = 100;

    private final House house = new House();
    private final BlockingQueue<PaymentView> heardHere = new LinkedBlockingQueue<>();
    private final BlockingQueue<PaymentView> heardThere = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> begunAnew = new LinkedBlockingQueue<>();
    private final OtherGateways here = gateway(heardHere);
    private final OtherGateways there = gateway(heardThere);

    private OtherGateways gateway(BlockingQueue<PaymentView> heard) {
        return new OtherGateways(
                TestDatabase.dataSource(),
                house.house.payments(),
                (_, view) -> heard.add(view),
                () -> begunAnew.add("anew"));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    /// Told again until it is heard: whoever has only just begun to listen has missed the first.
    private PaymentView toldUntilHeard(PaymentView view) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            here.changed(House.KIOSK, view);
            PaymentView heard = heardThere.poll(200, TimeUnit.MILLISECONDS);
            if (heard != null) {
                return heard;
            }
        }
        throw new AssertionError("never heard");
    }

    @Test
    void a_change_is_heard_at_the_other_gateway_as_it_stands_and_not_again_at_its_own()
            throws InterruptedException {
        here.start();
        there.start();
        PaymentView created = house.created("b1");
        house.callback(created, House.paid("t1"));
        PaymentView heard = toldUntilHeard(created);
        assertThat(heard.id()).isEqualTo(created.id());
        assertThat(heard.state())
                .as("what stands, not what was told")
                .isEqualTo(PaymentState.CAPTURED);
        assertThat(heardHere).isEmpty();
    }

    @Test
    void when_the_line_between_them_broke_the_kiosks_read_everything_again_and_it_works_on()
            throws InterruptedException {
        here.start();
        there.start();
        PaymentView created = house.created("b1");
        toldUntilHeard(created);
        JdbcClient.create(TestDatabase.owner())
                .sql(
                        "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE query LIKE 'LISTEN payment_changed%'")
                .query(String.class)
                .list();
        assertThat(begunAnew.poll(20, TimeUnit.SECONDS)).isEqualTo("anew");
        heardThere.clear();
        assertThat(toldUntilHeard(created).id()).isEqualTo(created.id());
    }
}
