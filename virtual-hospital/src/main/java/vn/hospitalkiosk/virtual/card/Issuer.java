package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A made-up issuing authority: a CSCA (ECDSA P-256), its document signers (RSA 2048) and its revocation list. Nothing it signs means anything outside the virtual hospital.
public final class Issuer {
    private static final X500Name CSCA_NAME =
            new X500Name("C=VN,O=Virtual hospital - not an authority,CN=CSCA of invented people");
    private static final LocalDate CSCA_FROM = LocalDate.of(2018, 1, 1);
    private static final LocalDate CSCA_UNTIL = LocalDate.of(2099, 1, 1);

    private static final Duration LIST_LASTS = Duration.ofDays(90);

    private final PrivateKey cscaKey;
    private final X509CertificateHolder csca;
    private final Map<Signer, Certified> signers = new EnumMap<>(Signer.class);

    /// A signer's key and what the authority says of it.
    record Certified(PrivateKey key, X509CertificateHolder certificate) {
        @Override
        public String toString() {
            return "Certified[***]";
        }
    }

    private Issuer(PrivateKey cscaKey, X509CertificateHolder csca) {
        this.cscaKey = cscaKey;
        this.csca = csca;
    }

    /// A new authority, for this process only.
    public static Issuer fresh() {
        try {
            KeyPair pair = cscaKeys();
            return new Issuer(pair.getPrivate(), selfSigned(pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The authority whose certificate stands in `certificate` (DER) and whose key (PKCS #8, readable by the owner only) stands beside it as `….key`; made when one of the two is missing, so that readers that know the certificate keep trusting it after a restart.
    public static Issuer keptAt(Path certificate) throws IOException {
        Path file = certificate.toAbsolutePath();
        Path keyFile = file.resolveSibling(file.getFileName() + ".key");
        try {
            if (Files.exists(file) && Files.exists(keyFile)) {
                PrivateKey key =
                        KeyFactory.getInstance("EC")
                                .generatePrivate(
                                        new PKCS8EncodedKeySpec(Files.readAllBytes(keyFile)));
                return new Issuer(key, new X509CertificateHolder(Files.readAllBytes(file)));
            }
            Issuer issuer = fresh();
            Files.createDirectories(file.getParent());
            replace(keyFile, issuer.cscaKey.getEncoded());
            replace(file, issuer.certificate());
            return issuer;
        } catch (GeneralSecurityException e) {
            throw new IOException("the kept CSCA key cannot be used", e);
        }
    }

    /// The CSCA certificate, DER.
    public byte[] certificate() throws IOException {
        return csca.getEncoded();
    }

    /// Made when it is first needed.
    synchronized Certified signer(Signer which) {
        return signers.computeIfAbsent(which, this::certified);
    }

    private Certified certified(Signer which) {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            KeyPair pair = rsa.generateKeyPair();
            return new Certified(pair.getPrivate(), certifySigner(which, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A revocation list (X.509 v2, DER) with the signer of revoked cards on it.
    ///
    /// @param next when the following list is due
    public byte[] revocationList(Instant published, Instant next) throws IOException {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(CSCA_NAME, Date.from(published));
            list.setNextUpdate(Date.from(next));
            list.addCRLEntry(
                    Signer.REVOKED.serial(), Date.from(published), CRLReason.keyCompromise);
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
            return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(cscaKey))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes the list of this day beside whoever reads it; the next one is due in 90 days.
    void publishList(Path file, Instant now) throws IOException {
        replace(file.toAbsolutePath(), revocationList(now, now.plus(LIST_LASTS)));
    }

    private static KeyPair cscaKeys() throws GeneralSecurityException {
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp256r1"));
        return ec.generateKeyPair();
    }

    private static X509CertificateHolder selfSigned(KeyPair pair) {
        try {
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            BigInteger serial = new BigInteger(120, new SecureRandom()).setBit(120);
            return builder(CSCA_NAME, serial, pair.getPublic(), CSCA_FROM, CSCA_UNTIL)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            utils.createSubjectKeyIdentifier(pair.getPublic()))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509CertificateHolder certifySigner(Signer which, PublicKey key) {
        X500Name name =
                new X500Name(
                        "C=VN,O=Virtual hospital - not an authority,OU=Nothing it signs means anything,CN=Signer of invented documents "
                                + which.number);
        try {
            JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
            return builder(name, which.serial(), key, which.from, which.until)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            utils.createAuthorityKeyIdentifier(csca))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            utils.createSubjectKeyIdentifier(key))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(cscaKey));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name subject, BigInteger serial, PublicKey key, LocalDate from, LocalDate until) {
        return new X509v3CertificateBuilder(
                CSCA_NAME,
                serial,
                date(from),
                date(until),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// Written beside and renamed: a reader sees the old or the new file, never half of one.
    private static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content, StandardOpenOption.WRITE);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
