package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Keeps what strangers send us from filling disk and log: of one kind of refusal the first ten within a minute are worth a line of their own, then the hundredth, the thousandth … Counters count them all.
final class Flood {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 200;
    private static final long EACH = 10;

    private record Seen(Instant since, long times) {}

    private final Clock clock;
    private final Map<String, Seen> kinds = new HashMap<>();

    Flood(Clock clock) {
        this.clock = clock;
    }

    /// @return which one of its minute it is, when it is worth a line
    synchronized OptionalLong worth(String kind) {
        Instant now = clock.instant();
        if (kinds.size() >= MOST_KINDS && !kinds.containsKey(kind)) {
            kinds.clear();
        }
        Seen seen =
                kinds.merge(
                        kind,
                        new Seen(now, 1),
                        (before, first) ->
                                before.since().plus(WINDOW).isAfter(now)
                                        ? new Seen(before.since(), before.times() + 1)
                                        : first);
        return seen.times() <= EACH || isPowerOfTen(seen.times())
                ? OptionalLong.of(seen.times())
                : OptionalLong.empty();
    }

    private static boolean isPowerOfTen(long number) {
        long rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
