package vn.hospitalkiosk.gateway.insurance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCapability;

/// Hears from the HIS whose treatment ends, for the last look at their card. A HIS that does not tell costs nothing: the last look comes at its time of the day.
public final class Closings {
    /// What a HIS wrote down late is told all the same: hearing it twice does no harm.
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /// After a start: what ended while nobody listened.
    private static final Duration MISSED = Duration.ofHours(12);

    private final His his;
    private final Insurance insurance;
    private final Clock clock;
    private Instant heardUntil;

    public Closings(His his, Insurance insurance, Clock clock) {
        this.his = his;
        this.insurance = insurance;
        this.clock = clock;
        this.heardUntil = clock.instant().minus(MISSED);
    }

    /// To be called every minute, by one thread.
    public void minute() {
        if (!his.offered().contains(HisCapability.CLOSINGS)) {
            return;
        }
        Instant now = clock.instant();
        switch (his.closings(heardUntil.minus(OVERLAP))) {
            case HisAnswer.Done<List<String>>(List<String> encounters) -> {
                encounters.forEach(insurance::closing);
                heardUntil = now;
            }
            case HisAnswer.Rejected<List<String>> _,
                    HisAnswer.Unknown<List<String>> _,
                    HisAnswer.NotOffered<List<String>> _ -> {}
        }
    }
}
