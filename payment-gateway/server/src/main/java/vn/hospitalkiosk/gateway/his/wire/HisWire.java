package vn.hospitalkiosk.gateway.his.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.HisHealth;

/// HTTP/1.1 to one HIS. Logs hold kind, status and duration only; [HisHealth] hears of every exchange.
///
/// Every request has an `X-Request-Id`; an answer that names another one is not believed, and its connection is not used again.
///
/// Time limits bound the whole answer, body included (the JDK's own limit ends with the headers). Closed by [#close()].
public final class HisWire implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HisWire.class);
    private static final long LARGEST_ANSWER = 4L << 20;
    private static final String REQUEST_ID = "X-Request-Id";

    private final Credentials credentials;
    private final HisHealth health;
    private final Supplier<HttpClient> clients;
    private volatile HttpClient http;

    /// @param tls our certificate and whom we trust; empty: the machine's
    public HisWire(
            Duration connect, Optional<SSLContext> tls, Credentials credentials, HisHealth health) {
        this.credentials = credentials;
        this.health = health;
        this.clients = () -> client(connect, tls);
        this.http = clients.get();
    }

    private static HttpClient client(Duration connect, Optional<SSLContext> tls) {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // No hop to a pool: answers are small and read by the client's own thread.
                        .executor(Runnable::run)
                        .connectTimeout(connect)
                        .followRedirects(HttpClient.Redirect.NEVER);
        tls.ifPresent(client::sslContext);
        return client.build();
    }

    /// Sent once.
    ///
    /// @param what for the log; no personal data
    public Exchange send(String what, HttpRequest.Builder request, Duration limit) {
        return exchange(what, request, limit, Weight.WHOLE);
    }

    /// The same for what a visit can do without: that it is slow, or that our account has no right to it, does not make the HIS one that is away.
    public Exchange sendAside(String what, HttpRequest.Builder request, Duration limit) {
        return exchange(what, request, limit, Weight.ASIDE);
    }

    /// What an exchange says about the HIS as a whole.
    private enum Weight {
        WHOLE,
        ASIDE
    }

    private Exchange exchange(
            String what, HttpRequest.Builder request, Duration limit, Weight weight) {
        long begun = System.nanoTime();
        HttpClient client = http;
        String id = UUID.randomUUID().toString();
        CompletableFuture<HttpResponse<String>> pending;
        try {
            credentials.authorise(request);
            pending =
                    client.sendAsync(
                            request.header(REQUEST_ID, id).build(),
                            BodyHandlers.limiting(
                                    BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
        } catch (IOException | IllegalArgumentException noToken) {
            log.error("{} the HIS token cannot be had: {}", "H02", noToken.getClass().getName());
            health.shut("no token");
            return new Exchange.Failed("no token", false);
        }
        try {
            HttpResponse<String> answer = pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            Optional<String> echo = answer.headers().firstValue(REQUEST_ID);
            if (echo.filter(other -> !other.equals(id)).isPresent()) {
                dropConnections(client);
                return failed(what, begun, "answer to another question", true);
            }
            judge(what, answer.statusCode(), weight);
            log.debug("his {}: {} in {} ms", what, answer.statusCode(), millisSince(begun));
            return new Exchange.Answered(answer.statusCode(), answer.body(), echo.isPresent());
        } catch (TimeoutException slow) {
            pending.cancel(true);
            return weight == Weight.ASIDE
                    ? tooSlow(what, begun)
                    : failed(what, begun, "timeout", false);
        } catch (InterruptedException stop) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return failed(what, begun, "interrupted", false);
        } catch (ExecutionException broken) {
            return failed(what, begun, broken.getCause());
        }
    }

    /// An answer that came twice stays in its connection and would answer every later question there with the one before.
    private synchronized void dropConnections(HttpClient client) {
        log.error("{} a HIS connection gave the answer to another question", "H31");
        if (http.equals(client)) {
            http = clients.get();
            client.shutdown();
        }
    }

    private Exchange failed(String what, long begun, @Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException refused -> shut(what, begun);
            case HttpConnectTimeoutException unreachable -> shut(what, begun);
            case HttpTimeoutException slow -> failed(what, begun, "timeout", false);
            case null, default -> failed(what, begun, "connection lost", true);
        };
    }

    private Exchange shut(String what, long begun) {
        health.shut("unreachable");
        return failed(what, begun, "unreachable", false);
    }

    private Exchange failed(String what, long begun, String reason, boolean lost) {
        health.missed(reason);
        log.warn("H01 his {}: {} after {} ms", what, reason, millisSince(begun));
        return new Exchange.Failed(reason, lost);
    }

    private static Exchange tooSlow(String what, long begun) {
        log.warn("{} his {}: timeout after {} ms", "H01", what, millisSince(begun));
        return new Exchange.Failed("timeout", false);
    }

    private void judge(String what, int status, Weight weight) {
        if (weight == Weight.ASIDE && status == 403) {
            log.warn("{} the HIS gives our account no right to {}", "H35", what);
            health.answered();
            return;
        }
        switch (status) {
            case 401, 403 -> {
                log.error("{} the HIS refuses our token: HTTP {}", "H02", status);
                health.shut("HTTP " + status);
                credentials.refused();
            }
            case 502, 503, 504 -> health.missed("HTTP " + status);
            default -> health.answered();
        }
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
