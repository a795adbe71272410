package vn.hospitalkiosk.gateway.insurance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the HIS every answer about a card, again and again until it says that it knows.
public final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int BATCH = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SLOWEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final CardChecks checks;
    private final CoverageNews news;
    private final Duration lease;
    private final Clock clock;

    /// @param lease longer than telling a batch can take
    public Telling(CardChecks checks, CoverageNews news, Duration lease, Clock clock) {
        this.checks = checks;
        this.news = news;
        this.lease = lease;
        this.clock = clock;
    }

    boolean round() {
        Instant now = clock.instant();
        List<CardChecks.Report> due = checks.takeReports(BATCH, now, now.plus(lease));
        due.forEach(this::tell);
        return !due.isEmpty();
    }

    private void tell(CardChecks.Report report) {
        CoverageNews.Heard heard = news.tell(report);
        Instant now = clock.instant();
        switch (heard.kind()) {
            case DONE -> checks.told(report.check(), now, "done");
            case NOT_OFFERED -> {
                LOG.info(
                        "this HIS takes no coverage reports; {} is on the desk's list",
                        report.check());
                checks.notOffered(report.check(), now);
            }
            case REJECTED -> {
                LOG.error("{} the HIS rejects a coverage report: {}", "H52", heard.words());
                checks.tellAgain(report.check(), now.plus(SLOWEST), "rejected: " + heard.words());
            }
            case UNKNOWN ->
                    checks.tellAgain(
                            report.check(), now.plus(pause(report.tries())), heard.words());
        }
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return pause.compareTo(SLOWEST) < 0 ? pause : SLOWEST;
    }
}
