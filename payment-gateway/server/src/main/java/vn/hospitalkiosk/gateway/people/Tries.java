package vn.hospitalkiosk.gateway.people;

import java.time.Duration;
import java.time.Instant;

/// Attempts to prove who one is, by the name that was typed, whether anybody has it or not.
public interface Tries {
    int ALLOWED = 5;
    Duration BLOCKED_FOR = Duration.ofMinutes(15);

    /// Counts an attempt before it is looked at: a thousand at once get no further than five one after the other. Forgotten when [#BLOCKED_FOR] has passed since the last one that was granted.
    Admission take(String name, Instant now);

    /// The attempt just taken was a right password: it does not count, earlier ones do.
    void giveBack(String name);

    /// Proven: all is forgotten.
    void forget(String name);

    sealed interface Admission {
        /// @param left how many more would be granted if this one fails
        record Granted(int left) implements Admission {}

        record Refused(Instant until) implements Admission {}
    }
}
