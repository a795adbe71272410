package vn.hospitalkiosk.gateway.enrolment;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.people.Bytes;

/// Signs with the CA's key, when it lies on this machine (`secrets/pki/ca-key.p12`).
public final class SigningAuthority implements KioskAuthority {
    private static final Duration LIFE = Duration.ofDays(397);

    private final Optional<Supplier<PrivateKey>> key;
    private final X509Certificate authority;
    private final X509Certificate server;
    private final FacilityId facility;
    private final Clock clock;

    /// @param key asked when something is to be signed; empty: it does not lie on this machine
    public SigningAuthority(
            Optional<Supplier<PrivateKey>> key,
            X509Certificate authority,
            X509Certificate server,
            FacilityId facility,
            Clock clock) {
        this.key = key;
        this.authority = authority;
        this.server = server;
        this.facility = facility;
        this.clock = clock;
    }

    @Override
    public boolean canSign() {
        return key.isPresent();
    }

    @Override
    public Bytes publicKeyOf(Bytes request) {
        return Bytes.of(KioskCertificates.proven(request).getEncoded());
    }

    @Override
    public Signed sign(Bytes request, KioskId kiosk) {
        PrivateKey signing =
                key.orElseThrow(() -> new IllegalStateException("no CA key on this machine")).get();
        Instant now = clock.instant();
        Instant until = now.plus(LIFE);
        Instant last = authority.getNotAfter().toInstant();
        Instant notAfter = until.isBefore(last) ? until : last;
        X509Certificate issued =
                KioskCertificates.issued(
                        new KioskCertificates.Issuer(authority, signing),
                        KioskCertificates.proven(request),
                        facility,
                        kiosk,
                        now,
                        notAfter);
        return new Signed(
                encoded(issued), KnownKiosks.fingerprint(issued), issued.getNotAfter().toInstant());
    }

    @Override
    public String serverMark() {
        return EnrolmentCode.mark(encoded(server).copy());
    }

    @Override
    public Bytes certificate() {
        return encoded(authority);
    }

    private static Bytes encoded(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without an encoding", e);
        }
    }
}
