package vn.hospitalkiosk.gateway.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// What the HIS is told about money, by the day it moved, and which days it was told as a whole.
public interface DayBook {
    /// Records of money that moved from one moment until before another, in no order.
    List<HisMoney.MoneyRecord> moved(Instant from, Instant until);

    /// The last issue of a day.
    Optional<Issue> last(LocalDate day);

    /// @return false while another gateway has it, or when that issue stands for other figures
    boolean take(Issue issue, Instant now, Instant until);

    void told(Issue issue, Instant at);

    /// Free again for the next round.
    void again(Issue issue, Instant at, String answer);

    /// @param digest of the figures
    record Issue(LocalDate day, int number, String digest, boolean told) {}
}
