package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.HisPosting;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.psp.TransferCodes;
import vn.hospitalkiosk.gateway.refund.RefundDesk;
import vn.hospitalkiosk.gateway.refund.RefundHouse;
import vn.hospitalkiosk.gateway.refund.RefundRegister;
import vn.hospitalkiosk.gateway.suspense.Suspense;
import vn.hospitalkiosk.gateway.suspense.SuspenseHouse;

/// Refunds, and money that pays no bill.
@Configuration(proxyBeanMethods = false)
class MoneyWiring {
    private static final Duration DECIDE_EVERY = Duration.ofSeconds(1);
    private static final int ID_LETTERS = 26;

    @Bean
    Policy policy(GatewayConfig config) {
        return config.money().orElse(MoneyConfig.USUAL).policy();
    }

    @Bean
    RefundHouse refundHouse(
            Policy policy,
            Psps psps,
            Shifts shifts,
            PaymentHouse.Stores stores,
            RefundRegister register,
            HisNews news,
            Clock clock,
            HisPosting posting,
            MeterRegistry meters) {
        Duration callTakes =
                psps.all().stream()
                        .map(Psp::placingTakes)
                        .max(Duration::compareTo)
                        .orElse(Duration.ofSeconds(30));
        return RefundHouse.build(
                new RefundHouse.Setting(
                        policy,
                        PaymentWiring.ORDER_INFO,
                        shifts,
                        callTakes,
                        () -> refundId(new SecureRandom())),
                psps.all(),
                new RefundHouse.Stores(
                        stores.transactions(),
                        register,
                        stores.holdings(),
                        stores.intents(),
                        stores.evidences(),
                        stores.ledger(),
                        news,
                        stores.audit()),
                clock,
                posting::wake,
                meters);
    }

    /// Short enough for every psp, and 130 random bits.
    private static String refundId(RandomGenerator random) {
        StringBuilder id = new StringBuilder("RF");
        for (int i = 0; i < ID_LETTERS; i++) {
            id.append(TransferCodes.LETTERS.charAt(random.nextInt(TransferCodes.LETTERS.length())));
        }
        return id.toString();
    }

    @Bean
    RefundDesk refundDesk(RefundHouse house) {
        return house.desk();
    }

    @Bean
    SuspenseHouse suspenseHouse(
            FacilityId facility,
            Policy policy,
            Shifts shifts,
            PaymentHouse.Stores stores,
            PaymentHouse payments,
            HisNews news,
            ObjectProvider<His> his,
            RefundDesk refunds,
            Clock clock,
            HisPosting posting,
            MeterRegistry meters) {
        return SuspenseHouse.build(
                new SuspenseHouse.Setting(facility, policy, shifts),
                new SuspenseHouse.Stores(
                        stores.transactions(),
                        stores.holdings(),
                        stores.intents(),
                        payments.lateSuccess(),
                        stores.ledger(),
                        news,
                        stores.audit()),
                his::getObject,
                refunds,
                clock,
                posting::wake,
                meters);
    }

    @Bean
    Suspense suspense(SuspenseHouse house) {
        return house.suspense();
    }

    @Bean
    Repeating lateMoney(SuspenseHouse house) {
        return new Repeating("late-money", DECIDE_EVERY, house.late()::decideDue);
    }
}
