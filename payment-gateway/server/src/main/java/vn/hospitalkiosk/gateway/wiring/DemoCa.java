package vn.hospitalkiosk.gateway.wiring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;

/// Makes a CA, a server key store and one key store per kiosk for the simulated environment. What exists is kept; a new kiosk gets its certificate at the next start.
final class DemoCa {
    private static final Duration LIFE = Duration.ofDays(825);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Instant now;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private DemoCa(Path folder, Instant now, PrivateKey key, X509Certificate certificate) {
        this.folder = folder;
        this.now = now;
        this.key = key;
        this.certificate = certificate;
    }

    static void complete(Path folder, FacilityId facility, List<KioskId> kiosks, Clock clock) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            DemoCa ca = openOrMake(folder, clock.instant());
            if (!Files.exists(folder.resolve("gateway.p12"))) {
                ca.issue("gateway", name("localhost", facility), true);
            }
            for (KioskId kiosk : kiosks) {
                String file = "kiosk-" + kiosk.value();
                if (!Files.exists(folder.resolve(file + ".p12"))) {
                    ca.issue(file, name(kiosk.value(), facility), false);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make certificates in " + folder, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make certificates in " + folder, e);
        }
    }

    private static DemoCa openOrMake(Path folder, Instant now)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Path keyFile = folder.resolve("ca-key.p12");
        if (Files.exists(keyFile)) {
            char[] password = read(folder, "ca").toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(keyFile)) {
                store.load(in, password);
            }
            if (store.getKey("ca", password) instanceof PrivateKey key
                    && store.getCertificate("ca") instanceof X509Certificate certificate) {
                return new DemoCa(folder, now, key, certificate);
            }
            throw new IllegalStateException(keyFile + " holds no CA");
        }
        KeyPair pair = keyPair();
        X500Name name = new X500Name("CN=" + Pki.DEMO_CA);
        X509v3CertificateBuilder builder = builder(name, name, pair, now);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        X509Certificate certificate = signed(builder, pair.getPrivate());
        DemoCa ca = new DemoCa(folder, now, pair.getPrivate(), certificate);
        ca.writeTrust();
        ca.write("ca-key", read(folder, "ca"), "ca", pair.getPrivate(), certificate);
        return ca;
    }

    private void writeTrust() throws IOException, GeneralSecurityException {
        writePem("ca", certificate);
        String password = newPassword("ca");
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ca", certificate);
        save("ca", trust, password);
    }

    private void issue(String file, X500Name subject, boolean server)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = keyPair();
        X509v3CertificateBuilder builder =
                builder(new X500Name("CN=" + Pki.DEMO_CA), subject, pair, now);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        purpose(builder, server);
        X509Certificate issued = signed(builder, key);
        if (!server) {
            // What a gateway reads at its start: no key to be unlocked.
            writePem(file, issued);
        }
        write(file, newPassword(file), file, pair.getPrivate(), issued, certificate);
    }

    private static void purpose(X509v3CertificateBuilder builder, boolean server)
            throws CertIOException {
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(
                        server ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth));
        if (server) {
            ASN1Encodable[] names = {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.iPAddress, "::1")
            };
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    GeneralNames.getInstance(new org.bouncycastle.asn1.DERSequence(names)));
        }
    }

    private void write(
            String file, String password, String alias, PrivateKey own, Certificate... chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(alias, own, password.toCharArray(), chain);
        save(file, store, password);
    }

    private void save(String file, KeyStore store, String password)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        VarFolder.writeSecret(folder.resolve(file + ".p12"), bytes.toByteArray());
    }

    private void writePem(String file, X509Certificate shown)
            throws IOException, GeneralSecurityException {
        VarFolder.writeSecret(
                folder.resolve(file + ".pem"), pem(shown).getBytes(StandardCharsets.US_ASCII));
    }

    private String newPassword(String file) throws IOException {
        byte[] secret = new byte[18];
        RANDOM.nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        VarFolder.writeSecret(
                folder.resolve(file + ".password"), password.getBytes(StandardCharsets.US_ASCII));
        return password;
    }

    private static String read(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file + ".password"), StandardCharsets.US_ASCII);
    }

    private static X500Name name(String common, FacilityId unit) {
        return new X500NameBuilder()
                .addRDN(BCStyle.OU, unit.value())
                .addRDN(BCStyle.CN, common)
                .build();
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair pair, Instant now) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                subject,
                pair.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
