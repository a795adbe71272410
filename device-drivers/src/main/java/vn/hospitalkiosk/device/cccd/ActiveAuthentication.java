package vn.hospitalkiosk.device.cccd;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.scuba.smartcards.CommandAPDU;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ISO9796d2Signer;
import vn.hospitalkiosk.device.cccd.TrustVerdicts.Verdict;

/// Has the chip sign a fresh challenge with the private key that a copy cannot have (ICAO Doc 9303-11 §6.1). EC and RSA; which one a CCCD has is not known (cccd.md §1).
final class ActiveAuthentication {
    private static final int CHALLENGE_BYTES = 8;

    /// Bits of an RSA key whose signature fits a short answer, protected.
    private static final int LARGEST_SHORT = 223 * 8;

    /// What chips answer that do not know the command (ICAO Doc 9303-11 §6.1 leaves it open).
    private static final Set<Integer> UNKNOWN = Set.of(0x6D00, 0x6A81, 0x6A88);

    private static final SecureRandom RANDOM = new SecureRandom();

    /// Which digest an EC chip uses stands in DG14; trying them saves reading it.
    private static final List<String> EC_DIGESTS =
            List.of("SHA256", "SHA384", "SHA512", "SHA224", "SHA1");

    private ActiveAuthentication() {}

    /// NOT_OFFERED when the chip does not know the command: whoever asked has to find other proof.
    ///
    /// @param dg15 the whole file, whose hash is checked with those of the other files
    static Verdict check(byte[] dg15, SecureChannel channel, Portion portion) {
        Optional<PublicKey> key = key(dg15);
        if (key.isEmpty()) {
            return Verdict.FAILED;
        }
        byte[] challenge = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(challenge);
        SecureChannel.Answer answer =
                channel.send(
                        new CommandAPDU(
                                0x00, 0x88, 0, 0, challenge, answerBytes(key.get(), portion)));
        if (answer.intact() && UNKNOWN.contains(answer.statusWord())) {
            return Verdict.NOT_OFFERED;
        }
        return answer.ok() && signed(key.get(), challenge, answer.data())
                ? Verdict.PASSED
                : Verdict.FAILED;
    }

    /// A large signature comes in one extended answer, or in parts.
    private static int answerBytes(PublicKey key, Portion portion) {
        boolean large =
                key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() > LARGEST_SHORT;
        return large && portion == Portion.EXTENDED ? 65_536 : 256;
    }

    /// Empty when the file holds no key that can be used.
    static Optional<PublicKey> key(byte[] dg15) {
        try {
            byte[] encoded = Tlv.first(dg15).value();
            String algorithm =
                    SubjectPublicKeyInfo.getInstance(encoded).getAlgorithm().getAlgorithm().getId();
            return Optional.of(
                    KeyFactory.getInstance(algorithm, Bouncy.CASTLE)
                            .generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    static boolean signed(PublicKey key, byte[] challenge, byte[] signature) {
        try {
            return switch (key) {
                case ECPublicKey ec -> signedByEc(ec, challenge, signature);
                case RSAPublicKey rsa -> signedByRsa(rsa, challenge, signature);
                default -> false;
            };
        } catch (GeneralSecurityException | CryptoException | RuntimeException e) {
            return false;
        }
    }

    /// Plain r and s, one after the other (BSI TR-03111 §5.2.1).
    private static boolean signedByEc(ECPublicKey key, byte[] challenge, byte[] signature)
            throws GeneralSecurityException {
        for (String digest : EC_DIGESTS) {
            Signature verifier = Signature.getInstance(digest + "withPLAIN-ECDSA", Bouncy.CASTLE);
            verifier.initVerify(key);
            verifier.update(challenge);
            if (verifier.verify(signature)) {
                return true;
            }
        }
        return false;
    }

    /// ISO 9796-2 scheme 1 with message recovery; the trailer names the digest.
    private static boolean signedByRsa(RSAPublicKey key, byte[] challenge, byte[] signature)
            throws CryptoException {
        RSAKeyParameters parameters =
                new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent());
        RSAEngine engine = new RSAEngine();
        engine.init(false, parameters);
        byte[] block = engine.processBlock(signature, 0, signature.length);
        boolean implicit = (block[block.length - 1] & 0xFF) == 0xBC;
        Digest digest = implicit ? new SHA1Digest() : trailerDigest(block[block.length - 2]);
        ISO9796d2Signer verifier = new ISO9796d2Signer(new RSAEngine(), digest, implicit);
        verifier.init(false, parameters);
        verifier.updateWithRecoveredMessage(signature);
        verifier.update(challenge, 0, challenge.length);
        return verifier.verifySignature(signature);
    }

    private static Digest trailerDigest(byte trailer) {
        return switch (trailer) {
            case 0x33 -> new SHA1Digest();
            case 0x34 -> new SHA256Digest();
            case 0x35 -> new SHA512Digest();
            case 0x36 -> new SHA384Digest();
            case 0x38 -> new SHA224Digest();
            default -> throw new IllegalArgumentException("an unknown trailer");
        };
    }
}
