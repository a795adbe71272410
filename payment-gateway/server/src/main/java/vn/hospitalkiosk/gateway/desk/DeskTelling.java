package vn.hospitalkiosk.gateway.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.OfflineNumber;
import vn.hospitalkiosk.gateway.his.PriorityJudgement;

/// Tells the HIS what the desk decided, always with the same key, until it answers. What it cannot be told stays where the desk sees it.
public final class DeskTelling {
    private static final Logger log = LoggerFactory.getLogger(DeskTelling.class);
    private static final int BATCH = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SLOWEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final DeskNews news;
    private final His his;
    private final FacilityId facility;
    private final Duration lease;
    private final Clock clock;

    /// @param lease longer than telling a batch can take
    public DeskTelling(DeskNews news, His his, FacilityId facility, Duration lease, Clock clock) {
        this.news = news;
        this.his = his;
        this.facility = facility;
        this.lease = lease;
        this.clock = clock;
    }

    /// To be called every few seconds.
    public void round() {
        Instant now = clock.instant();
        List<DeskNews.Item> due = news.take(BATCH, now, now.plus(lease));
        due.forEach(this::tell);
    }

    private void tell(DeskNews.Item item) {
        switch (answer(item)) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _ ->
                    news.told(item, clock.instant());
            case HisOutcome.NotOffered<HisMoney.Recorded>() -> news.leave(item, "not offered");
            case HisOutcome.Rejected<HisMoney.Recorded>(HisRefusal why, String reason) -> {
                log.warn(
                        "{} the HIS does not take it, visit {}: {} {}",
                        code(item),
                        item.encounter(),
                        why,
                        reason);
                news.leave(item, "rejected: " + why);
            }
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) ->
                    news.again(item, clock.instant().plus(pause(item.tries())), reason);
        }
    }

    private HisOutcome<HisMoney.Recorded> answer(DeskNews.Item item) {
        return switch (item) {
            case DeskNews.Judged judged ->
                    his.judgePriority(
                            command(
                                    judged,
                                    "priority-"
                                            + UUID.nameUUIDFromBytes(
                                                    judged.visit()
                                                            .value()
                                                            .getBytes(StandardCharsets.UTF_8))),
                            new PriorityJudgement(
                                    judged.encounter(),
                                    judged.groups(),
                                    judged.confirmed(),
                                    judged.at()));
            case DeskNews.Linked linked ->
                    his.linkOfflineNumber(
                            command(linked, "link-" + linked.day() + "-" + linked.label()),
                            new OfflineNumber(
                                    linked.label(), linked.issuedAt(), linked.encounter()));
        };
    }

    private HisCommand command(DeskNews.Item item, String key) {
        return new HisCommand(key, item.at(), facility, item.kiosk(), "staff:" + item.by());
    }

    private static String code(DeskNews.Item item) {
        return switch (item) {
            case DeskNews.Judged _ -> "H78";
            case DeskNews.Linked _ -> "H76";
        };
    }

    private static Duration pause(int tries) {
        Duration pause =
                FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, tries - 1), MOST_DOUBLINGS));
        return pause.compareTo(SLOWEST) < 0 ? pause : SLOWEST;
    }
}
