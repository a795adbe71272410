package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;

class PaymentRacesTest {
    @Test
    void of_many_kiosks_at_one_bill_one_gets_it() throws Exception {
        House house = new House();
        List<Callable<CreatePaymentAnswer>> kiosks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            KioskId kiosk = new KioskId("K" + i);
            kiosks.add(() -> house.house.payments().create(kiosk, House.request("b1")));
        }
        int created = 0;
        for (CreatePaymentAnswer answer : all(kiosks)) {
            if (answer instanceof CreatePaymentAnswer.Created) {
                created++;
            } else {
                assertThat(answer).isInstanceOf(CreatePaymentAnswer.BeingPaidElsewhere.class);
            }
        }
        assertThat(created).isEqualTo(1);
        assertThat(house.psp.placed).hasSize(1);
    }

    @Test
    void callbacks_and_questions_that_race_publish_one_capture() throws Exception {
        House house = new House();
        PaymentView view = house.created("b1");
        house.psp.answer = _ -> House.paid("t1");
        List<Callable<Boolean>> news = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String bytes = "callback " + i;
            news.add(() -> {
                house.callback(view, House.paid("t1"), bytes);
                return true;
            });
            news.add(() -> house.house.payments().check(House.KIOSK, view.id()).isPresent());
        }
        all(news);
        assertThat(house.rows("capture")).isEqualTo(1);
        assertThat(house.rows("journal")).isEqualTo(1);
        assertThat(house.rows("outbox")).isEqualTo(1);
        assertThat(house.announced.stream().filter(v -> v.state() == PaymentState.CAPTURED))
                .hasSize(1);
    }

    @Test
    void any_storm_of_evidence_leaves_straight_books() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("PaymentRacesTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            House house = new House();
            PaymentView view = house.created("b1");
            int transactions = 1 + random.nextInt(3);
            List<PspReport> storm = new ArrayList<>();
            for (int i = 0; i < transactions; i++) {
                long amount = random.nextInt(3) == 0 ? 5_000 + i : FakeHis.DUE.dong();
                storm.add(House.paid("t" + i, amount));
                storm.add(House.paid("t" + i, amount));
            }
            storm.add(new PspReport.Waiting());
            storm.add(new PspReport.Processing("7000"));
            storm.add(new PspReport.Silent("x"));
            storm.add(new PspReport.Declined("1001"));
            Collections.shuffle(storm, random);
            List<Callable<Boolean>> news = new ArrayList<>();
            for (PspReport report : storm) {
                news.add(() -> {
                    house.callback(view, report);
                    return true;
                });
            }
            all(news);
            String story = "seed " + seed + ", round " + round + ", " + storm;
            assertThat(house.rows("capture")).as(story).isEqualTo(transactions);
            assertThat(house.rows("journal")).as(story).isEqualTo(transactions);
            assertThat(house.rows("outbox")).as(story).isLessThanOrEqualTo(1);
            assertThat(house.now(view).receiptNumber())
                    .as(story)
                    .contains("PT-" + house.facility + "-26-000001");
            assertThat(house.now(view).state().name()).as(story).containsPattern("CAPTURED|AMOUNT");
            assertThat(sum(house)).as(story).isZero();
        }
    }

    @Test
    void the_resolver_alone_finds_the_outcome_after_a_restart() throws Exception {
        House house = new House(Optional.of(Clock.systemUTC()));
        house.psp.placing = _ -> new Psp.Placing.NotKnown("timeout");
        PaymentView view = house.created("b1");
        AtomicInteger asked = new AtomicInteger();
        house.psp.answer =
                _ -> asked.incrementAndGet() < 2 ? new PspReport.NotFound() : House.paid("t1");
        try (Resolver resolver = house.house.resolver()) {
            resolver.start();
            assertThat(captured(house)).isTrue();
        }
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void the_his_is_told_when_it_is_back_and_by_one_teller() throws Exception {
        House house = new House();
        for (int i = 0; i < 6; i++) {
            house.callback(house.created("b" + i), House.paid("t" + i));
        }
        house.his.up = false;
        assertThat(house.posting.sendDue()).isTrue();
        assertThat(house.his.recorded).isEmpty();
        assertThat(house.outbox.waiting()).isEqualTo(6);
        house.his.up = true;
        assertThat(house.posting.sendDue()).isFalse();
        house.movable.advance(java.time.Duration.ofSeconds(1));
        all(List.of(house.posting::sendDue, house.posting::sendDue, house.posting::sendDue));
        assertThat(house.his.recorded).hasSize(6);
        assertThat(house.outbox.waiting()).isZero();
    }

    private static boolean captured(House house) throws InterruptedException {
        CountDownLatch tick = new CountDownLatch(1);
        for (int i = 0; i < 300; i++) {
            if (house.announced.stream().anyMatch(v -> v.state() == PaymentState.CAPTURED)) {
                return true;
            }
            if (tick.await(50, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private static long sum(House house) {
        return house.jdbc
                .sql("SELECT coalesce(sum(amount_vnd), 0)::bigint FROM entry WHERE facility_id = ?")
                .param(house.facility.value())
                .query(Long.class)
                .single();
    }

    private static <T> List<T> all(List<? extends Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
