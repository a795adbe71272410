package vn.hospitalkiosk.gateway.wiring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.gateway.his.fhir.FhirSystems;

/// Section `his` of `gateway.yaml`.
///
/// @param kind FHIR when not given
/// @param base address of the FHIR server, or of HisBridge up to and with `/v1`, or `mllps://host:port` of HL7 v2
/// @param tokenFile bearer token, relative to `var/`; or
/// @param smart how to get one by SMART backend services
/// @param clientCertificate shown to a HIS that demands one; may stand alone or beside a token
/// @param authorities PEM, relative to `var/`: who may have signed the HIS's certificate; the machine's when not given
/// @param answerTimeout how long one question or command may take
/// @param connectTimeout 1 s when not given
/// @param systems VN Core's and ours when not given
/// @param hl7 for `hl7v2` only
public record HisConfig(
        Optional<Kind> kind,
        URI base,
        Optional<Path> tokenFile,
        Optional<Smart> smart,
        Optional<ClientCertificate> clientCertificate,
        Optional<Path> authorities,
        Duration answerTimeout,
        Optional<Duration> connectTimeout,
        Optional<Systems> systems,
        Optional<Hl7> hl7) {
    public HisConfig {
        boolean overHttp = kind.filter(Kind.HL7V2::equals).isEmpty();
        if (tokenFile.isPresent() && smart.isPresent()) {
            throw new IllegalArgumentException("his needs either token-file or smart");
        }
        if (overHttp && tokenFile.isEmpty() && smart.isEmpty() && clientCertificate.isEmpty()) {
            throw new IllegalArgumentException("his needs token-file, smart or client-certificate");
        }
        if (!overHttp && base.getPort() < 0) {
            throw new IllegalArgumentException("his.base needs a port: mllps://host:port");
        }
    }

    /// @param file PKCS#12, relative to `var/`
    /// @param passwordFile relative to `var/`
    public record ClientCertificate(Path file, Path passwordFile) {}

    /// @param keyFile PKCS#8 in PEM, RSA or EC P-384; relative to `var/`
    /// @param keyId `kid` of its public half at the HIS
    public record Smart(
            URI tokenEndpoint, String clientId, Path keyFile, String keyId, String scope) {}

    /// What the HIS speaks.
    public enum Kind {
        @JsonProperty("fhir")
        FHIR,
        /// `docs/his-bridge/`.
        @JsonProperty("bridge")
        BRIDGE,
        /// ER7 over MLLP, TLS except in `simulated`.
        @JsonProperty("hl7v2")
        HL7V2
    }

    /// @param application MSH-5, `HIS` when not given
    /// @param facility MSH-6 and who assigns the HIS's patient ids, `BV` when not given
    /// @param identifiers types of a patient's numbers (CX.5)
    public record Hl7(
            Optional<String> application,
            Optional<String> facility,
            Optional<Hl7Identifiers> identifiers) {
        public static final Hl7 USUAL =
                new Hl7(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Those of HL7 table 0203 when not given.
    public record Hl7Identifiers(
            Optional<String> patient,
            Optional<String> patientCode,
            Optional<String> nationalId,
            Optional<String> oldNationalId,
            Optional<String> insuranceCard,
            Optional<String> key) {}

    /// Identifier systems of people, and the base of those that kiosk and HIS agreed on (`docs/wires.md`).
    public record Systems(
            Optional<String> nationalId,
            Optional<String> oldNationalId,
            Optional<String> insuranceCard,
            Optional<String> patientCode,
            Optional<String> own) {
        /// What is not given is VN Core's.
        FhirSystems orVnCore() {
            FhirSystems core = FhirSystems.VN_CORE;
            return new FhirSystems(
                    nationalId.orElse(core.nationalId()),
                    oldNationalId.orElse(core.oldNationalId()),
                    insuranceCard.orElse(core.insuranceCard()),
                    patientCode.orElse(core.patientCode()),
                    own.orElse(core.own()));
        }
    }
}
