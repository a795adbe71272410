package vn.hospitalkiosk.gateway.his.fhir;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/// How to reach one hospital's FHIR server.
///
/// @param base without a slash at its end
/// @param read longest wait for the whole answer to a question
/// @param command longest wait for the whole answer to a command
/// @param recipient who takes the money, as written in a PaymentNotice
/// @param zone of the hospital, for the times we write
public record FhirSettings(
        URI base,
        FhirSystems systems,
        Duration read,
        Duration command,
        String recipient,
        ZoneId zone) {}
