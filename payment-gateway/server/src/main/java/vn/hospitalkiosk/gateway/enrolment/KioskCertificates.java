package vn.hospitalkiosk.gateway.enrolment;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
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

/// Reads requests of kiosks and makes their certificates. Apart from [SigningAuthority], so that no start loads it: the library's archives are signed, and Java checks all of an archive when it opens it.
final class KioskCertificates {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final int SHORTEST_EC = 256;
    private static final int SHORTEST_RSA = 3072;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KioskCertificates() {}

    /// Who signs. `toString` shows the certificate only.
    record Issuer(X509Certificate certificate, PrivateKey key) {
        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    /// The key whose owner signed the request.
    static PublicKey proven(Bytes request) {
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

    static X509Certificate issued(
            Issuer issuer,
            PublicKey kiosks,
            FacilityId facility,
            KioskId kiosk,
            Instant now,
            Instant notAfter) {
        try {
            X500Name subject =
                    new X500NameBuilder()
                            .addRDN(BCStyle.OU, facility.value())
                            .addRDN(BCStyle.CN, kiosk.value())
                            .build();
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                                    issuer.certificate(),
                                    new BigInteger(120, RANDOM),
                                    Date.from(now.minus(CLOCKS_DIFFER)),
                                    Date.from(notAfter),
                                    new javax.security.auth.x500.X500Principal(
                                            subject.getEncoded()),
                                    kiosks)
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
                    issuer.key().getAlgorithm().startsWith("EC")
                            ? "SHA256withECDSA"
                            : "SHA256withRSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm).build(issuer.key())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot sign a kiosk", e);
        }
    }
}
