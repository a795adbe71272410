package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisPatientId;
import vn.hospitalkiosk.gateway.his.wire.Credentials;

/// Books the invented patient on a FHIR server that lets us: an Appointment of this hour, marked as test data (HTEST).
final class FhirBooker implements HisVisitor.Booker {
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
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/Appointment"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/fhir+json")
                        .POST(
                                BodyPublishers.ofString(
                                        appointment(patient, start, start.plusSeconds(600))));
        try (HttpClient client = HttpClient.newHttpClient()) {
            credentials.authorise(request);
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 201 -> new HisAnswer.Done<>(true);
                case 401, 403, 404, 405, 501 -> new HisAnswer.NotOffered<>();
                default -> new HisAnswer.Rejected<>("HTTP " + status);
            };
        } catch (IOException lost) {
            return new HisAnswer.Unknown<>("no answer");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new HisAnswer.Unknown<>("interrupted");
        }
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
