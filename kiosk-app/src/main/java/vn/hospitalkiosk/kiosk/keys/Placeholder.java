package vn.hospitalkiosk.kiosk.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Key stores keep no key without a certificate: until the hospital gives one, the key vouches for itself. Nobody accepts it.
final class Placeholder {
    private Placeholder() {}

    static X509Certificate of(KeyPair pair, String kiosk) throws GeneralSecurityException {
        org.bouncycastle.asn1.x500.X500Name name =
                new org.bouncycastle.asn1.x500.X500Name("CN=" + kiosk + " not enrolled");
        Instant begin = Instant.EPOCH;
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            new JcaX509v3CertificateBuilder(
                                            name,
                                            BigInteger.ONE,
                                            Date.from(begin),
                                            Date.from(begin.plus(Duration.ofDays(1))),
                                            name,
                                            pair.getPublic())
                                    .build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the new key cannot sign", e);
        }
    }
}
