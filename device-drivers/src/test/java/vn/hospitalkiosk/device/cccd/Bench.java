package vn.hospitalkiosk.device.cccd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.virtual.card.Issuer;

/// A reader under test, with everything it says kept in order.
final class Bench implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T01:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    final ChipReader reader;
    final BlockingQueue<Boolean> presences = new LinkedBlockingQueue<>();
    final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();
    final BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    final List<ReadStep> steps = new ArrayList<>();

    Bench(ChipReader reader) {
        this.reader = reader;
        reader.watch(states::add);
        reader.listen(presences::add);
    }

    static Bench over(VirtualSlot slot, List<X509Certificate> cscas) {
        return over(slot, TrustStore.of(cscas));
    }

    static Bench over(VirtualSlot slot, TrustStore store) {
        ChipReaders.silence();
        return new Bench(new CccdReader("in-process", slot, store, CLOCK, Duration.ofMillis(400)));
    }

    /// The issuer's root and a list of the day before.
    static TrustStore bundle(Issuer issuer) {
        Instant published = CLOCK.instant().minus(Duration.ofDays(1));
        return TrustStore.of(csca(issuer))
                .with(list(issuer, published, published.plus(Duration.ofDays(30))));
    }

    static List<X509CRL> list(Issuer issuer, Instant published, Instant next) {
        try {
            return List.of(
                    (X509CRL)
                            CertificateFactory.getInstance("X.509", Bouncy.CASTLE)
                                    .generateCRL(
                                            new ByteArrayInputStream(
                                                    issuer.revocationList(published, next))));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<X509Certificate> csca(Issuer issuer) {
        return certificate(derOf(issuer));
    }

    private static byte[] derOf(Issuer issuer) {
        try {
            return issuer.certificate();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<X509Certificate> certificate(byte[] der) {
        try {
            return List.of(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    ReadOutcome read(String digits) {
        begin(digits);
        return outcome();
    }

    void begin(String digits) {
        reader.read(new AccessNumber(digits), steps::add, outcomes::add);
    }

    ReadOutcome read(ReadRequest request) {
        reader.read(request, steps::add, outcomes::add);
        return outcome();
    }

    ReadOutcome outcome() {
        return next(outcomes);
    }

    boolean presence() {
        return next(presences);
    }

    DeviceState stateOf(Class<? extends DeviceState> kind) {
        DeviceState state = next(states);
        while (!kind.isInstance(state)) {
            state = next(states);
        }
        return state;
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            T head = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("nothing came within " + PATIENCE);
            }
            return head;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
