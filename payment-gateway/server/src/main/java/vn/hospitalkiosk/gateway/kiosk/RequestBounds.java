package vn.hospitalkiosk.gateway.kiosk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.Problem;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// How much one kiosk may ask: bodies of a known, small size, and requests at a rate no patient reaches (a kiosk in use makes about one per second).
public final class RequestBounds extends OncePerRequestFilter {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int BURST = 60;
    private static final long NANOS_PER_REQUEST = 50_000_000L;

    private final JsonMapper json;
    private final LongSupplier nanoTime;

    /// Per kiosk, the moment at which all it has asked is paid for at the steady rate.
    private final Map<KioskIdentity, Long> paidUp = new HashMap<>();

    /// @param nanoTime monotonic
    public RequestBounds(JsonMapper json, LongSupplier nanoTime) {
        this.json = json;
        this.nanoTime = nanoTime;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean unknownLength = request.getHeader("Transfer-Encoding") != null;
        if (unknownLength || request.getContentLengthLong() > LARGEST_BODY) {
            refuse(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "G21",
                    "a body is 16 kB at most, with its length");
        } else if (!mayAsk(KioskCertificate.of(request))) {
            refuse(response, HttpStatus.TOO_MANY_REQUESTS, "G22", "too many requests");
        } else {
            chain.doFilter(request, response);
        }
    }

    /// Strangers share no bucket: they are refused one step later.
    private boolean mayAsk(Optional<KioskIdentity> kiosk) {
        return kiosk.map(this::mayAsk).orElse(true);
    }

    private synchronized boolean mayAsk(KioskIdentity kiosk) {
        long now = nanoTime.getAsLong();
        long debt = Math.max(paidUp.getOrDefault(kiosk, now) - now, 0);
        if (debt > BURST * NANOS_PER_REQUEST) {
            return false;
        }
        paidUp.put(kiosk, now + debt + NANOS_PER_REQUEST);
        return true;
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String code, String why)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/json");
        response.getOutputStream()
                .write(json.writeValueAsBytes(new Problem(new FailureCode(code), why)));
    }
}
