package vn.hospitalkiosk.gateway.xml0;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.bhxh.ReportPortal;

/// From first costs to files: a report per visit once the card has an answer, another when a later answer changes what it says. All it knows stands in the database; gateways beside each other cannot make the same report twice.
public final class Xml0 {
    private static final Logger LOG = LoggerFactory.getLogger(Xml0.class);
    private static final int BATCH = 20;
    private static final Duration SEND_AGAIN = Duration.ofMinutes(2);
    private static final Duration SENDING = Duration.ofMinutes(2);

    private final Reports reports;
    private final Values values;
    private final Supplier<Optional<Seal>> seal;
    private final OutboxFolder folder;
    private final Optional<ReportPortal> portal;
    private final Clock clock;

    /// @param seal read anew each round: a renewed certificate works at once
    /// @param portal empty: others fetch the files
    public Xml0(
            Reports reports,
            Xml0Settings settings,
            Supplier<Optional<Seal>> seal,
            OutboxFolder folder,
            Optional<ReportPortal> portal,
            Clock clock) {
        this.reports = reports;
        this.values = new Values(settings);
        this.seal = seal;
        this.folder = folder;
        this.portal = portal;
        this.clock = clock;
    }

    /// The HIS has charged something for the first time in a visit.
    public void firstCost(FirstCost cost) {
        reports.noted(cost);
    }

    /// To be called every few seconds.
    public void round() {
        List<Due> due = reports.due(BATCH);
        if (!due.isEmpty()) {
            seal.get().ifPresent(key -> due.forEach(one -> make(one, key)));
        }
        reports.unwritten(BATCH).forEach(this::write);
        portal.ifPresent(this::send);
    }

    /// To be called now and then.
    public void forget(Duration kept) {
        reports.forget(clock.instant().minus(kept));
    }

    private void make(Due due, Seal key) {
        switch (values.of(due)) {
            case Values.Filled.NotInsured() -> reports.considered(due);
            case Values.Filled.NotKnown(String what) -> {
                LOG.error("{} visit {} is not reported: {}", "H54", due.cost().encounter(), what);
                reports.considered(due);
            }
            case Values.Filled.Report report -> {
                byte[] document = Document.of(report.fields(), key);
                if (!reports.made(
                        due, due.reports(), report.content(), document, clock.instant())) {
                    reports.considered(due);
                }
            }
        }
    }

    private void write(Reports.Ready report) {
        try {
            folder.write(report);
            reports.written(report.encounter(), report.sequence(), clock.instant());
        } catch (IOException e) {
            LOG.error("{} cannot write a report: {}", "H55", e.getClass().getSimpleName());
        }
    }

    private void send(ReportPortal to) {
        Instant now = clock.instant();
        for (Reports.Ready report : reports.takeUnsent(1, now, now.plus(SENDING))) {
            switch (to.send(report.document())) {
                case ReportPortal.Receipt.Taken(String transaction) -> {
                    reports.sent(
                            report.encounter(), report.sequence(), clock.instant(), transaction);
                    removed(report);
                }
                case ReportPortal.Receipt.NotTaken(String words) -> {
                    LOG.error("{} a report was not taken: {}", "H56", words);
                    reports.sendAgain(
                            report.encounter(),
                            report.sequence(),
                            clock.instant().plus(SEND_AGAIN.multipliedBy(report.tries())),
                            words);
                }
            }
        }
    }

    private void removed(Reports.Ready report) {
        try {
            folder.remove(report);
        } catch (IOException e) {
            LOG.error("{} a sent report stays in the folder", "H55");
        }
    }
}
