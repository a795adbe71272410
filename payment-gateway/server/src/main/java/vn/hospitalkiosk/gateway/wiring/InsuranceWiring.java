package vn.hospitalkiosk.gateway.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.bhxh.BhxhGateway;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.insurance.CardChecks;
import vn.hospitalkiosk.gateway.insurance.Closings;
import vn.hospitalkiosk.gateway.insurance.CoverageNews;
import vn.hospitalkiosk.gateway.insurance.GatewayHealth;
import vn.hospitalkiosk.gateway.insurance.HisCoverageNews;
import vn.hospitalkiosk.gateway.insurance.Insurance;
import vn.hospitalkiosk.gateway.insurance.InsuranceSettings;
import vn.hospitalkiosk.gateway.insurance.InsuredHis;
import vn.hospitalkiosk.gateway.insurance.Rechecks;
import vn.hospitalkiosk.gateway.insurance.Telling;
import vn.hospitalkiosk.gateway.insurance.UnverifiedCards;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.store.StoredCardChecks;
import vn.hospitalkiosk.gateway.store.StoredUnverifiedCards;
import vn.hospitalkiosk.gateway.store.StoredXml0;
import vn.hospitalkiosk.gateway.vault.Vault;
import vn.hospitalkiosk.gateway.xml0.FirstCost;
import vn.hospitalkiosk.gateway.xml0.OutboxFolder;
import vn.hospitalkiosk.gateway.xml0.Reports;
import vn.hospitalkiosk.gateway.xml0.Seal;
import vn.hospitalkiosk.gateway.xml0.Xml0;

/// Health insurance: the line to the insurance gateway and the worker that goes on asking.
@Configuration(proxyBeanMethods = false)
class InsuranceWiring {
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

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

    @Bean
    Reports xml0Reports(
            JdbcClient jdbc, FacilityId facility, Transactions transactions, Vault vault) {
        return new StoredXml0(jdbc, facility, transactions, vault);
    }

    @Bean(destroyMethod = "end")
    InsuranceHouse insuranceHouse(
            BhxhConfig bhxh,
            GatewayConfig config,
            VarFolder var,
            CardChecks checks,
            Reports reports,
            GatewayHealth health,
            CoverageNews news,
            @Qualifier("his") His his,
            ExecutorService sideBySide,
            Clock clock,
            MeterRegistry meters) {
        if (!bhxh.offered()) {
            return InsuranceHouse.OFF;
        }
        config.demandAllowed("bhxh.base", bhxh.base());
        InsuranceSettings settings = bhxh.insurance();
        BhxhGateway line = line(bhxh, var, clock);
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
        Optional<Xml0> xml0 =
                Optional.of(bhxh.checkInReport())
                        .filter(BhxhConfig.CheckInReport::offered)
                        .map(report -> xml0(report, line, reports, var, clock, meters));
        List<Runnable> endings = new ArrayList<>();
        endings.add(new Repeating("insurance-rechecks", ROUND, rechecks::round)::close);
        endings.add(new Repeating("insurance-looks", MINUTE, rechecks::minute)::close);
        Closings closings = new Closings(his, insurance, clock);
        endings.add(new Repeating("insurance-closings", MINUTE, closings::minute)::close);
        xml0.ifPresent(all -> {
            endings.add(new Repeating("xml0", ROUND, all::round)::close);
            endings.add(
                    new Repeating("xml0-forget", HOUR, () -> all.forget(settings.kept()))::close);
        });
        endings.add(line::close);
        return new InsuranceHouse(Optional.of(insurance), xml0, endings);
    }

    /// The HIS as everybody else asks it: where the hospital wants it so, coverage is the insurance gateway's.
    @Bean(destroyMethod = "")
    @Primary
    His insuredHis(@Qualifier("his") His his, InsuranceHouse house) {
        return house.insurance()
                .map(insurance ->
                        InsuredHis.of(his, insurance, costs(house), Application.HOSPITAL_ZONE))
                .orElse(his);
    }

    private static InsuredHis.Costs costs(InsuranceHouse house) {
        return (visit, patient, encounter, service, at) ->
                house.xml0()
                        .ifPresent(xml0 ->
                                xml0.firstCost(
                                        new FirstCost(visit, patient, encounter, service, at)));
    }

    private static BhxhGateway line(BhxhConfig bhxh, VarFolder var, Clock clock) {
        return new BhxhGateway(
                bhxh.line(),
                new FileAccount(new SecretFiles(var.resolve(bhxh.secrets()), System::nanoTime)),
                clock,
                Application.HOSPITAL_ZONE);
    }

    private static Xml0 xml0(
            BhxhConfig.CheckInReport report,
            BhxhGateway line,
            Reports reports,
            VarFolder var,
            Clock clock,
            MeterRegistry meters) {
        meters.gauge("xml0_waiting", reports, Reports::waiting);
        if (report.send()) {
            meters.gauge("xml0_unsent", reports, Reports::unsent);
        }
        return new Xml0(
                reports,
                report.settings(),
                () -> Seal.read(var.resolve(report.keyStore()), var.resolve(report.keyPassword())),
                new OutboxFolder(var.resolve(report.folder()), report.facility()),
                report.send() ? Optional.of(line.reports(report.facility())) : Optional.empty(),
                clock);
    }
}
