package vn.hospitalkiosk.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;
import vn.hospitalkiosk.gateway.store.SqlRecentPayments;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// A capture is committed before the disk has it (docs/adr/0013): whatever leaves the gateway meanwhile, by whichever thread, leaves after the disk has it.
class NothingLeavesBeforeTheDiskTest {
    private static final JdbcClient DATABASE = TestDatabase.jdbc();

    /// PostgreSQL itself writes what was committed lazily a fifth of a second later; not now, or this test would see nothing.
    @BeforeAll
    static void the_writer_sleeps() {
        walWriter("SET wal_writer_delay = '10s'");
    }

    @AfterAll
    static void the_writer_works_as_usual() {
        walWriter("RESET wal_writer_delay");
    }

    private static void walWriter(String setting) {
        JdbcClient owner = JdbcClient.create(TestDatabase.owner());
        owner.sql("ALTER SYSTEM " + setting).update();
        owner.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
    }

    /// How the news of a payment leaves.
    enum Way {
        TO_THE_HIS {
            @Override
            void out(House house, PaymentView view) {
                house.posting.sendDue();
                assertThat(house.his.recorded).hasSize(1);
            }
        },
        THE_KIOSK_READS_IT {
            @Override
            void out(House house, PaymentView view) {
                assertThat(house.now(view).receiptNumber()).isPresent();
            }
        },
        THE_KIOSK_HAS_THE_PSP_ASKED {
            @Override
            void out(House house, PaymentView view) {
                assertThat(house.ask(view).state()).isEqualTo(PaymentState.CAPTURED);
            }
        },
        THE_PATIENT_CANCELS {
            @Override
            void out(House house, PaymentView view) {
                assertThat(
                                house.house
                                        .payments()
                                        .cancel(House.KIOSK, view.id())
                                        .orElseThrow()
                                        .state())
                        .isEqualTo(PaymentState.CAPTURED);
            }
        },
        A_STREAM_BEGINS {
            @Override
            void out(House house, PaymentView view) {
                assertThat(
                                new SqlRecentPayments(house.jdbc, house.house.payments())
                                        .changedSince(
                                                new KioskIdentity(house.facility, House.KIOSK),
                                                house.movable.instant().minusSeconds(60)))
                        .extracting(PaymentView::state)
                        .containsExactly(PaymentState.CAPTURED);
            }
        },
        THE_PSP_SAYS_THE_SAME_AGAIN {
            @Override
            void out(House house, PaymentView view) {
                house.callback(view, House.paid("t1"));
            }
        },
        THE_PSP_SAYS_IT_IN_OTHER_WORDS {
            @Override
            void out(House house, PaymentView view) {
                house.callback(view, House.paid("t1"), "other words");
            }
        },
        ANOTHER_KIOSK_WANTS_TO_PAY_THE_BILL {
            @Override
            void out(House house, PaymentView view) {
                assertThat(house.house.payments().create(new KioskId("K04"), House.request("b1")))
                        .isEqualTo(new CreatePaymentAnswer.NothingDue());
            }
        };

        abstract void out(House house, PaymentView view);
    }

    @ParameterizedTest
    @EnumSource
    void what_another_thread_reads_and_tells_is_on_disk(Way way) throws InterruptedException {
        HeldFlush disk = new HeldFlush(TestDatabase.dataSource());
        House house = new House(disk);
        PaymentView view = house.created("b1");
        Thread capturing = disk.begin(() -> house.callback(view, House.paid("t1")));
        String committed = position("insert");
        AtomicReference<String> told = new AtomicReference<>("");
        house.his.hears = () -> told.set(position("flush"));
        way.out(house, view);
        told.compareAndSet("", position("flush"));
        assertThat(onDisk(committed, told.get()))
                .as("%s on disk, %s committed", told, committed)
                .isTrue();
        disk.release(capturing);
        assertThat(house.now(view).state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void who_took_the_money_tells_nobody_before() throws InterruptedException {
        HeldFlush disk = new HeldFlush(TestDatabase.dataSource());
        House house = new House(disk);
        PaymentView view = house.created("b1");
        AtomicReference<String> answered = new AtomicReference<>("");
        Thread capturing =
                disk.begin(() -> {
                    house.callback(view, House.paid("t1"));
                    answered.set(position("flush"));
                });
        String committed = position("insert");
        int woken = house.woken.get();
        assertThat(house.announced)
                .extracting(PaymentView::state)
                .doesNotContain(PaymentState.CAPTURED);
        assertThat(capturing.join(Duration.ofMillis(50))).as("the psp has no answer").isFalse();
        assertThat(woken).as("the HIS's bell").isZero();
        disk.release(capturing);
        assertThat(house.announced.getLast().state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(onDisk(committed, answered.get())).isTrue();
        assertThat(house.woken).hasPositiveValue();
    }

    private static String position(String which) {
        return DATABASE.sql("SELECT pg_current_wal_" + which + "_lsn()::text")
                .query(String.class)
                .single();
    }

    private static boolean onDisk(String committed, String flushed) {
        return DATABASE.sql("SELECT ?::pg_lsn <= ?::pg_lsn")
                .params(committed, flushed)
                .query(Boolean.class)
                .single();
    }
}
