package vn.hospitalkiosk.device.supervision;

import java.time.Duration;

/// How long to wait before a device is looked for again: doubled each time in a row, up to a longest pause.
///
/// @param first after a loss
/// @param longest a technician who plugs a cable in should see the device come back within two seconds
public record Backoff(Duration first, Duration longest) {
    /// 0.1 s to 1 s: what replugged devices need.
    public static final Backoff LOCAL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a pause must be longer than nothing");
        }
    }

    /// @param failures how often in a row it was not found, 1 or more
    public Duration after(int failures) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
