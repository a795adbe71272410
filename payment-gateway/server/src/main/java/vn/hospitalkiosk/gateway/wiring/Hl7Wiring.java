package vn.hospitalkiosk.gateway.wiring;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.his.hl7.Hl7His;
import vn.hospitalkiosk.gateway.his.hl7.Hl7Settings;
import vn.hospitalkiosk.gateway.his.mllp.MllpAddress;
import vn.hospitalkiosk.gateway.his.mllp.MllpLine;

/// The HIS over HL7 v2. Apart from [HisWiring], so that no class of it is loaded where the HIS speaks something else.
final class Hl7Wiring {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private Hl7Wiring() {}

    static His his(GatewayConfig config, VarFolder var, HisHealth health, Clock clock)
            throws IOException {
        HisConfig his = config.his();
        URI base = his.base();
        config.demandAllowed("his.base", base);
        HisConfig.Hl7 hl7 = his.hl7().orElse(HisConfig.Hl7.USUAL);
        Hl7Settings settings =
                new Hl7Settings(
                        config.facility().id().value(),
                        hl7.application().orElse("HIS"),
                        hl7.facility().orElse("BV"),
                        config.environment() == Environment.PRODUCTION ? "P" : "T",
                        identifiers(hl7),
                        his.answerTimeout(),
                        Application.HOSPITAL_ZONE);
        MllpAddress address =
                new MllpAddress(
                        base.getHost(),
                        base.getPort(),
                        tls(his, var),
                        his.connectTimeout().orElse(CONNECT));
        return new Hl7His(settings, new MllpLine(address, health), clock);
    }

    private static Optional<SSLContext> tls(HisConfig his, VarFolder var) throws IOException {
        return switch (String.valueOf(his.base().getScheme())) {
            case "mllps" -> Optional.of(HisWiring.mutualTls(his, var));
            case "mllp" -> Optional.empty();
            default -> throw new IllegalArgumentException("his.base must be mllps://host:port");
        };
    }

    private static Hl7Settings.Identifiers identifiers(HisConfig.Hl7 hl7) {
        Hl7Settings.Identifiers usual = Hl7Settings.Identifiers.USUAL;
        return hl7.identifiers()
                .map(own ->
                        new Hl7Settings.Identifiers(
                                own.patient().orElse(usual.patient()),
                                own.patientCode().orElse(usual.patientCode()),
                                own.nationalId().orElse(usual.nationalId()),
                                own.oldNationalId().orElse(usual.oldNationalId()),
                                own.insuranceCard().orElse(usual.insuranceCard()),
                                own.key().orElse(usual.key())))
                .orElse(usual);
    }
}
