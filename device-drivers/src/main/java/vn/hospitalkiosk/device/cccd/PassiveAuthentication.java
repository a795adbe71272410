package vn.hospitalkiosk.device.cccd;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Checks that what was read is what the state signed (ICAO Doc 9303-11 §5.1), over the raw bytes of the files.
final class PassiveAuthentication {
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(
                    OIWObjectIdentifiers.idSHA1,
                    NISTObjectIdentifiers.id_sha224,
                    NISTObjectIdentifiers.id_sha256,
                    NISTObjectIdentifiers.id_sha384,
                    NISTObjectIdentifiers.id_sha512);

    private final CMSSignedData signed;
    private final ASN1ObjectIdentifier digest;
    private final Map<Integer, byte[]> hashes = new HashMap<>();
    private @Nullable X509Certificate signer;
    private @Nullable X509Certificate issuer;
    private boolean issuerSought;

    /// @param sod the whole file EF.SOD
    /// @throws IllegalArgumentException when it is not one
    PassiveAuthentication(byte[] sod) {
        try {
            Tlv file = Tlv.first(sod);
            if (file.tag() != ElementaryFile.SOD.tag) {
                throw new IllegalArgumentException("the SOD has another tag");
            }
            signed = new CMSSignedData(file.value());
            CMSProcessable content = signed.getSignedContent();
            if (content == null || !(content.getContent() instanceof byte[] bytes)) {
                throw new IllegalArgumentException("the SOD signs nothing");
            }
            LDSSecurityObject list = LDSSecurityObject.getInstance(bytes);
            digest = list.getDigestAlgorithmIdentifier().getAlgorithm();
            for (DataGroupHash hash : list.getDatagroupHash()) {
                hashes.put(hash.getDataGroupNumber(), hash.getDataGroupHashValue().getOctets());
            }
        } catch (CMSException | RuntimeException e) {
            throw new IllegalArgumentException("the SOD cannot be understood");
        }
    }

    boolean lists(ElementaryFile file) {
        return hashes.containsKey(file.dataGroup);
    }

    /// FAILED when a file differs from what was signed, is not listed, or is listed but not on the chip.
    Verdict hashes(Map<ElementaryFile, byte[]> read, Collection<ElementaryFile> missing) {
        if (!DIGESTS.contains(digest) || missing.stream().anyMatch(this::lists)) {
            return Verdict.FAILED;
        }
        try {
            MessageDigest sum = MessageDigest.getInstance(digest.getId(), Bouncy.CASTLE);
            for (Map.Entry<ElementaryFile, byte[]> file : read.entrySet()) {
                byte[] expected = hashes.get(file.getKey().dataGroup);
                if (expected == null
                        || !MessageDigest.isEqual(expected, sum.digest(file.getValue()))) {
                    return Verdict.FAILED;
                }
            }
            return Verdict.PASSED;
        } catch (GeneralSecurityException e) {
            return Verdict.FAILED;
        }
    }

    Verdict signature() {
        try {
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                return Verdict.FAILED;
            }
            SignerInformation by = signers.iterator().next();
            @SuppressWarnings("unchecked")
            Selector<X509CertificateHolder> whose = by.getSID();
            Collection<X509CertificateHolder> carried = signed.getCertificates().getMatches(whose);
            if (carried.isEmpty()) {
                return Verdict.FAILED;
            }
            X509CertificateHolder certificate = carried.iterator().next();
            if (!by.verify(
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(Bouncy.CASTLE)
                            .build(certificate))) {
                return Verdict.FAILED;
            }
            signer =
                    new JcaX509CertificateConverter()
                            .setProvider(Bouncy.CASTLE)
                            .getCertificate(certificate);
            return Verdict.PASSED;
        } catch (CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) {
            return Verdict.FAILED;
        }
    }

    /// Who signed; empty before `signature` passed.
    Optional<X509Certificate> signer() {
        return Optional.ofNullable(signer);
    }

    /// Call after `signature`: the root among these that issued the signer while it was valid itself.
    Optional<X509Certificate> issuer(List<X509Certificate> cscas) {
        X509Certificate leaf = signer;
        if (leaf != null && !issuerSought) {
            issuer = cscas.stream().filter(csca -> issued(csca, leaf)).findFirst().orElse(null);
            issuerSought = true;
        }
        return Optional.ofNullable(issuer);
    }

    /// Call after `signature`: whether the signer's certificate is valid at this time.
    boolean signerInTime(Instant now) {
        return signer().filter(leaf ->
                        !now.isBefore(leaf.getNotBefore().toInstant())
                                && !now.isAfter(leaf.getNotAfter().toInstant()))
                .isPresent();
    }

    /// Call after `signature`. The signer must be valid now and issued by one of these while that one was valid.
    Verdict chain(List<X509Certificate> cscas, Instant now) {
        if (cscas.isEmpty()) {
            return Verdict.NOT_CONFIGURED;
        }
        return signerInTime(now) && issuer(cscas).isPresent() ? Verdict.PASSED : Verdict.FAILED;
    }

    private static boolean issued(X509Certificate csca, X509Certificate leaf) {
        boolean[] usage = csca.getKeyUsage();
        boolean mayIssue = csca.getBasicConstraints() >= 0 && (usage == null || usage[5]);
        if (!mayIssue || !csca.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
            return false;
        }
        try {
            csca.checkValidity(leaf.getNotBefore());
            leaf.verify(csca.getPublicKey(), Bouncy.CASTLE);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
