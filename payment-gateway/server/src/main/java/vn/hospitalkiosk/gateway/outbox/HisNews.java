package vn.hospitalkiosk.gateway.outbox;

import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// What the HIS must be told about money beside payments at kiosks: credit or a deposit that pays a bill, a refund of a paid one. Like [Outbox], with keys of their own.
public interface HisNews {
    void add(HisMoney.MoneyRecord record, Instant at);

    /// Takes rows that are due; they are due again at `until` if nobody reports what became of them.
    List<Taken> take(int most, Instant now, Instant until);

    void done(String id, Instant at, String answer);

    void tryAgain(String id, Instant at, String answer);

    /// After a start: whoever had taken rows before is gone, all that waits is due.
    void releaseAll(Instant now);

    long waiting();

    /// @param tries including this one
    record Taken(HisMoney.MoneyRecord record, int tries) {}
}
