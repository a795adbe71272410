package vn.hospitalkiosk.device.cccd;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import vn.hospitalkiosk.device.smartcard.CardSlot;
import vn.hospitalkiosk.device.smartcard.pcsc.PcscSlot;
import vn.hospitalkiosk.device.smartcard.socket.VirtualSocketSlot;

/// Chip readers, ready to be watched. Warms up the cryptography in the background, so that the first patient does not wait for it.
public final class ChipReaders {
    /// Longer than any honest answer of a chip, shorter than a patient's patience.
    private static final Duration HANGS_AFTER = Duration.ofMillis(2500);

    /// Held, because java.util.logging forgets the level of a logger nobody holds. Both libraries write APDUs, which are personal data.
    private static final List<Logger> SILENCED =
            List.of(Logger.getLogger("org.jmrtd"), Logger.getLogger("net.sf.scuba"));

    private ChipReaders() {}

    /// A reader behind PC/SC. The service may start, stop and restart at any time.
    ///
    /// @param nameContains part of the reader's name; empty: the first reader
    /// @param store the state's root certificates and revocation lists; none: chain and revocation are NOT_CONFIGURED
    public static ChipReader pcsc(String nameContains, TrustStore store, Clock clock) {
        return reader("pcsc", new PcscSlot(nameContains), store, clock);
    }

    public static ChipReader pcsc(String nameContains, List<X509Certificate> cscas, Clock clock) {
        return pcsc(nameContains, TrustStore.of(cscas), clock);
    }

    /// The virtual card's socket (wires.md), for the simulated environment only.
    public static ChipReader virtualSocket(Path socket, TrustStore store, Clock clock) {
        return reader("virtual-socket", new VirtualSocketSlot(socket), store, clock);
    }

    public static ChipReader virtualSocket(Path socket, List<X509Certificate> cscas, Clock clock) {
        return virtualSocket(socket, TrustStore.of(cscas), clock);
    }

    private static ChipReader reader(
            String transport, CardSlot slot, TrustStore store, Clock clock) {
        silence();
        CryptoWarmUp.begin(clock);
        return new CccdReader(transport, slot, store, clock, HANGS_AFTER);
    }

    static void silence() {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
