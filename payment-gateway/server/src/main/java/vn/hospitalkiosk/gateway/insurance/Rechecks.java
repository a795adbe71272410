package vn.hospitalkiosk.gateway.insurance;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes on asking about cards without an answer, for as long as it takes; looks again during the visit and before it is closed; tells the HIS. All it knows stands in the database: a restart loses nothing, and several gateways share the work.
public final class Rechecks {
    private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 20;

    /// Nobody registers with a kiosk's visit that is older (see `CheckIn.FORGOTTEN_AFTER`).
    private static final Duration NEVER_REGISTERED = Duration.ofMinutes(45);

    private static final int RESEALED_AT_ONCE = 50;

    private final CardChecks checks;
    private final Insurance insurance;
    private final Telling telling;
    private final InsuranceSettings settings;
    private final ExecutorService executor;
    private final Clock clock;

    /// @param executor for questions side by side; its tasks block
    public Rechecks(
            CardChecks checks,
            Insurance insurance,
            Telling telling,
            InsuranceSettings settings,
            ExecutorService executor,
            Clock clock,
            MeterRegistry meters) {
        this.checks = checks;
        this.insurance = insurance;
        this.telling = telling;
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        meters.gauge("insurance_waiting", checks, all -> all.waiting().cards());
    }

    /// 15 s, 30 s, 1 min … up to the slowest, for ever.
    static Instant next(Look look, Instant now, InsuranceSettings settings) {
        int doublings = Math.min(Math.max(0, look.tries() - 1), MOST_DOUBLINGS);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return now.plus(pause.compareTo(settings.slowest()) < 0 ? pause : settings.slowest());
    }

    /// One round; to be called every few seconds. While the gateway is down one question goes out at a time.
    ///
    /// @return whether there was anything to ask or tell
    public boolean round() {
        Instant now = clock.instant();
        int room = insurance.roomFor(settings.atOnce());
        List<Look> due =
                room == 0 ? List.of() : checks.takeDue(room, now, now.plus(settings.lease()));
        askAll(due);
        boolean told = telling.round();
        return told || !due.isEmpty();
    }

    private void askAll(List<Look> due) {
        try {
            executor.invokeAll(due.stream().map(this::asking).toList());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Callable<Void> asking(Look look) {
        return () -> {
            try {
                insurance.asked(look);
            } catch (RuntimeException failed) {
                LOG.error("{} a card cannot be asked about again now", "G27", failed);
            }
            return null;
        };
    }

    /// What is due now and then: the second and third look, cleaning up. To be called every minute.
    public void minute() {
        Instant now = clock.instant();
        checks.lapse(now.minus(NEVER_REGISTERED));
        ZonedDateTime here = now.atZone(settings.zone());
        Instant morning = LocalDate.from(here).atStartOfDay(settings.zone()).toInstant();
        checks.lookAgain(Moment.DURING, morning, now.minus(settings.during()), now);
        if (!here.toLocalTime().isBefore(settings.beforeClosing())) {
            checks.lookAgain(Moment.BEFORE_CLOSING, morning, now, now);
        }
        checks.reseal(RESEALED_AT_ONCE);
        checks.forget(now.minus(settings.kept()));
    }
}
