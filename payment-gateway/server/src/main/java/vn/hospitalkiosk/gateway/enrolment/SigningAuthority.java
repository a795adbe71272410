package vn.hospitalkiosk.gateway.enrolment;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.gateway.people.Bytes;

/// Signs with the CA's key, when it lies on this machine (`secrets/pki/ca-key.p12`).
public final class SigningAuthority implements KioskAuthority {
    private static final Duration LIFE = Duration.ofDays(397);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int SHORTEST_EC = 256;
    private static final int SHORTEST_RSA = 3072;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Optional<PrivateKey> key;
    private final X509Certificate authority;
    private final X509Certificate server;
    private final FacilityId facility;
    private final Clock clock;

    public SigningAuthority(
            Optional<PrivateKey> key,
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
        return Bytes.of(proven(request).getEncoded());
    }

    /// The key whose owner signed the request.
    private static PublicKey proven(Bytes request) {
        try {
            JcaPKCS10CertificationRequest read = new JcaPKCS10CertificationRequest(request.copy());
            PublicKey key = read.getPublicKey();
            if (!read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("the request is not signed by its own key");
            }
            demandStrong(key);
            return key;
        } catch (IOException
                | PKCSException
                | OperatorCreationException
                | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate request (PKCS#10)", e);
        }
    }

    private static void demandStrong(PublicKey key) {
        boolean strong =
                switch (key) {
                    case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= SHORTEST_EC;
                    case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA;
                    default -> false;
                };
        if (!strong) {
            throw new IllegalArgumentException("a kiosk's key is EC P-256 or RSA 3072 or longer");
        }
    }

    @Override
    public Signed sign(Bytes request, KioskId kiosk) {
        PrivateKey signing =
                key.orElseThrow(() -> new IllegalStateException("no CA key on this machine"));
        Instant now = clock.instant();
        Instant until = now.plus(LIFE);
        Instant last = authority.getNotAfter().toInstant();
        Instant notAfter = until.isBefore(last) ? until : last;
        try {
            X500Name subject =
                    new X500NameBuilder()
                            .addRDN(BCStyle.OU, facility.value())
                            .addRDN(BCStyle.CN, kiosk.value())
                            .build();
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                                    authority,
                                    new BigInteger(120, RANDOM),
                                    Date.from(now.minus(CLOCKS_DIFFER)),
                                    Date.from(notAfter),
                                    new javax.security.auth.x500.X500Principal(
                                            subject.getEncoded()),
                                    proven(request))
                            .addExtension(
                                    Extension.basicConstraints, true, new BasicConstraints(false))
                            .addExtension(
                                    Extension.keyUsage,
                                    true,
                                    new KeyUsage(KeyUsage.digitalSignature))
                            .addExtension(
                                    Extension.extendedKeyUsage,
                                    false,
                                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            String algorithm =
                    signing.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            X509Certificate issued =
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(
                                            new JcaContentSignerBuilder(algorithm).build(signing)));
            return new Signed(
                    Bytes.of(issued.getEncoded()),
                    KnownKiosks.fingerprint(issued),
                    issued.getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot sign a kiosk", e);
        }
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
