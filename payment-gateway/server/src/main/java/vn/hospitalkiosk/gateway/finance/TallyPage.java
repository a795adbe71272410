package vn.hospitalkiosk.gateway.finance;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.security.Visitors;

/// What the kiosks took on a day: `/api/tally` for programs, `/tally` for people. The day is a business day of the hospital, today when none is named.
@RestController
class TallyPage {
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
            HttpServletRequest request,
            @RequestParam("date") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(this::today);
        return Visitors.page(
                html.page(
                        Visitors.of(request),
                        day,
                        tallies.of(day),
                        tallies.unresolved(),
                        clock.instant()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
