package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook.Given;
import vn.hospitalkiosk.gateway.downtime.DowntimeNumbers;

/// What a hospital's calling screens show of downtime numbers. Numbers and desks only: nobody signs in for it.
@RestController
class DisplayController {
    private static final int MOST = 8;

    private final DowntimeNumbers numbers;
    private final Clock clock;

    DisplayController(DowntimeNumbers numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    /// @param called the newest first
    /// @param waiting how many of each class nobody has called yet
    record Board(Instant at, List<Called> called, Map<String, Long> waiting) {}

    record Called(String number, String desk, Instant at) {}

    @GetMapping("/display/numbers")
    ResponseEntity<Board> numbers() {
        List<Called> called =
                numbers.called(MOST).stream()
                        .flatMap(given ->
                                given.called().stream()
                                        .map(at -> new Called(given.label(), at.desk(), at.at())))
                        .toList();
        Map<String, Long> waiting =
                numbers.open().stream()
                        .filter(given -> given.called().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        DisplayController::name,
                                        TreeMap::new,
                                        Collectors.counting()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Board(clock.instant(), called, waiting));
    }

    private static String name(Given given) {
        return given.kind().name();
    }
}
