package vn.hospitalkiosk.gateway.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.Look;

/// Tells a HIS that keeps an audit of its own who was looked at, in the order it happened, each with a key of its own. An answer that does not come ends the round: the same look is told first next time.
public final class LookTelling {
    private static final Logger log = LoggerFactory.getLogger(LookTelling.class);
    private static final int BATCH = 50;

    /// Longer than writing a line of the audit takes.
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(1);

    /// After an answer that did not come.
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final UntoldLooks looks;
    private final His his;
    private final FacilityId facility;
    private final Duration lease;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;

    /// @param lease longer than telling a batch can take
    public LookTelling(
            UntoldLooks looks, His his, FacilityId facility, Duration lease, Clock clock) {
        this.looks = looks;
        this.his = his;
        this.facility = facility;
        this.lease = lease;
        this.clock = clock;
    }

    /// To be called every few seconds, by one thread.
    public void round() {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)
                || !his.offered().contains(HisCapability.RECORD_LOOK)
                || !looks.begin(now, now.plus(lease))) {
            return;
        }
        try {
            List<UntoldLooks.Item> due = looks.next(BATCH, now.minus(SETTLED_AFTER));
            for (UntoldLooks.Item item : due) {
                if (!isSettled(item)) {
                    notBefore = now.plus(PAUSE);
                    break;
                }
                looks.told(item);
            }
        } finally {
            looks.end(clock.instant());
        }
    }

    private boolean isSettled(UntoldLooks.Item item) {
        return switch (his.recordLook(command(item), new Look(item.patient(), item.how()))) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _ ->
                    true;
            case HisOutcome.Rejected<HisMoney.Recorded>(HisRefusal why, String reason) -> {
                log.warn(
                        "{} the HIS keeps no record of look {}: {} {}",
                        "H33",
                        item.id(),
                        why,
                        reason);
                yield true;
            }
            case HisOutcome.Unknown<HisMoney.Recorded> _,
                    HisOutcome.NotOffered<HisMoney.Recorded> _ ->
                    false;
        };
    }

    private HisCommand command(UntoldLooks.Item item) {
        return new HisCommand(
                "look-" + facility.value() + "-" + item.id(),
                item.at(),
                facility,
                item.kiosk(),
                HisCommand.GATEWAY);
    }
}
