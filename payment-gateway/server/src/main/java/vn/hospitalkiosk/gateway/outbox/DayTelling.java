package vn.hospitalkiosk.gateway.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.his.DayStatement;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCapability;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Tells the HIS each day that has ended as a whole, half an hour into the next; for a week a day whose figures changed (a payment that became known late) is told again as its next issue.
public final class DayTelling {
    private static final Logger log = LoggerFactory.getLogger(DayTelling.class);
    private static final int DAYS = 7;
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(30);
    private static final KioskId NO_KIOSK = new KioskId("GATEWAY");

    private final DayBook book;
    private final His his;
    private final FacilityId facility;
    private final ZoneId zone;
    private final Duration lease;
    private final Clock clock;

    /// @param lease longer than telling one day can take
    public DayTelling(
            DayBook book, His his, FacilityId facility, ZoneId zone, Duration lease, Clock clock) {
        this.book = book;
        this.his = his;
        this.facility = facility;
        this.zone = zone;
        this.lease = lease;
        this.clock = clock;
    }

    /// To be called now and then.
    public void round() {
        if (!his.offered().contains(HisCapability.RECORD_DAY)) {
            return;
        }
        LocalDate after = LocalDate.ofInstant(clock.instant().minus(AFTER_MIDNIGHT), zone);
        Map<LocalDate, List<HisMoney.MoneyRecord>> moved =
                book.moved(midnight(after.minusDays(DAYS)), midnight(after)).stream()
                        .collect(Collectors.groupingBy(this::dayOf));
        after.minusDays(DAYS)
                .datesUntil(after)
                .forEach(day -> close(day, moved.getOrDefault(day, List.of())));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private LocalDate dayOf(HisMoney.MoneyRecord record) {
        Instant at =
                switch (record) {
                    case HisMoney.PaymentRecord payment -> payment.capturedAt();
                    case HisMoney.RefundRecord refund -> refund.refundedAt();
                    case HisMoney.DepositRecord deposit -> deposit.capturedAt();
                };
        return LocalDate.ofInstant(at, zone);
    }

    private void close(LocalDate day, List<HisMoney.MoneyRecord> lines) {
        Optional<DayBook.Issue> last = book.last(day);
        if (lines.isEmpty() && last.isEmpty()) {
            return;
        }
        String digest = new DayStatement(day, 1, lines).digest();
        DayBook.Issue issue =
                last.filter(one -> one.digest().equals(digest))
                        .orElseGet(() ->
                                new DayBook.Issue(
                                        day,
                                        last.map(DayBook.Issue::number).orElse(0) + 1,
                                        digest,
                                        false));
        Instant now = clock.instant();
        if (!issue.told() && book.take(issue, now, now.plus(lease))) {
            tell(issue, new DayStatement(day, issue.number(), lines));
        }
    }

    private void tell(DayBook.Issue issue, DayStatement statement) {
        Instant at = clock.instant();
        switch (his.recordDay(command(issue), statement)) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _ ->
                    book.told(issue, at);
            case HisOutcome.Rejected<HisMoney.Recorded>(HisRefusal why, String reason) -> {
                log.warn(
                        "{} the HIS does not take the close of {}: {} {}",
                        "H34",
                        issue.day(),
                        why,
                        reason);
                book.again(issue, at, "rejected: " + why);
            }
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) ->
                    book.again(issue, at, reason);
            case HisOutcome.NotOffered<HisMoney.Recorded>() -> book.again(issue, at, "not offered");
        }
    }

    /// The same command for the same issue, whenever it is told.
    private HisCommand command(DayBook.Issue issue) {
        return new HisCommand(
                "day-" + facility.value() + "-" + issue.day() + "-" + issue.number(),
                midnight(issue.day().plusDays(1)),
                facility,
                NO_KIOSK,
                HisCommand.GATEWAY);
    }
}
