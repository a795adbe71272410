package vn.hospitalkiosk.gateway.his.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.HisHealth;
import vn.hospitalkiosk.gateway.line.HttpCall;
import vn.hospitalkiosk.gateway.line.HttpOutcome;
import vn.hospitalkiosk.gateway.line.HttpWire;

/// HTTP/1.1 to one HIS. Logs hold kind, status and duration only; [HisHealth] hears of every exchange.
///
/// Every request has an `X-Request-Id`; an answer that names another one is not believed, and its connection is not used again.
///
/// Time limits bound the whole answer, body included. Closed by [#close()].
public final class HisWire implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HisWire.class);
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String ECHO = "x-request-id";

    private final Credentials credentials;
    private final HisHealth health;
    private final HttpWire wire;

    /// @param tls our certificate and whom we trust; empty: the machine's
    public HisWire(
            Duration connect, Optional<SSLContext> tls, Credentials credentials, HisHealth health) {
        this.credentials = credentials;
        this.health = health;
        this.wire = new HttpWire(connect, tls);
    }

    /// Sent once.
    ///
    /// @param what for the log; no personal data
    public Exchange send(String what, HttpCall call, Duration limit) {
        return exchange(what, call, limit, Weight.WHOLE);
    }

    /// The same for what a visit can do without: that it is slow, or that our account has no right to it, does not make the HIS one that is away.
    public Exchange sendAside(String what, HttpCall call, Duration limit) {
        return exchange(what, call, limit, Weight.ASIDE);
    }

    /// What an exchange says about the HIS as a whole.
    private enum Weight {
        WHOLE,
        ASIDE
    }

    private Exchange exchange(String what, HttpCall call, Duration limit, Weight weight) {
        long begun = System.nanoTime();
        String id = UUID.randomUUID().toString();
        HttpCall ours;
        try {
            ours = credentials.authorised(call).with(REQUEST_ID, id);
        } catch (IOException | IllegalArgumentException noToken) {
            log.error("{} the HIS token cannot be had: {}", "H02", noToken.getClass().getName());
            health.shut("no token");
            return new Exchange.Failed("no token", false);
        }
        return switch (wire.send(ours, limit, LARGEST_ANSWER)) {
            case HttpOutcome.Answered answer -> heard(what, begun, id, answer, weight);
            case HttpOutcome.NotSent _ -> shut(what, begun);
            case HttpOutcome.Broken(var cause, _) ->
                    switch (cause) {
                        case TIMEOUT ->
                                weight == Weight.ASIDE
                                        ? tooSlow(what, begun)
                                        : failed(what, begun, "timeout", false);
                        case INTERRUPTED -> failed(what, begun, "interrupted", false);
                        case TOO_LARGE -> failed(what, begun, "answer too large", false);
                        case LOST -> failed(what, begun, "connection lost", true);
                    };
        };
    }

    private Exchange heard(
            String what, long begun, String id, HttpOutcome.Answered answer, Weight weight) {
        Optional<String> echo = Optional.ofNullable(answer.headers().get(ECHO));
        boolean another = echo.filter(other -> !other.equals(id)).isPresent();
        if (another || answer.more()) {
            dropConnections();
        }
        if (another) {
            return failed(what, begun, "answer to another question", true);
        }
        judge(what, answer.status(), weight);
        log.debug("his {}: {} in {} ms", what, answer.status(), millisSince(begun));
        return new Exchange.Answered(
                answer.status(),
                new String(answer.body(), StandardCharsets.UTF_8),
                echo.isPresent());
    }

    /// An answer that came twice stays in its connection and would answer every later question there with the one before.
    private void dropConnections() {
        log.error("{} a HIS connection gave the answer to another question", "H31");
        wire.dropConnections();
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
        wire.close();
    }
}
