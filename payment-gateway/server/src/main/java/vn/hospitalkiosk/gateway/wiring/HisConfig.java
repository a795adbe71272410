package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Section `his` of `gateway.yaml`.
///
/// @param base FHIR base address
/// @param tokenFile bearer token, relative to `var/`
/// @param answerTimeout how long one question or command may take
/// @param connectTimeout 1 s when not given
/// @param systems VN Core's and ours when not given
public record HisConfig(
        URI base,
        Path tokenFile,
        Duration answerTimeout,
        Optional<Duration> connectTimeout,
        Optional<Systems> systems) {
    /// Identifier systems: of the personal number, and the base of those that kiosk and HIS agreed on (`docs/wires.md`).
    public record Systems(String nationalId, String own) {}
}
