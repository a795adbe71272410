package vn.hospitalkiosk.gateway.bounds;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A steady rate with a burst for every source, in bounded memory: of too many sources the one not heard for longest is forgotten.
public final class SourceBounds {
    private static final int IPV6_SITE_BYTES = 8;

    private final long nanosEach;
    private final long burstNanos;
    private final LongSupplier nanoTime;

    /// Per source, the moment at which all it took is paid for at the steady rate.
    private final Map<String, Long> paidUp;

    /// @param burst how many at once
    /// @param each one more after so long
    /// @param sources how many are remembered
    /// @param nanoTime monotonic
    public SourceBounds(int burst, Duration each, int sources, LongSupplier nanoTime) {
        this.nanosEach = each.toNanos();
        this.burstNanos = burst * nanosEach;
        this.nanoTime = nanoTime;
        this.paidUp =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > sources;
                    }
                };
    }

    /// @return zero when it was granted, else how long to wait
    public synchronized Duration take(String source) {
        long now = nanoTime.getAsLong();
        long debt = debt(source, now);
        if (debt + nanosEach > burstNanos) {
            return Duration.ofNanos(debt + nanosEach - burstNanos);
        }
        paidUp.put(source, now + debt + nanosEach);
        return Duration.ZERO;
    }

    /// Whether the next [#take] would be refused.
    public synchronized boolean isSpent(String source) {
        return debt(source, nanoTime.getAsLong()) + nanosEach > burstNanos;
    }

    private long debt(String source, long now) {
        Long until = paidUp.get(source);
        return until == null ? 0 : Math.max(until - now, 0);
    }

    /// One source: an IPv4 address, or the 64-bit prefix of an IPv6 one, because a single host has all that follows.
    ///
    /// @param address as the web server tells it, never a name
    public static String sourceOf(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_SITE_BYTES));
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
