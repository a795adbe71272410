package vn.hospitalkiosk.virtual.his;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key with a certificate it signed itself, good for this machine alone: the HIS's for its HL7 line, or a client's in a test. Made at first start, kept in a file.
///
/// @param password of the key store, for programs that read the file themselves
public record Hl7Keys(KeyStore store, Path file, String password) {
    private static final String ALIAS = "hl7";
    private static final Duration LASTS = Duration.ofDays(3650);

    /// @param file PKCS #12; made when missing
    public static Hl7Keys of(Path file, String password, Clock clock) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    store.load(in, password.toCharArray());
                }
            } else {
                store.load(null, null);
                KeyPair pair = pair();
                store.setKeyEntry(
                        ALIAS,
                        pair.getPrivate(),
                        password.toCharArray(),
                        new Certificate[] {certificate(pair, clock.instant())});
                Files.createDirectories(file.toAbsolutePath().getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    store.store(out, password.toCharArray());
                }
            }
            return new Hl7Keys(store, file, password);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(file + " cannot be used", e);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair pair, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=127.0.0.1,O=Virtual hospital - not an authority");
        JcaX509v3CertificateBuilder certificate =
                new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(100, new SecureRandom()),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(LASTS)),
                        name,
                        pair.getPublic());
        certificate.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        new GeneralName[] {
                            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                            new GeneralName(GeneralName.dNSName, "localhost")
                        }));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(pair.getPrivate())));
    }

    /// The certificate in PEM, for whoever is to trust it.
    public String certificate() throws IOException {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(store.getCertificate(ALIAS).getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate without bytes", e);
        }
    }

    /// For a server that shows this certificate.
    ///
    /// @param clients whose certificates are trusted; empty: nobody's
    public SSLContext context(Optional<Hl7Keys> clients) throws IOException {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keys.getKeyManagers(),
                    clients.isPresent() ? clients.get().trust().getTrustManagers() : null,
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS", e);
        }
    }

    private TrustManagerFactory trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    @Override
    public String toString() {
        return "Hl7Keys[" + file + "]";
    }
}
