package vn.hospitalkiosk.gateway.his;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the HIS answers, and since when it does not. The adapter tells it about every exchange and about its probes; the kiosk's heartbeat reads it.
///
/// One missing answer in a row of good ones is weather; the second makes the HIS "down". A refused connection is down at once.
/// Before the first answer the HIS counts as down since the start.
public final class HisHealth {
    private static final Logger log = LoggerFactory.getLogger(HisHealth.class);
    private static final int MISSES_UNTIL_DOWN = 2;

    private final Clock clock;
    private int misses = MISSES_UNTIL_DOWN;
    private Instant missingSince;
    private Optional<Instant> lastAnswer = Optional.empty();
    private String lastMiss = "";

    public HisHealth(Clock clock) {
        this.clock = clock;
        this.missingSince = clock.instant();
    }

    public synchronized boolean isUp() {
        return misses < MISSES_UNTIL_DOWN;
    }

    public synchronized Optional<Instant> downSince() {
        return isUp() ? Optional.empty() : Optional.of(missingSince);
    }

    public synchronized Optional<Instant> lastAnswer() {
        return lastAnswer;
    }

    /// Why the newest answer was missing; empty when none was.
    public synchronized String lastMiss() {
        return lastMiss;
    }

    public synchronized void answered() {
        if (!isUp()) {
            log.info("H01 HIS answers (had not since {})", missingSince);
        }
        misses = 0;
        lastAnswer = Optional.of(clock.instant());
    }

    /// @param reason no personal data
    public synchronized void missed(String reason) {
        miss(reason, 1);
    }

    /// Nobody listens, or our credentials are refused: no need for a second try.
    public synchronized void shut(String reason) {
        miss(reason, MISSES_UNTIL_DOWN);
    }

    private void miss(String reason, int weight) {
        boolean wasUp = isUp();
        lastMiss = reason;
        if (misses == 0) {
            missingSince = clock.instant();
        }
        misses = Math.min(misses + weight, MISSES_UNTIL_DOWN);
        if (wasUp && !isUp()) {
            log.warn("H01 HIS does not answer: {}", reason);
        }
    }
}
