package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.bhxh.BhxhGateway;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.insurance.CardChecks;
import vn.hospitalkiosk.gateway.insurance.CoverageNews;
import vn.hospitalkiosk.gateway.insurance.GatewayHealth;
import vn.hospitalkiosk.gateway.insurance.HisCoverageNews;
import vn.hospitalkiosk.gateway.insurance.Insurance;
import vn.hospitalkiosk.gateway.insurance.InsuranceSettings;
import vn.hospitalkiosk.gateway.insurance.Rechecks;
import vn.hospitalkiosk.gateway.insurance.Telling;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.store.StoredCardChecks;
import vn.hospitalkiosk.gateway.store.StoredUnverifiedCards;
import vn.hospitalkiosk.gateway.vault.Vault;

/// Health insurance: the line to the insurance gateway and the worker that goes on asking.
@Configuration(proxyBeanMethods = false)
class InsuranceWiring {
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Bean
    BhxhConfig bhxhConfig(Arguments arguments) {
        return YamlFiles.read(
                arguments.config().resolveSibling("bhxh.yaml"),
                arguments,
                "bhxh.",
                BhxhConfig.class);
    }

    @Bean
    CardChecks cardChecks(
            JdbcClient jdbc, FacilityId facility, Transactions transactions, Vault vault) {
        return new StoredCardChecks(jdbc, facility, transactions, vault);
    }

    @Bean
    UnverifiedCards unverifiedCards(
            JdbcClient jdbc, FacilityId facility, Vault vault, Clock clock) {
        return new StoredUnverifiedCards(jdbc, facility, vault, clock);
    }

    @Bean
    GatewayHealth insuranceHealth(Clock clock, MeterRegistry meters) {
        return new GatewayHealth(clock, meters);
    }

    @Bean
    CoverageNews coverageNews(ObjectProvider<His> his, FacilityId facility) {
        return new HisCoverageNews(new Once<>(his::getObject), facility);
    }

    @Bean(destroyMethod = "close")
    InsuranceHouse insuranceHouse(
            BhxhConfig bhxh,
            GatewayConfig config,
            VarFolder var,
            CardChecks checks,
            GatewayHealth health,
            CoverageNews news,
            ExecutorService sideBySide,
            Clock clock,
            MeterRegistry meters) {
        if (!bhxh.offered()) {
            return InsuranceHouse.OFF;
        }
        config.demandAllowed("bhxh.base", bhxh.base());
        InsuranceSettings settings = bhxh.insurance();
        BhxhGateway line =
                new BhxhGateway(
                        bhxh.line(),
                        new FileAccount(
                                new SecretFiles(var.resolve(bhxh.secrets()), System::nanoTime)),
                        clock,
                        Application.HOSPITAL_ZONE);
        Insurance insurance =
                Insurance.of(checks, line, settings, health, sideBySide, clock, System::nanoTime);
        Duration telling = config.his().answerTimeout().multipliedBy(20).plusSeconds(5);
        Rechecks rechecks =
                new Rechecks(
                        checks,
                        insurance,
                        new Telling(checks, news, telling, clock),
                        settings,
                        sideBySide,
                        clock,
                        meters);
        return new InsuranceHouse(
                Optional.of(insurance),
                List.of(
                        new Repeating("insurance-rechecks", ROUND, rechecks::round),
                        new Repeating("insurance-looks", MINUTE, rechecks::minute),
                        line));
    }
}
