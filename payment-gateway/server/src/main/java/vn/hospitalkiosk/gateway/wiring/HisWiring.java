package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCases;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.bridge.BridgeHis;
import vn.hospitalkiosk.gateway.his.bridge.BridgeSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirHis;
import vn.hospitalkiosk.gateway.his.fhir.FhirSettings;
import vn.hospitalkiosk.gateway.his.fhir.FhirSystems;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.his.wire.HisWire;
import vn.hospitalkiosk.gateway.his.wire.MutualTls;
import vn.hospitalkiosk.gateway.his.wire.SmartCredentials;
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

    /// Of a HIS that speaks HTTP.
    @Lazy
    @Bean(destroyMethod = "close")
    HisWire hisWire(
            GatewayConfig config, VarFolder var, HisHealth health, Credentials hisCredentials)
            throws IOException {
        HisConfig his = config.his();
        config.demandAllowed("his.base", his.base());
        return new HisWire(
                his.connectTimeout().orElse(Duration.ofSeconds(1)),
                tls(his, var),
                hisCredentials,
                health);
    }

    private static Optional<SSLContext> tls(HisConfig his, VarFolder var) throws IOException {
        return his.clientCertificate().isEmpty() && his.authorities().isEmpty()
                ? Optional.empty()
                : Optional.of(mutualTls(his, var));
    }

    static SSLContext mutualTls(HisConfig his, VarFolder var) throws IOException {
        return MutualTls.of(
                his.clientCertificate()
                        .map(ours ->
                                new MutualTls.OurCertificate(
                                        var.resolve(ours.file()),
                                        var.resolve(ours.passwordFile()))),
                his.authorities().map(var::resolve));
    }

    @Lazy
    @Bean
    Credentials hisCredentials(GatewayConfig config, VarFolder var, Clock clock) {
        HisConfig his = config.his();
        if (his.smart().isEmpty()) {
            return his.tokenFile()
                    .map(file -> Credentials.bearer(var.resolve(file)))
                    .orElseGet(Credentials::none);
        }
        HisConfig.Smart smart = his.smart().get();
        config.demandAllowed("his.smart.token-endpoint", smart.tokenEndpoint());
        return new SmartCredentials(
                new SmartCredentials.Settings(
                        smart.tokenEndpoint(),
                        smart.clientId(),
                        smart.keyId(),
                        smart.scope(),
                        his.answerTimeout()),
                SmartCredentials.key(var.resolve(smart.keyFile())),
                clock);
    }

    @Bean
    His his(
            GatewayConfig config,
            VarFolder var,
            HisHealth health,
            ObjectProvider<HisWire> wire,
            HisCases cases,
            Clock clock)
            throws IOException {
        HisConfig his = config.his();
        URI base = URI.create(his.base().toString().replaceAll("/+$", ""));
        return switch (his.kind().orElse(HisConfig.Kind.FHIR)) {
            case BRIDGE ->
                    new BridgeHis(
                            new BridgeSettings(
                                    base, his.answerTimeout(), Application.HOSPITAL_ZONE),
                            wire.getObject());
            case FHIR ->
                    new FhirHis(
                            new FhirSettings(
                                    base,
                                    his.systems()
                                            .map(HisConfig.Systems::orVnCore)
                                            .orElse(FhirSystems.VN_CORE),
                                    his.answerTimeout(),
                                    his.answerTimeout(),
                                    config.facility().name(),
                                    Application.HOSPITAL_ZONE),
                            wire.getObject(),
                            cases,
                            clock);
            case HL7V2 -> Hl7Wiring.his(config, var, health, clock);
        };
    }

    /// Nobody may have asked the HIS anything for hours; the kiosks still want to know whether it is there.
    @Bean
    Repeating hisProbe(His his, HisHealth health, Clock clock) {
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
