package vn.hospitalkiosk.gateway.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.line.RawMessage;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.HisPosting;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.refund.RefundHouse;
import vn.hospitalkiosk.gateway.store.SpringTransactions;
import vn.hospitalkiosk.gateway.store.StoredAudit;
import vn.hospitalkiosk.gateway.store.StoredCaptures;
import vn.hospitalkiosk.gateway.store.StoredEvidences;
import vn.hospitalkiosk.gateway.store.StoredHisNews;
import vn.hospitalkiosk.gateway.store.StoredHoldings;
import vn.hospitalkiosk.gateway.store.StoredIntents;
import vn.hospitalkiosk.gateway.store.StoredLedger;
import vn.hospitalkiosk.gateway.store.StoredOutbox;
import vn.hospitalkiosk.gateway.store.StoredRefunds;
import vn.hospitalkiosk.gateway.store.TestDatabase;
import vn.hospitalkiosk.gateway.suspense.SuspenseHouse;

/// Payments over a real database, with a psp and a HIS of our own.
final class House {
    static final Vnd DEPOSIT = new Vnd(500_000);
    static final KioskId KIOSK = new KioskId("K03");
    private static final Shifts SHIFTS = Shifts.usual(ZoneId.of("Asia/Ho_Chi_Minh"));
    final FacilityId facility = TestDatabase.newFacility();
    final MovableClock movable = new MovableClock(Instant.parse("2026-11-25T00:45:00Z"));
    final FakePsp psp = new FakePsp();
    final FakeHis his = new FakeHis();
    final List<PaymentView> announced = new CopyOnWriteArrayList<>();
    final AtomicBoolean ledgerBroken = new AtomicBoolean();

    /// How often whoever tells the HIS was woken.
    final AtomicInteger woken = new AtomicInteger();

    /// Runs inside the transaction that books money, before it is booked.
    volatile Runnable booking = () -> {};

    final JdbcClient jdbc;
    final Outbox outbox;
    final HisNews news;
    final Holdings holdings;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PaymentHouse.Stores stores;
    private final Clock clock;
    final PaymentHouse house;
    final RefundHouse refunds;
    final SuspenseHouse suspense;
    final HisPosting posting;

    House() {
        this(Optional.empty());
    }

    /// @param running a real clock instead of the movable one
    House(Optional<Clock> running) {
        this(running, Policy.careful());
    }

    House(Policy policy) {
        this(Optional.empty(), policy);
    }

    /// @param source of connections to the database of the tests
    House(DataSource source) {
        this(Optional.empty(), Policy.careful(), source);
    }

    private House(Optional<Clock> running, Policy policy) {
        this(running, policy, TestDatabase.dataSource());
    }

    private House(Optional<Clock> running, Policy policy, DataSource source) {
        jdbc = JdbcClient.create(source);
        outbox = new StoredOutbox(jdbc, facility);
        news = new StoredHisNews(jdbc, facility);
        holdings = new StoredHoldings(jdbc, facility);
        clock = running.orElse(movable);
        StoredLedger stored = new StoredLedger(jdbc, facility);
        Ledger ledger =
                journal -> {
                    if (ledgerBroken.get()) {
                        throw new IllegalStateException("the ledger is broken");
                    }
                    booking.run();
                    return stored.post(journal);
                };
        posting =
                new HisPosting(
                        outbox,
                        Optional.of(news),
                        () -> his,
                        clock,
                        Duration.ofSeconds(25),
                        new SimpleMeterRegistry());
        stores =
                new PaymentHouse.Stores(
                        new SpringTransactions(new JdbcTransactionManager(source)),
                        new StoredIntents(jdbc, facility),
                        new StoredEvidences(jdbc, facility),
                        new StoredCaptures(jdbc, facility),
                        holdings,
                        ledger,
                        outbox,
                        new StoredAudit(jdbc, facility, clock));
        house = gateway();
        refunds =
                RefundHouse.build(
                        new RefundHouse.Setting(
                                policy,
                                "Vien phi",
                                SHIFTS,
                                Duration.ofSeconds(3),
                                () -> "RF" + UUID.randomUUID().toString().substring(0, 18)),
                        List.of(psp),
                        new RefundHouse.Stores(
                                stores.transactions(),
                                new StoredRefunds(jdbc, facility),
                                holdings,
                                stores.intents(),
                                stores.evidences(),
                                ledger,
                                news,
                                stores.audit()),
                        clock,
                        () -> {},
                        new SimpleMeterRegistry());
        suspense =
                SuspenseHouse.build(
                        new SuspenseHouse.Setting(facility, policy, SHIFTS),
                        new SuspenseHouse.Stores(
                                stores.transactions(),
                                holdings,
                                stores.intents(),
                                house.lateSuccess(),
                                ledger,
                                news,
                                stores.audit()),
                        () -> his,
                        refunds.desk(),
                        clock,
                        () -> {},
                        meters);
    }

