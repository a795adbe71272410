package vn.hospitalkiosk.gateway.outbox;

import java.time.Instant;
import java.util.List;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.HisMoney.PaymentRecord;

/// Rows for the HIS. Added inside the transaction of the capture; taken by any gateway, by one at a time.
public interface Outbox {
    /// The one that adds a row may hand it to its own [HisPosting] after the commit; until its lease ends nobody else takes it.
    void add(PaymentRecord record, Instant at);

    /// Takes rows that are due; they are due again at `until` if nobody reports what became of them (the process died).
    List<Taken> take(int most, Instant now, Instant until);

    /// What the HIS knows now. A crash may forget it: then it is told again.
    void done(List<Done> told);

    void tryAgain(PaymentId payment, Instant at, String answer);

    /// After a start: whoever had taken rows before is gone, all that waits is due.
    void releaseAll(Instant now);

    long waiting();

    record Done(PaymentId payment, Instant at, String answer) {}

    /// @param tries including this one
    record Taken(PaymentRecord record, int tries) {}
}
