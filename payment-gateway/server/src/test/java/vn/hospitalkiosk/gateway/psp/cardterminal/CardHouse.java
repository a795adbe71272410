package vn.hospitalkiosk.gateway.psp.cardterminal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.api.VisitId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.payment.FakeHis;
import vn.hospitalkiosk.gateway.payment.KnownIntents;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.TestSetting;
import vn.hospitalkiosk.gateway.settlement.Settlements;
import vn.hospitalkiosk.gateway.store.StoredAudit;
import vn.hospitalkiosk.gateway.store.StoredCaptures;
import vn.hospitalkiosk.gateway.store.StoredEvidences;
import vn.hospitalkiosk.gateway.store.StoredHoldings;
import vn.hospitalkiosk.gateway.store.StoredIntents;
import vn.hospitalkiosk.gateway.store.StoredLedger;
import vn.hospitalkiosk.gateway.store.StoredOutbox;
import vn.hospitalkiosk.gateway.store.StoredSettlements;
import vn.hospitalkiosk.gateway.store.StoredTakings;
import vn.hospitalkiosk.gateway.store.StoredTerminalSales;
import vn.hospitalkiosk.gateway.store.TestDatabase;

/// Payments by card over a real database; kiosk and terminal are played by the test.
final class CardHouse {
    static final KioskId KIOSK = new KioskId("K03");
    static final KioskId OTHER = new KioskId("K04");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    final FacilityId facility = TestDatabase.newFacility();
    final JdbcClient jdbc = TestDatabase.jdbc();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PaymentHouse house;
    final TerminalReports reports;
    final Settlements settlements;
    private final Clock clock = Clock.systemUTC();

    CardHouse(long dailyCap) {
        StoredIntents intents = new StoredIntents(jdbc, facility);
        StoredLedger ledger = new StoredLedger(jdbc, facility);
        StoredAudit audit = new StoredAudit(jdbc, facility, clock);
        Psp card =
                new CardTerminalPsp(
                        new CardTerminalConfig(
                                new Vnd(dailyCap), TestSetting.terms(Duration.ofSeconds(1), 5)),
                        new StoredTakings(jdbc, facility, clock, ZONE));
        house =
                PaymentHouse.build(
                        new PaymentHouse.Setting(
                                facility,
                                "BVĐK",
                                "Vien phi",
                                Shifts.usual(ZONE),
                                Duration.ofSeconds(3)),
                        List.of(card),
                        FakeHis::new,
                        new PaymentHouse.Stores(
                                TestDatabase.transactions(),
                                intents,
                                new StoredEvidences(jdbc, facility),
                                new StoredCaptures(jdbc, facility),
                                new StoredHoldings(jdbc, facility),
                                ledger,
                                new StoredOutbox(jdbc, facility),
                                audit),
                        clock,
                        List::of,
                        _ -> {},
                        meters);
        reports =
                new TerminalReports(
                        new KnownIntents(intents),
                        new StoredTerminalSales(jdbc, facility),
                        house.callbacks(),
                        audit,
                        clock);
        settlements =
                new Settlements(
                        CardTerminalModule.CODE,
                        TestDatabase.transactions(),
                        new StoredSettlements(jdbc, facility, CardTerminalModule.CODE),
                        ledger,
                        Shifts.usual(ZONE),
                        house.callbacks(),
                        audit,
                        clock,
                        meters);
    }

    CreatePaymentAnswer create(KioskId kiosk, String bill) {
        return house.payments()
                .create(
                        kiosk,
                        new CreatePaymentRequest(
                                new PaymentId(UUID.randomUUID().toString()),
                                new VisitId("v-" + bill),
                                new BillId(bill),
                                CardTerminalModule.CODE));
    }

    PaymentView created(String bill) {
        if (create(KIOSK, bill) instanceof CreatePaymentAnswer.Created(PaymentView view)) {
            return view;
        }
        throw new AssertionError("not created");
    }

    PaymentView now(PaymentView view) {
        return house.payments().find(KIOSK, view.id()).orElseThrow();
    }

    static TerminalReport report(TerminalReport.Outcome outcome, long amount, String trace) {
        boolean took = amount > 0;
        return new TerminalReport(
                outcome,
                took ? Optional.of(new Vnd(amount)) : Optional.empty(),
                took ? Optional.of("970400******1016") : Optional.empty(),
                took ? Optional.of(trace) : Optional.empty(),
                took ? Optional.of("A1B2C3") : Optional.empty(),
                took ? Optional.of("012345000001") : Optional.empty(),
                took ? Optional.of("12345678") : Optional.empty(),
                took ? Optional.of("000000000043521") : Optional.empty(),
                "hypercom",
                Instant.now(),
                outcome == TerminalReport.Outcome.UNKNOWN
                        ? Optional.of(new FailureCode("T22"))
                        : Optional.empty());
    }

    PaymentView tell(PaymentView view, TerminalReport report) {
        if (!tell(KIOSK, view, report)) {
            throw new AssertionError("refused");
        }
        return now(view);
    }

    boolean tell(KioskId kiosk, PaymentView view, TerminalReport report) {
        return reports.heard(
                kiosk, view.id(), report, report.toString().getBytes(StandardCharsets.UTF_8));
    }

    PaymentView approved(String bill, String trace) {
        return tell(
                created(bill), report(TerminalReport.Outcome.APPROVED, FakeHis.DUE.dong(), trace));
    }

    static SettlementReport settlement(String id, List<PaymentView> sales, long net) {
        return new SettlementReport(
                new CommandId(id),
                SettlementReport.Outcome.SETTLED,
                Optional.of("12345678"),
                Instant.now(),
                sales.stream().map(PaymentView::id).toList(),
                Optional.of(
                        new SettlementReport.Totals(sales.size(), new Vnd(net), 0, 0, Vnd.ZERO)),
                Optional.empty(),
                Optional.empty());
    }

    SettlementAnswer settle(SettlementReport report) {
        return settlements.heard(KIOSK, report, report.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// `account=sum` of the facility's ledger.
    String balances() {
        return jdbc.sql(
                        """
                        SELECT coalesce(string_agg(account || '=' || sum, ' ' ORDER BY account), '') FROM
                          (SELECT account, sum(amount_vnd) AS sum FROM entry WHERE facility_id = ?
                           GROUP BY account HAVING sum(amount_vnd) <> 0) a
                        """)
                .param(facility.value())
                .query(String.class)
                .single();
    }

    long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE facility_id = ?")
                .param(facility.value())
                .query(Long.class)
                .single();
    }
}
