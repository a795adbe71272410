package vn.hospitalkiosk.gateway.enrolment;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.hospitalkiosk.api.DeviceNews;
import vn.hospitalkiosk.api.KioskId;

/// Which certificates the kiosk door takes now, from memory: read again every few seconds, and at once when this gateway changed them. While the database does not answer, what was known last counts.
public final class KnownKiosks implements KioskPresence {
    private final Enrolments enrolments;
    private final Clock clock;
    private final Map<KioskId, Instant> lastSeen = new ConcurrentHashMap<>();
    private final Map<KioskId, Devices> devices = new ConcurrentHashMap<>();
    private volatile Map<String, KioskId> good = Map.of();

    public KnownKiosks(Enrolments enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    public void refresh() {
        Instant now = clock.instant();
        good =
                enrolments.certificates().stream()
                        .filter(certificate -> certificate.isGood(now))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        KnownCertificate::fingerprint, KnownCertificate::kiosk));
    }

    /// Also notes that the kiosk was heard of.
    public boolean isKnown(KioskId kiosk, X509Certificate certificate) {
        if (!kiosk.equals(good.get(fingerprint(certificate)))) {
            return false;
        }
        lastSeen.put(kiosk, clock.instant());
        return true;
    }

    /// SHA-256, hexadecimal.
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(EnrolmentCode.sha256(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }

    public void heard(KioskId kiosk, DeviceNews news) {
        devices.put(kiosk, new Devices(news, clock.instant()));
    }

    @Override
    public Map<KioskId, Devices> devices() {
        return Map.copyOf(devices);
    }

    @Override
    public Map<KioskId, Instant> lastSeen() {
        return Map.copyOf(lastSeen);
    }
}
