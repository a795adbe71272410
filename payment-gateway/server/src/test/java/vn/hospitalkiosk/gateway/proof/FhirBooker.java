package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.wire.Credentials;
import vn.hospitalkiosk.gateway.line.HttpCall;
import vn.hospitalkiosk.gateway.line.HttpOutcome;
import vn.hospitalkiosk.gateway.line.HttpWire;

/// Books the invented patient on a FHIR server that lets us: an Appointment of this hour, marked as test data (HTEST).
final class FhirBooker implements HisVisitor.Booker {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final URI base;
    private final Credentials credentials;
    private final Clock clock;

    FhirBooker(URI base, Credentials credentials, Clock clock) {
        this.base = base;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public HisAnswer<Boolean> book(HisPatientId patient) {
        Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        HttpCall call =
                HttpCall.post(
                                URI.create(base + "/Appointment"),
                                appointment(patient, start, start.plusSeconds(600))
                                        .getBytes(StandardCharsets.UTF_8))
                        .with("Content-Type", "application/fhir+json");
        try (HttpWire wire = new HttpWire(LIMIT, Optional.empty())) {
            return switch (wire.send(credentials.authorised(call), LIMIT, LARGEST_ANSWER)) {
                case HttpOutcome.Answered answer -> said(answer.status());
                case HttpOutcome.NotSent _ -> new HisAnswer.Unknown<>("unreachable");
                case HttpOutcome.Broken _ -> new HisAnswer.Unknown<>("no answer");
            };
        } catch (IOException noToken) {
            return new HisAnswer.Unknown<>("no token");
        }
    }

    private static HisAnswer<Boolean> said(int status) {
        return switch (status) {
            case 201 -> new HisAnswer.Done<>(true);
            case 401, 403, 404, 405, 501 -> new HisAnswer.NotOffered<>();
            default -> new HisAnswer.Rejected<>("HTTP " + status);
        };
    }

    private static String appointment(HisPatientId patient, Instant start, Instant end) {
        return """
        {"resourceType":"Appointment","status":"booked",
        "meta":{"tag":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}]},
        "serviceType":[{"text":"Kiểm tra kiosk"}],"start":"%s","end":"%s",
        "participant":[{"actor":{"reference":"Patient/%s"},"status":"accepted"}]}
        """
                .formatted(start, end, patient.value());
    }
}
