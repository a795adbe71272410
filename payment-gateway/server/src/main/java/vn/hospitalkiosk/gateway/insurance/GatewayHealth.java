package vn.hospitalkiosk.gateway.insurance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.bhxh.AskFault;
import vn.hospitalkiosk.gateway.bhxh.CardCheck;

/// How the insurance gateway has answered: for metrics, alarms and the technician's page. Holds nobody's data.
public final class GatewayHealth {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayHealth.class);

    /// A fault that goes on until an answer proves it mended.
    ///
    /// @param why without personal data: `code 054`
    public record Trouble(AskFault fault, String why, Instant since, Instant last, long times) {}

    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<AskFault, Trouble> troubles = new EnumMap<>(AskFault.class);
    private Optional<Instant> lastAnswer = Optional.empty();

    public GatewayHealth(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
        for (AskFault fault : AskFault.values()) {
            meters.gauge(
                    "insurance_trouble",
                    List.of(Tag.of("fault", fault.name())),
                    this,
                    health -> health.has(fault) ? 1 : 0);
        }
    }

    synchronized void heard(CardCheck check) {
        switch (check) {
            case CardCheck.Checked _ -> answered();
            case CardCheck.Unanswered none -> missed(none.fault(), none.why());
        }
    }

    private void answered() {
        meters.counter("insurance_answers", "answer", "usable").increment();
        lastAnswer = Optional.of(clock.instant());
        Trouble outage = troubles.remove(AskFault.NO_ANSWER);
        if (outage != null) {
            LOG.info("{} the insurance gateway answers (had not since {})", "H51", outage.since());
        }
        troubles.remove(AskFault.OFFICER);
        troubles.remove(AskFault.ACCOUNT);
    }

    private void missed(AskFault fault, String why) {
        meters.counter("insurance_answers", "answer", fault.name()).increment();
        Instant now = clock.instant();
        Trouble before = troubles.get(fault);
        if (before == null && fault.isOutage()) {
            LOG.warn("{} the insurance gateway does not answer: {}", "H51", why);
        }
        troubles.put(
                fault,
                before == null
                        ? new Trouble(fault, why, now, now, 1)
                        : new Trouble(fault, why, before.since(), now, before.times() + 1));
    }

    /// Why nobody waits for it, as evidence: `no answer since 2026-11-25T01:00:00Z: HTTP 503`.
    synchronized String outage() {
        Trouble outage = troubles.get(AskFault.NO_ANSWER);
        return outage == null
                ? "no answer"
                : "no answer since " + outage.since() + ": " + outage.why();
    }

    private synchronized boolean has(AskFault fault) {
        return troubles.containsKey(fault);
    }

    /// What is wrong now; an unknown code stays until the gateway starts anew, because no other answer proves that it is known meanwhile.
    public synchronized Map<AskFault, Trouble> troubles() {
        return Map.copyOf(troubles);
    }

    public synchronized Optional<Instant> lastAnswer() {
        return lastAnswer;
    }
}
