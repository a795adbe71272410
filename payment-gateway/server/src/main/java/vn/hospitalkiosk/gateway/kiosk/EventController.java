package vn.hospitalkiosk.gateway.kiosk;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.gateway.checkin.KioskIdentity;

/// Server-sent events (WHATWG HTML, section 9.2). A stream holds its request's thread, which is a virtual one, for as long as the kiosk listens.
///
/// It begins with the payments that changed since the event the kiosk saw last. An overlap covers what was committed but not yet announced; a view's `version` tells
/// the kiosk what it already has. A stream whose certificate was revoked ends within a beat.
@RestController
class EventController {
    private static final Logger log = LoggerFactory.getLogger(EventController.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final Duration WITHOUT_ID = Duration.ofMinutes(15);
    private static final Duration LONGEST_LOOK_BACK = Duration.ofHours(24);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPENING = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

    private final PaymentEvents events;
    private final RecentPayments recent;
    private final JsonMapper json;
    private final Clock clock;
    private final KnownCertificates known;

    EventController(
            PaymentEvents events,
            RecentPayments recent,
            JsonMapper json,
            Clock clock,
            KnownCertificates known) {
        this.events = events;
        this.recent = recent;
        this.json = json;
        this.clock = clock;
        this.known = known;
    }

    @GetMapping("/kiosk/v1/events")
    void events(
            KioskIdentity kiosk,
            HttpServletRequest request,
            @RequestHeader(name = "Last-Event-ID", required = false) Optional<String> lastSeen,
            HttpServletResponse response)
            throws InterruptedException {
        EventStream stream = events.open(kiosk.kiosk());
        try {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader("Cache-Control", "no-store");
            ServletOutputStream out = response.getOutputStream();
            out.write(OPENING);
            for (PaymentView payment : recent.changedSince(kiosk, since(lastSeen))) {
                write(out, events.event(payment));
            }
            out.flush();
            while (stream.isOpen() && KioskCertificate.isGood(request, kiosk, known)) {
                Optional<EventStream.Event> next = stream.next(BEAT);
                if (next.isPresent()) {
                    write(out, next.get());
                } else {
                    out.write(COMMENT);
                }
                out.flush();
            }
        } catch (IOException gone) {
            log.debug("{} stopped listening", kiosk.kiosk());
        } finally {
            events.done(kiosk.kiosk(), stream);
        }
    }

    private void write(ServletOutputStream out, EventStream.Event event) throws IOException {
        String text =
                "event: payment\nid: "
                        + event.number()
                        + "\ndata: "
                        + json.writeValueAsString(event.payment())
                        + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Instant since(Optional<String> lastSeen) {
        Instant now = clock.instant();
        Instant earliest = now.minus(LONGEST_LOOK_BACK);
        return lastSeen.filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .map(PaymentEvents::momentOf)
                .map(seen -> seen.minus(OVERLAP))
                .filter(from -> from.isBefore(now))
                .map(from -> from.isBefore(earliest) ? earliest : from)
                .orElseGet(() -> now.minus(WITHOUT_ID));
    }
}
