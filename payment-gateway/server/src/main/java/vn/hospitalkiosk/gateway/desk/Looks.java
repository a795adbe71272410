package vn.hospitalkiosk.gateway.desk;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.gateway.audit.AuditTrail;

/// Every look at a person at reception's page stands in the audit before the page goes out: whose account, at what. The page asks for itself anew all the time: the same person on the same screen within the hour is one look.
final class Looks {
    private static final String KEY = "looks";
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final AuditTrail audit;
    private final Clock clock;

    Looks(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// @param at what names somebody on the page
    void note(HttpSession session, String by, String page, List<String> at) {
        Instant now = clock.instant();
        Map<String, Instant> before = seen(session);
        Map<String, Instant> after = new HashMap<>();
        for (String one : at) {
            Instant last = before.getOrDefault(one, Instant.MIN);
            boolean known = last.isAfter(now.minus(ONE_LOOK));
            if (!known) {
                audit.note(by, "person-seen", one, page);
            }
            after.put(one, known ? last : now);
        }
        session.setAttribute(KEY, new Seen(Map.copyOf(after)));
    }

    private static Map<String, Instant> seen(HttpSession session) {
        return session.getAttribute(KEY) instanceof Seen(Map<String, Instant> all) ? all : Map.of();
    }

    private record Seen(Map<String, Instant> all) {}
}
