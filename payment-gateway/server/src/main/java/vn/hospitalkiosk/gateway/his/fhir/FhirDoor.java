package vn.hospitalkiosk.gateway.his.fhir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.HisHealth;

/// HTTP/1.1 to the FHIR server. Searches go by POST, so that no number stands in a URL, here or in a proxy's log. Logs hold kind, status and duration only.
///
/// Time limits bound the whole answer, body included (the JDK's own limit ends with the headers). Closed by [#close()].
final class FhirDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FhirDoor.class);
    private static final String FHIR_JSON = "application/fhir+json";
    private static final long LARGEST_ANSWER = 4L << 20;
    private static final long TOKEN_BELIEVED = Duration.ofSeconds(1).toNanos();
    private static final String ID = "[A-Za-z0-9\\-.]{1,64}";

    private final FhirSettings settings;
    private final FhirText text;
    private final HisHealth health;
    private final HttpClient http;
    private volatile @Nullable Token token;

    private record Token(String text, long read) {
        /// A secret.
        @Override
        public String toString() {
            return "token";
        }
    }

    FhirDoor(FhirSettings settings, FhirText text, HisHealth health) {
        this.settings = settings;
        this.text = text;
        this.health = health;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // No hop to a pool: answers are small and read by the client's own thread.
                        .executor(Runnable::run)
                        .connectTimeout(settings.connect())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// Asked once more when a pooled connection turned out to be dead.
    Reply search(String type, Map<String, String> parameters) {
        String form =
                parameters.entrySet().stream()
                        .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
                        .collect(Collectors.joining("&"));
        return twice(() ->
                send(
                        "search " + type,
                        request(type + "/_search")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)),
                        settings.read()));
    }

    /// @param id opaque, perhaps from outside; what cannot be a FHIR id is answered without asking
    Reply read(String type, String id) {
        if (!id.matches(ID) || id.equals(".") || id.equals("..")) {
            return new Reply.Refused(404, "not an id");
        }
        return twice(() -> send("read " + type, request(type + "/" + id).GET(), settings.read()));
    }

    /// Sent once: what to do when no answer comes is the caller's decision.
    Reply create(Resource resource, String ifNoneExist) {
        return send(
                "create " + resource.fhirType(),
                request(resource.fhirType())
                        .header("Content-Type", FHIR_JSON)
                        .header("Prefer", "return=representation")
                        .header("If-None-Exist", ifNoneExist)
                        .POST(BodyPublishers.ofString(text.write(resource))),
                settings.command());
    }

    /// Asks for nothing but a sign of life; the answer reaches [HisHealth].
    void probe() {
        exchange("probe", request("metadata").GET(), settings.read(), BodyHandlers.discarding());
    }

    private Reply twice(java.util.function.Supplier<Reply> question) {
        Reply first = question.get();
        return first instanceof Reply.NoAnswer(String reason, boolean lost) && lost
                ? question.get()
                : first;
    }

    private Reply send(String what, HttpRequest.Builder request, Duration limit) {
        return switch (exchange(
                what,
                request,
                limit,
                BodyHandlers.limiting(
                        BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER))) {
            case Exchange.Answered<String>(HttpResponse<String> answer) -> reply(answer);
            case Exchange.Failed<String>(Reply.NoAnswer none) -> none;
        };
    }

    private Reply reply(HttpResponse<String> answer) {
        int status = answer.statusCode();
        try {
            if (status / 100 != 2) {
                return new Reply.Refused(status, "HTTP " + status + issues(answer.body()));
            }
            return answer.body().isBlank()
                    ? new Reply.Empty()
                    : new Reply.Got(text.read(answer.body()));
        } catch (UnreadableAnswer unreadable) {
            return new Reply.NoAnswer("unreadable answer", false);
        }
    }

    /// Coded parts of an OperationOutcome only; its texts may quote what we asked.
    private String issues(String body) {
        if (body.isBlank()) {
            return "";
        }
        try {
            return text.read(body) instanceof OperationOutcome outcome
                    ? outcome.getIssue().stream()
                            .filter(OperationOutcome.OperationOutcomeIssueComponent::hasCode)
                            .map(issue -> " " + issue.getCode().toCode())
                            .collect(Collectors.joining())
                    : "";
        } catch (UnreadableAnswer notFhir) {
            return "";
        }
    }

    private sealed interface Exchange<B> {
        record Answered<B>(HttpResponse<B> answer) implements Exchange<B> {}

        record Failed<B>(Reply.NoAnswer none) implements Exchange<B> {}
    }

    private <B> Exchange<B> exchange(
            String what,
            HttpRequest.Builder request,
            Duration limit,
            HttpResponse.BodyHandler<B> handler) {
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<B>> pending;
        try {
            String token = token();
            pending =
                    http.sendAsync(
                            request.header("Authorization", "Bearer " + token).build(), handler);
        } catch (IOException | IllegalArgumentException noToken) {
            log.error(
                    "{} the HIS token file cannot be used: {}",
                    "H02",
                    noToken.getClass().getName());
            health.shut("no token");
            return new Exchange.Failed<>(new Reply.NoAnswer("no token", false));
        }
        try {
            HttpResponse<B> answer = pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            judge(answer.statusCode());
            log.debug("his {}: {} in {} ms", what, answer.statusCode(), millisSince(begun));
            return new Exchange.Answered<>(answer);
        } catch (TimeoutException slow) {
            pending.cancel(true);
            return failed(what, begun, "timeout", false);
        } catch (InterruptedException stop) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return failed(what, begun, "interrupted", false);
        } catch (ExecutionException broken) {
            return failed(what, begun, broken.getCause());
        }
    }

    private <B> Exchange<B> failed(String what, long begun, @Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException refused -> shut(what, begun);
            case HttpConnectTimeoutException unreachable -> shut(what, begun);
            case HttpTimeoutException slow -> failed(what, begun, "timeout", false);
            case null, default -> failed(what, begun, "connection lost", true);
        };
    }

    private <B> Exchange<B> shut(String what, long begun) {
        health.shut("unreachable");
        return failed(what, begun, "unreachable", false);
    }

    private <B> Exchange<B> failed(String what, long begun, String reason, boolean lost) {
        health.missed(reason);
        log.warn("H01 his {}: {} after {} ms", what, reason, millisSince(begun));
        return new Exchange.Failed<>(new Reply.NoAnswer(reason, lost));
    }

    private void judge(int status) {
        switch (status) {
            case 401, 403 -> {
                log.error("{} the HIS refuses our token: HTTP {}", "H02", status);
                health.shut("HTTP " + status);
            }
            case 502, 503, 504 -> health.missed("HTTP " + status);
            default -> health.answered();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.base() + "/" + path))
                .header("Accept", FHIR_JSON)
                .header("Cache-Control", "no-store");
    }

    /// Believed for a second: one payment asks four times.
    private String token() throws IOException {
        Token before = token;
        long now = System.nanoTime();
        if (before != null && now - before.read() < TOKEN_BELIEVED) {
            return before.text();
        }
        Token fresh = new Token(Files.readString(settings.token()).strip(), now);
        token = fresh;
        return fresh.text();
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
