package vn.hospitalkiosk.gateway.xml0;

import java.time.Instant;
import java.util.List;

/// Where first costs and reports are kept, personal data sealed. Every call is one transaction of its own.
public interface Reports {
    /// Once per visit: the first cost stays the first.
    void noted(FirstCost cost);

    List<Due> due(int most);

    /// Nothing is to be reported for this answer, or the last report says the same.
    void considered(Due due);

    /// Keeps a report. Impossible twice for the same visit and sequence: the second is dropped.
    ///
    /// @param sequence 0 for the first, then corrections
    /// @param content what tells a correction from a repetition
    /// @return false when somebody else made it, or the last one says the same
    boolean made(Due due, int sequence, String content, byte[] document, Instant at);

    /// Reports not in the folder yet.
    List<Ready> unwritten(int most);

    void written(String encounter, int sequence, Instant at);

    /// Written reports the portal has not taken, one at a time per gateway.
    List<Ready> takeUnsent(int most, Instant now, Instant until);

    void sent(String encounter, int sequence, Instant at, String transaction);

    void sendAgain(String encounter, int sequence, Instant at, String answer);

    /// Removes what nobody may keep any longer.
    int forget(Instant orderedBefore);

    /// Reports the portal has not taken.
    long unsent();

    /// First costs whose card has no answer yet.
    long waiting();

    /// @param tries at sending, this one included
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Ready(String encounter, int sequence, byte[] document, int tries) {
        @Override
        public String toString() {
            return "Ready[" + encounter + " " + sequence + "]";
        }
    }
}
