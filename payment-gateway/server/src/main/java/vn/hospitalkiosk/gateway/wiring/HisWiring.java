package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.fhir.FhirHis;
import vn.hospitalkiosk.gateway.his.fhir.FhirSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirSystems;
import vn.hospitalkiosk.gateway.store.StoredHisCases;

/// The HIS of this hospital, and who asks it for a sign of life.
@Configuration(proxyBeanMethods = false)
class HisWiring {
    private static final Duration PROBE_EVERY = Duration.ofSeconds(3);

    @Bean
    HisHealth hisHealth(Clock clock) {
        return new HisHealth(clock);
    }

    @Bean
    HisCases hisCases(JdbcClient jdbc, GatewayConfig config) {
        return new StoredHisCases(jdbc, config.facility().id());
    }

    @Bean
    FhirHis his(
            GatewayConfig config, VarFolder var, HisHealth health, HisCases cases, Clock clock) {
        HisConfig his = config.his();
        config.demandAllowed("his.base", his.base());
        return new FhirHis(
                new FhirSettings(
                        URI.create(his.base().toString().replaceAll("/+$", "")),
                        var.resolve(his.tokenFile()),
                        his.systems()
                                .map(s -> new FhirSystems(s.nationalId(), s.own()))
                                .orElse(FhirSystems.VN_CORE),
                        his.connectTimeout().orElse(Duration.ofSeconds(1)),
                        his.answerTimeout(),
                        his.answerTimeout(),
                        config.facility().name(),
                        Application.HOSPITAL_ZONE),
                health,
                cases,
                clock);
    }

    /// Nobody may have asked the HIS anything for hours; the kiosks still want to know whether it is there.
    @Bean
    Repeating hisProbe(FhirHis his, HisHealth health, Clock clock) {
        return new Repeating(
                "his-probe",
                PROBE_EVERY,
                () -> {
                    Instant recently = clock.instant().minus(PROBE_EVERY);
                    if (health.lastAnswer().filter(recently::isBefore).isEmpty()
                            || !health.isUp()) {
                        his.probe();
                    }
                });
    }
}
