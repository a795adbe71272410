package vn.hospitalkiosk.gateway.finance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the kiosks took on a day: `/api/tally` for programs, `/tally` for people. The day is a business day of the hospital, today when none is named.
@RestController
class TallyPage {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Tallies tallies;
    private final TallyHtml html;
    private final Clock clock;
    private final ZoneId zone;

    TallyPage(Tallies tallies, TallyHtml html, Clock clock, ZoneId zone) {
        this.tallies = tallies;
        this.html = html;
        this.clock = clock;
        this.zone = zone;
    }

    /// One row as JSON.
    record Line(String kiosk, String method, long count, long amountVnd) {}

    @GetMapping("/api/tally")
    List<Line> tally(
            @RequestParam("date") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> date) {
        return tallies.of(date.orElseGet(this::today)).stream()
                .map(row ->
                        new Line(
                                row.kiosk().value(),
                                row.method().value(),
                                row.count(),
                                row.amountVnd()))
                .toList();
    }

    @GetMapping("/tally")
    ResponseEntity<String> page(
            @RequestParam("date") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(this::today);
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(html.page(day, tallies.of(day), tallies.unresolved(), clock.instant()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
