package vn.hospitalkiosk.gateway.wiring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// Section `his` of `gateway.yaml`.
///
/// @param base FHIR base address
/// @param tokenFile bearer token, relative to `var/`
/// @param answerTimeout how long one question may take
public record HisConfig(URI base, Path tokenFile, Duration answerTimeout) {}
