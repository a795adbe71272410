package vn.hospitalkiosk.device.scanner;

import java.time.Duration;

/// How long a scanner must be silent before what it said is a whole code: the profile's pause, but four times the longest gap this code has had so far, so that a slow line does not cut it in pieces. No clock: it is told when bytes came.
final class Pace {
    /// For the first bytes, when nothing is known of the line's speed, and at most.
    static final Duration PATIENT = Duration.ofMillis(300);

    /// With a suffix to come.
    static final Duration SUFFIX_TO_COME = Duration.ofMillis(500);

    private static final int FIRST_BYTES = 4;
    private static final int TIMES = 4;

    private final Duration idleGap;
    private long last;
    private long longestGap;
    private boolean running;

    Pace(Duration idleGap) {
        this.idleGap = idleGap;
    }

    void came(long nanos) {
        if (running) {
            longestGap = Math.max(longestGap, nanos - last);
        }
        running = true;
        last = nanos;
    }

    /// The code ended.
    void reset() {
        running = false;
        longestGap = 0;
    }

    Duration patience(int openBytes, boolean suffixSeen) {
        if (suffixSeen) {
            return SUFFIX_TO_COME;
        }
        if (openBytes < FIRST_BYTES) {
            return idleGap.compareTo(PATIENT) > 0 ? idleGap : PATIENT;
        }
        long learned = Math.min(TIMES * longestGap, PATIENT.toNanos());
        return Duration.ofNanos(Math.max(idleGap.toNanos(), learned));
    }
}
