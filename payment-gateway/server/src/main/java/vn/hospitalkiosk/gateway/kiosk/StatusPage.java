package vn.hospitalkiosk.gateway.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.api.LookupView;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.gateway.payment.Lookups;

/// What became of a payment, on the payer's own phone: `/status/<token>` at the callback door. Finished HTML in both languages, nobody's name, nothing to load.
@RestController
class StatusPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/uuuu");

    private final StatusLinks links;
    private final Lookups lookups;
    private final GuessLimit limit;
    private final Clock clock;
    private final ZoneId zone;
    private final String frame;

    StatusPage(StatusLinks links, Lookups lookups, GuessLimit limit, Clock clock, ZoneId zone) {
        this.links = links;
        this.lookups = lookups;
        this.limit = limit;
        this.clock = clock;
        this.zone = zone;
        try (InputStream in = StatusPage.class.getResourceAsStream("status.html")) {
            if (in == null) {
                throw new IllegalStateException("status.html is missing");
            }
            this.frame = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A page may be looked at as often as a patient likes; names of pages that do not exist only slowly.
    @GetMapping("/status/{token}")
    ResponseEntity<String> page(@PathVariable String token) {
        return links.payment(token)
                .flatMap(lookups::find)
                .map(found -> ResponseEntity.ok().body(html(found)))
                .map(StatusPage::sealed)
                .orElseGet(this::nothing);
    }

    private static ResponseEntity<String> sealed(ResponseEntity<String> page) {
        return ResponseEntity.status(page.getStatusCode())
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(page.getBody());
    }

    private ResponseEntity<String> nothing() {
        return limit.may("status pages that are none")
                ? ResponseEntity.status(HttpStatus.NOT_FOUND).build()
                : ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
    }

    private String html(LookupView found) {
        Words words = words(found.state());
        return frame.replace("{{kind}}", words.kind())
                .replace("{{vi}}", words.vi())
                .replace("{{en}}", words.en())
                .replace("{{reference}}", found.reference())
                .replace("{{amount}}", found.amount().toString())
                .replace("{{method}}", found.label())
                .replace("{{receipt}}", found.receiptNumber().orElse("–"))
                .replace("{{when}}", found.capturedAt().map(this::time).orElse("–"))
                .replace("{{now}}", time(clock.instant()));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private record Words(String kind, String vi, String en) {}

    /// As docs/ARCHITECTURE.md, section "Payment states".
    private static Words words(PaymentState state) {
        return switch (state) {
            case AWAITING_PAYER -> new Words("info", "Đang chờ tiền về", "Waiting for the money");
            case UNRESOLVED ->
                    new Words(
                            "warn",
                            "Chưa rõ kết quả, xin đừng thanh toán lại",
                            "Outcome not known yet, please do not pay again");
            case CAPTURED, SETTLED -> new Words("ok", "Đã thanh toán", "Paid");
            case CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED ->
                    new Words("info", "Chưa thu tiền", "Nothing was taken");
            case CAPTURED_LATE ->
                    new Words(
                            "warn",
                            "Tiền đến sau khi mã đã đóng. Xin giữ phiếu, quầy sẽ xử lý",
                            "Money arrived after the code was closed. Please keep the slip, the desk will settle it");
            case CAPTURED_TWICE ->
                    new Words(
                            "warn",
                            "Đã trả hai lần. Xin giữ phiếu, quầy sẽ xử lý phần thừa",
                            "Paid twice. Please keep the slip, the desk will settle the surplus");
            case AMOUNT_DIFFERS ->
                    new Words(
                            "warn",
                            "Đã nhận tiền khác số cần trả. Xin giữ phiếu, quầy sẽ xử lý",
                            "Another amount was received. Please keep the slip, the desk will settle it");
        };
    }
}
