package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.payment.KnownIntents;
import vn.hospitalkiosk.gateway.payment.PaymentHouse;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.PspModule;
import vn.hospitalkiosk.gateway.psp.Psps;
import vn.hospitalkiosk.gateway.psp.Takings;
import vn.hospitalkiosk.gateway.psp.cardterminal.CardTerminalModule;
import vn.hospitalkiosk.gateway.psp.momo.MomoModule;
import vn.hospitalkiosk.gateway.psp.vietqr.VietQrModule;
import vn.hospitalkiosk.gateway.psp.viettelmoney.ViettelMoneyModule;
import vn.hospitalkiosk.gateway.psp.viettelpaybiz.PaybizModule;
import vn.hospitalkiosk.gateway.psp.vnpay.VnpayModule;
import vn.hospitalkiosk.gateway.psp.vnptmoney.VnptMoneyModule;
import vn.hospitalkiosk.gateway.psp.zalopay.ZaloPayModule;

/// Every way to pay this gateway knows; `psps` of `gateway.yaml` says which are used.
@Configuration(proxyBeanMethods = false)
class PspWiring {
    private static final List<PspModule> MODULES =
            List.of(
                    new MomoModule(),
                    new ZaloPayModule(),
                    new VnptMoneyModule(),
                    new ViettelMoneyModule(),
                    new PaybizModule(),
                    new VietQrModule(),
                    new VnpayModule(),
                    new CardTerminalModule());

    @Bean
    KnownIntents knownOrders(PaymentHouse.Stores stores) {
        return new KnownIntents(stores.intents());
    }

    @Bean
    Psps psps(
            Arguments arguments,
            GatewayConfig config,
            VarFolder var,
            KnownOrders orders,
            Takings takings,
            Clock clock,
            MeterRegistry meters) {
        return new Psps(
                config.psps().stream()
                        .map(PspWiring::module)
                        .map(module ->
                                module.open(
                                        new PspSetting(
                                                module.code(),
                                                arguments,
                                                config,
                                                var,
                                                orders,
                                                takings,
                                                clock,
                                                meters)))
                        .toList());
    }

    static PspModule module(PspCode code) {
        return MODULES.stream()
                .filter(module -> module.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "gateway.yaml: psps: %s is not known; known: %s"
                                        .formatted(
                                                code,
                                                MODULES.stream()
                                                        .map(module -> module.code().value())
                                                        .toList())));
    }
}
