package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// Which psps do not answer questions. The pauses between questions grow to minutes; a psp that is back must not be noticed as late as that, so while it is silent one question every ten seconds is asked
/// whatever the pauses say, and the first answer makes everything unresolved due.
final class Silence {
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final int MOST_AT_RETURN = 1_000;

    private final PaymentIntents intents;
    private final Clock clock;

    /// When each silent psp is to be asked next.
    private final Map<PspCode, Instant> probes = new HashMap<>();

    Silence(PaymentIntents intents, Clock clock) {
        this.intents = intents;
        this.clock = clock;
    }

    /// What a question brought.
    void heard(PspCode psp, PspReport report) {
        Instant now = clock.instant();
        if (isBack(psp, report instanceof PspReport.Silent, now)) {
            intents.hasten(psp, now, MOST_AT_RETURN);
        }
    }

    private synchronized boolean isBack(PspCode psp, boolean silent, Instant now) {
        if (silent) {
            probes.putIfAbsent(psp, now.plus(PROBE));
            return false;
        }
        return probes.remove(psp) != null;
    }

    /// To be called often.
    void probe() {
        Instant now = clock.instant();
        due(now).forEach(psp -> intents.hasten(psp, now, 1));
    }

    private synchronized List<PspCode> due(Instant now) {
        List<PspCode> due =
                probes.entrySet().stream()
                        .filter(probe -> !probe.getValue().isAfter(now))
                        .map(Map.Entry::getKey)
                        .toList();
        due.forEach(psp -> probes.put(psp, now.plus(PROBE)));
        return due;
    }
}
