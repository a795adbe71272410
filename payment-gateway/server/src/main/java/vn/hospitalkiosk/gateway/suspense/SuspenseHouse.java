package vn.hospitalkiosk.gateway.suspense;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.audit.AuditTrail;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.ledger.Ledger;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.payment.LateSuccess;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.refund.RefundDesk;

/// This package put together; its public faces.
///
/// @param late driven by the owner, every second
public record SuspenseHouse(Suspense suspense, LateMoney late) {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    public record Setting(FacilityId facility, Policy policy, Shifts shifts) {}

    public record Stores(
            Transactions transactions,
            Holdings holdings,
            PaymentIntents intents,
            LateSuccess lateSuccess,
            Ledger ledger,
            HisNews news,
            AuditTrail audit) {}

    /// @param told called after each commit that may have filled the outbox
    public static SuspenseHouse build(
            Setting setting,
            Stores stores,
            Supplier<His> his,
            RefundDesk refunds,
            Clock time,
            Runnable told,
            MeterRegistry meters) {
        Clock clock = Clock.tick(time, MICROSECOND);
        Applying applying =
                new Applying(
                        setting.facility(),
                        stores.holdings(),
                        stores.intents(),
                        stores.lateSuccess(),
                        stores.ledger(),
                        stores.news(),
                        stores.audit(),
                        setting.shifts(),
                        clock);
        for (Place place : Set.of(Place.CREDIT, Place.SUSPENSE, Place.DEPOSIT)) {
            Tags tags = Tags.of("place", place.name());
            meters.gauge("money_waiting", tags, stores.holdings(), all -> all.total(place).count());
            meters.gauge(
                    "money_waiting_vnd",
                    tags,
                    stores.holdings(),
                    all -> all.total(place).amountVnd());
        }
        return new SuspenseHouse(
                new SuspenseCounter(
                        his, stores.transactions(), stores.holdings(), applying, refunds, told),
                new LateMoney(
                        setting.policy(),
                        his,
                        stores.transactions(),
                        stores.holdings(),
                        applying,
                        refunds,
                        clock,
                        told));
    }
}
