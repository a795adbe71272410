package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.kiosk.LinkedPayments;
import vn.hospitalkiosk.gateway.kiosk.PaymentEvents;
import vn.hospitalkiosk.gateway.kiosk.StatusLinks;
import vn.hospitalkiosk.gateway.ledger.Shifts;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.HisPosting;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.BillGuard;
import vn.hospitalkiosk.gateway.payment.Deposits;
import vn.hospitalkiosk.gateway.payment.OpenQuestions;
import vn.hospitalkiosk.gateway.payment.PaymentChanges;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.payment.Payments;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspCallbacks;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.refund.RefundHouse;
import vn.hospitalkiosk.gateway.store.OtherGateways;

/// Payments, and the two workers that go on by themselves.
@Configuration(proxyBeanMethods = false)
class PaymentWiring {
    static final String ORDER_INFO = "Vien phi";

    @Bean(destroyMethod = "")
    HisPosting hisPosting(
            Outbox outbox,
            HisNews news,
            ObjectProvider<His> his,
            GatewayConfig config,
            Clock clock,
            MeterRegistry meters) {
        return new HisPosting(
                outbox,
                Optional.of(news),
                new Once<>(his::getObject),
                clock,
                HisPosting.lease(config.his().answerTimeout()),
                meters);
    }

    @Bean
    PaymentHouse paymentHouse(
            GatewayConfig config,
            Psps psps,
            ObjectProvider<His> his,
            Shifts shifts,
            PaymentHouse.Stores stores,
            Clock clock,
            ObjectProvider<PaymentChanges> listeners,
            HisPosting posting,
            MeterRegistry meters) {
        Duration questionTakes =
                psps.all().stream()
                        .map(Psp::placingTakes)
                        .max(Duration::compareTo)
                        .orElse(Duration.ofSeconds(30));
        return PaymentHouse.build(
                new PaymentHouse.Setting(
                        config.facility().id(),
                        config.facility().payee(),
                        ORDER_INFO,
                        shifts,
                        questionTakes,
                        config.money().flatMap(MoneyConfig::deposits).orElse(List.of())),
                psps.all(),
                new Once<>(his::getObject),
                stores,
                clock,
                new Once<>(() -> listeners.orderedStream().toList()),
                toTell -> toTell.ifPresentOrElse(posting::tell, posting::wake),
                meters);
    }

    @Bean
    Payments payments(PaymentHouse house, StatusLinks links) {
        return new LinkedPayments(house.payments(), links);
    }

    @Bean
    PspCallbacks pspCallbacks(PaymentHouse house) {
        return house.callbacks();
    }

    @Bean
    Deposits deposits(PaymentHouse house) {
        return house.deposits();
    }

    @Bean
    OpenQuestions openQuestions(PaymentHouse house) {
        return house.questions();
    }

    @Bean
    Repeating billGuard(PaymentHouse house, ExecutorService sideBySide) {
        return new Repeating(
                "bill-guard", BillGuard.EVERY, () -> house.guard().look(sideBySide::execute));
    }

    @Bean(destroyMethod = "close")
    OtherGateways otherGateways(DataSource source, Payments payments, PaymentEvents events) {
        return new OtherGateways(source, payments, events, events::beginAnew);
    }

    /// Workers start when all is wired and end before the doors close.
    @Bean
    SmartLifecycle workers(
            PaymentHouse house,
            RefundHouse refunds,
            HisPosting posting,
            GatewayConfig config,
            OtherGateways others) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                // The embedded database is this gateway's alone.
                if (config.database().isPresent()) {
                    others.start();
                    posting.startBesideOthers();
                } else {
                    posting.start();
                }
                house.resolver().start();
                refunds.resolver().start();
                running = true;
            }

            @Override
            public void stop() {
                refunds.resolver().close();
                house.resolver().close();
                posting.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