    /// One more gateway process over the same database, or the same one after a restart.
    PaymentHouse gateway() {
        return PaymentHouse.build(
                new PaymentHouse.Setting(
                        facility,
                        "BVĐK",
                        "Vien phi",
                        SHIFTS,
                        Duration.ofSeconds(3),
                        List.of(DEPOSIT)),
                List.of(psp),
                () -> his,
                stores,
                clock,
                () -> List.of((_, view) -> announced.add(view)),
                _ -> woken.incrementAndGet(),
                new SimpleMeterRegistry());
    }

    static CreatePaymentRequest request(String bill) {
        return new CreatePaymentRequest(
                new PaymentId(UUID.randomUUID().toString()),
                new VisitId("v-" + bill),
                new BillId(bill),
                FakePsp.CODE);
    }

    CreatePaymentAnswer create(CreatePaymentRequest request) {
        return house.payments().create(KIOSK, request);
    }

    PaymentView created(String bill) {
        if (create(request(bill)) instanceof CreatePaymentAnswer.Created(PaymentView view)) {
            return view;
        }
        throw new AssertionError("not created");
    }

    PaymentView now(PaymentView view) {
        return house.payments().find(KIOSK, view.id()).orElseThrow();
    }

    OrderId orderOf(PaymentView view) {
        return new OrderId(
                jdbc.sql(
                                "SELECT psp_order_id FROM payment_intent WHERE facility_id = ? AND payment_id = ?")
                        .params(facility.value(), view.id().value())
                        .query(String.class)
                        .single());
    }

    void callback(PaymentView view, PspReport report) {
        callback(view, report, "callback " + view.id() + report);
    }

    void callback(PaymentView view, PspReport report, String bytes) {
        house.callbacks()
                .heard(
                        FakePsp.CODE,
                        orderOf(view),
                        report,
                        FakePsp.raw(RawMessage.Kind.CALLBACK, bytes));
    }

    PaymentView ask(PaymentView view) {
        movable.advance(Duration.ofSeconds(6));
        return house.payments().check(KIOSK, view.id()).orElseThrow();
    }

    static PspReport.Paid paid(String transaction) {
        return new PspReport.Paid(FakeHis.DUE, transaction);
    }

    static PspReport.Paid paid(String transaction, long amount) {
        return new PspReport.Paid(new Vnd(amount), transaction);
    }

    /// `{account=sum}` of the facility's ledger, without zero accounts.
    String balances() {
        return jdbc.sql(
                        """
                        SELECT coalesce(string_agg(account || '=' || sum, ' ' ORDER BY account), '') FROM
                          (SELECT account, sum(amount_vnd) AS sum FROM entry WHERE facility_id = ? GROUP BY account) a
                        """)
                .param(facility.value())
                .query(String.class)
                .single();
    }

    /// All money: in every place, what is left; and what goes or went back. `BILL=71480`
    String places() {
        return jdbc.sql(
                        """
                        SELECT coalesce(string_agg(place || '=' || sum, ' ' ORDER BY place), '') FROM
                          (SELECT place, sum(left_vnd) AS sum FROM holding WHERE facility_id = :f AND left_vnd > 0 GROUP BY place
                           UNION ALL SELECT 'back', sum(amount_vnd) FROM refund
                           WHERE facility_id = :f AND state <> 'REFUSED' HAVING count(*) > 0) a
                        """)
                .param("f", facility.value())
                .query(String.class)
                .single();
    }

    Holding moneyOf(PaymentView view) {
        return refunds.desk().moneyOf(view.id()).getLast();
    }

    /// One round of sending and asking, and its answers.
    void workOnRefunds() {
        refunds.resolver().workOnDue(Runnable::run);
    }

    long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE facility_id = ?")
                .param(facility.value())
                .query(Long.class)
                .single();
    }
}
