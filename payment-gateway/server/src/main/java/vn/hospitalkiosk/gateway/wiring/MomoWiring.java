package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.momo.MomoConfig;
import vn.hospitalkiosk.gateway.psp.momo.MomoPsp;
import vn.hospitalkiosk.gateway.psp.momo.MomoSecrets;

/// MoMo, when `gateway.yaml` lists it.
@Configuration(proxyBeanMethods = false)
@Conditional(MomoWiring.Listed.class)
class MomoWiring {
    private static final PspCode MOMO = new PspCode("momo");
    private static final String SANDBOX = "test-payment.momo.vn";
    private static final String PRODUCTION = "payment.momo.vn";

    /// The sample credentials MoMo publishes, and those our virtual hospital makes.
    private static final Set<String> DEMO_PARTNERS = Set.of("momo", "demo", "virtual");

    @Bean
    MomoConfig momoConfig(Arguments arguments, GatewayConfig config, VarFolder var) {
        Path file = arguments.config().resolveSibling("psp/momo.yaml");
        MomoConfig momo = YamlFiles.read(file, arguments, "psp.momo.", MomoConfig.class);
        demandHost(config, momo.endpoint());
        config.demandAllowed("psp/momo.yaml: callback", momo.callback());
        if (config.environment() == Environment.PRODUCTION) {
            demandNoDemo(new FileSecrets(var.resolve(momo.secrets())).read());
        }
        return momo;
    }

    @Bean
    MomoPsp momoPsp(MomoConfig momo, VarFolder var, Clock clock, MeterRegistry meters) {
        return new MomoPsp(momo, new FileSecrets(var.resolve(momo.secrets())), clock, meters);
    }

    /// A key does not tell its environment, only the host does (§1.1).
    static void demandHost(GatewayConfig config, URI endpoint) {
        config.demandAllowed("psp/momo.yaml: endpoint", endpoint);
        String wanted =
                switch (config.environment()) {
                    case SIMULATED -> endpoint.getHost();
                    case SANDBOX -> SANDBOX;
                    case PRODUCTION -> PRODUCTION;
                };
        if (!wanted.equals(endpoint.getHost())) {
            throw new IllegalArgumentException(
                    "psp/momo.yaml: endpoint is "
                            + endpoint.getHost()
                            + ", but this environment's host is "
                            + wanted);
        }
    }

    static void demandNoDemo(Optional<MomoSecrets> secrets) {
        MomoSecrets keys =
                secrets.orElseThrow(
                        () -> new IllegalStateException("production needs MoMo's secret files"));
        String partner = keys.partnerCode().toLowerCase(Locale.ROOT);
        if (DEMO_PARTNERS.stream()
                        .anyMatch(demo -> partner.equals(demo) || partner.startsWith(demo + "-"))
                || partner.startsWith("momovh")) {
            throw new IllegalStateException("production must not use demo credentials for MoMo");
        }
    }

    /// `psps` of gateway.yaml names momo.
    static final class Listed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var beans = context.getBeanFactory();
            return beans != null && beans.getBean(GatewayConfig.class).psps().contains(MOMO);
        }
    }
}
