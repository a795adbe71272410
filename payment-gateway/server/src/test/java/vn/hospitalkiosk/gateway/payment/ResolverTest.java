package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.psp.PspReport;

class ResolverTest {
    private static final int DUE = 10;
    private static final int SECONDS = 60;

    private final House house = new House();
    private final List<PaymentView> waiting = new ArrayList<>();

    private void severalWait() {
        for (int i = 0; i < DUE; i++) {
            waiting.add(house.created("waits-" + i));
        }
        house.movable.advance(Duration.ofSeconds(30));
    }

    /// Questions of one round; none is asked yet.
    private List<Runnable> round() {
        List<Runnable> questions = new ArrayList<>();
        int said = house.house.resolver().askDue(questions::add);
        assertThat(questions).hasSize(said);
        return questions;
    }

    @Test
    void while_callbacks_come_in_a_flood_one_question_at_a_time_is_asked() throws Exception {
        List<PaymentView> flood = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            flood.add(house.created("flood-" + i));
        }
        severalWait();
        CountDownLatch inWork = new CountDownLatch(flood.size());
        CountDownLatch goOn = new CountDownLatch(1);
        house.booking =
                () -> {
                    inWork.countDown();
                    await(goOn);
                };
        try (ExecutorService psps = Executors.newFixedThreadPool(flood.size())) {
            List<Future<?>> callbacks = new ArrayList<>();
            for (PaymentView paid : flood) {
                callbacks.add(psps.submit(() -> house.callback(paid, House.paid("t" + paid.id()))));
            }
            await(inWork);
            List<Runnable> asked = round();
            assertThat(asked).as("of %s due", DUE + flood.size()).hasSize(1);
            goOn.countDown();
            for (Future<?> callback : callbacks) {
                callback.get(SECONDS, TimeUnit.SECONDS);
            }
            asked.forEach(Runnable::run);
        }
        for (PaymentView paid : flood) {
            assertThat(house.now(paid).state()).isEqualTo(PaymentState.CAPTURED);
        }
        assertThat(round()).as("the flood is over").hasSize(DUE - 1);
    }

    @Test
    void a_busy_hour_is_no_flood() throws Exception {
        PaymentView paid = house.created("paid");
        severalWait();
        house.booking = () -> assertThat(round()).hasSize(DUE + 1);
        house.callback(paid, House.paid("t1"));
        assertThat(house.now(paid).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void what_waits_for_its_turn_is_asked_in_the_next_rounds() {
        severalWait();
        house.psp.answer = _ -> new PspReport.Silent("slow");
        List<Runnable> first = round();
        assertThat(first).hasSize(DUE);
        assertThat(round()).as("kept from others until the lease ends").isEmpty();
        first.forEach(Runnable::run);
        for (PaymentView each : waiting) {
            assertThat(house.now(each).timesAsked()).isEqualTo(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
