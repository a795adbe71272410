package vn.hospitalkiosk.gateway.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.downtime.DowntimeBook.Given;
import vn.hospitalkiosk.gateway.downtime.DowntimeNumbers;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;
import vn.hospitalkiosk.gateway.his.OfflineNumber;

/// Links a number in our own book, which is what the desk needs, and tells the HIS where it wants to know.
public final class HisLinks implements LinkedNumbers {
    private static final Logger log = LoggerFactory.getLogger(HisLinks.class);

    private static final String NOT_LINKED = "H76";

    private final DowntimeNumbers numbers;
    private final His his;
    private final FacilityId facility;
    private final Clock clock;

    public HisLinks(DowntimeNumbers numbers, His his, FacilityId facility, Clock clock) {
        this.numbers = numbers;
        this.his = his;
        this.facility = facility;
        this.clock = clock;
    }

    @Override
    public boolean link(String label, String encounter, String by) {
        Optional<Given> given =
                numbers.open().stream().filter(each -> each.label().equals(label)).findFirst();
        if (!numbers.link(label, encounter, by)) {
            return false;
        }
        given.ifPresent(number -> tell(number, encounter, by));
        return true;
    }

    private void tell(Given given, String encounter, String by) {
        Instant now = clock.instant();
        HisCommand command =
                new HisCommand(
                        "link-" + numbers.today() + "-" + given.label(),
                        now,
                        facility,
                        new KioskId(given.kiosk()),
                        "staff:" + by);
        switch (his.linkOfflineNumber(
                command, new OfflineNumber(given.label(), given.issuedAt(), encounter))) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _,
                    HisOutcome.NotOffered<HisMoney.Recorded> _ -> {}
            case HisOutcome.Rejected<HisMoney.Recorded>(HisRefusal why, String reason) ->
                    log.warn(
                            "{} the HIS does not take number {}: {} {}",
                            NOT_LINKED,
                            given.label(),
                            why,
                            reason);
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) ->
                    log.warn(
                            "{} number {} may not stand in the HIS: {}",
                            NOT_LINKED,
                            given.label(),
                            reason);
        }
    }
}
