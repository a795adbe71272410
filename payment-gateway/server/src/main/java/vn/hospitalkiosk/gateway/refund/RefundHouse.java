package vn.hospitalkiosk.gateway.refund;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.payment.Evidences;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.psp.Psp;

/// This package put together; its public faces.
///
/// @param resolver started and closed by the owner
public record RefundHouse(RefundDesk desk, RefundResolver resolver) {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    /// @param orderInfo first words of what the payer reads in the app
    /// @param callTakes the longest that a call to any psp takes
    /// @param ids for refunds, unguessable
    public record Setting(
            Policy policy,
            String orderInfo,
            Shifts shifts,
            Duration callTakes,
            Supplier<String> ids) {}

    public record Stores(
            Transactions transactions,
            RefundRegister register,
            Holdings holdings,
            PaymentIntents intents,
            Evidences evidences,
            Ledger ledger,
            HisNews news,
            AuditTrail audit) {}

    /// @param told called after each commit that may have filled the outbox
    public static RefundHouse build(
            Setting setting,
            List<Psp> psps,
            Stores stores,
            Clock time,
            Runnable told,
            MeterRegistry meters) {
        Clock clock = Clock.tick(time, MICROSECOND);
        Map<PspCode, Psp> byCode = new LinkedHashMap<>();
        psps.forEach(psp -> byCode.put(psp.code(), psp));
        RefundBook book =
                new RefundBook(
                        stores.register(),
                        stores.holdings(),
                        stores.ledger(),
                        stores.news(),
                        stores.audit(),
                        setting.shifts(),
                        clock);
        RefundHearing hearing =
                new RefundHearing(
                        stores.transactions(),
                        stores.register(),
                        stores.evidences(),
                        book,
                        clock,
                        meters,
                        told);
        meters.gauge(
                "refunds_unresolved",
                stores.register(),
                register -> register.count(RefundState.REFUND_UNRESOLVED));
        return new RefundHouse(
                new RefundCounter(
                        byCode,
                        stores.transactions(),
                        stores.register(),
                        stores.holdings(),
                        stores.intents(),
                        book,
                        hearing,
                        stores.audit(),
                        clock,
                        setting.policy(),
                        setting.ids()),
                new RefundResolver(
                        byCode,
                        stores.register(),
                        stores.intents(),
                        stores.holdings(),
                        stores.transactions(),
                        book,
                        hearing,
                        clock,
                        setting.callTakes().plusSeconds(5),
                        setting.orderInfo()));
    }
}
