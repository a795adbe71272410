package vn.hospitalkiosk.gateway.psp;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.bounds.SourceBounds;

/// How much forged callbacks may cost. A signature is checked first, which takes microseconds and no database; what is genuine is never held back, whatever else comes from the same address. Only writing forgeries down is rationed: per address and psp, and per psp over all addresses, because addresses are cheap.
public final class Forgeries {
    private static final Logger LOG = LoggerFactory.getLogger(Forgeries.class);
    private static final int PER_SOURCE = 20;
    private static final Duration ONE_MORE_PER_SOURCE = Duration.ofSeconds(3);
    private static final int PER_PSP = 200;
    private static final Duration ONE_MORE_PER_PSP = Duration.ofMillis(100);
    private static final int SOURCES = 10_000;
    private static final int PSPS = 100;

    private final SourceBounds sources;
    private final SourceBounds psps;
    private final SourceBounds told;

    /// @param nanoTime monotonic
    public Forgeries(LongSupplier nanoTime) {
        this.sources = new SourceBounds(PER_SOURCE, ONE_MORE_PER_SOURCE, SOURCES, nanoTime);
        this.psps = new SourceBounds(PER_PSP, ONE_MORE_PER_PSP, PSPS, nanoTime);
        this.told = new SourceBounds(1, Duration.ofMinutes(1), PSPS, nanoTime);
    }

    /// One more forgery.
    ///
    /// @param address as the web server tells it
    /// @return zero when it is to be written down, else how long that address should wait
    Duration another(String psp, String address) {
        Duration wait = sources.take(psp + "|" + SourceBounds.sourceOf(address));
        if (wait.isZero()) {
            wait = psps.take(psp);
        }
        if (!wait.isZero() && told.take(psp).isZero()) {
            LOG.warn("{} callbacks for {} with a wrong signature come in a flood", "G79", psp);
        }
        return wait;
    }
}
