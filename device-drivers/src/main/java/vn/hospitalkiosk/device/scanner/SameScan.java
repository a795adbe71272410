package vn.hospitalkiosk.device.scanner;

import java.time.Duration;

/// Knows a code that is held in front of the scanner from one that is shown anew. Keeps a hash and a length only: no personal data.
final class SameScan {
    private static final long WINDOW_NANOS = Duration.ofMillis(1500).toNanos();

    private long lastMark;
    private long lastSeen;
    private boolean seenBefore;

    /// @param now of `System.nanoTime`
    boolean again(String text, long now) {
        long mark = ((long) text.hashCode() << 32) | text.length();
        boolean again = seenBefore && mark == lastMark && now - lastSeen < WINDOW_NANOS;
        seenBefore = true;
        lastMark = mark;
        lastSeen = now;
        return again;
    }
}
