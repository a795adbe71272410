package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.util.BigIntegers;

/// Active authentication (ICAO 9303-11, 6.1) with ECDSA over brainpoolP256r1 and SHA-256, where the signature is r and s, 32 bytes each (BSI TR-03111, plain format), or with RSA and SHA-256 (ISO 9796-2, scheme 1).
final class ActiveAuthentication {
    static final ECDomainParameters DOMAIN = new ECDomainParameters(Pace.CURVE);

    private static final int NUMBER_BYTES = 32;

    /// Partial recovery, then the trailer that names SHA-256.
    private static final byte HEAD = 0x6A;

    private static final byte[] TRAILER = {0x34, (byte) 0xCC};

    private ActiveAuthentication() {}

    /// Empty when the chip has no key for it.
    static Optional<byte[]> sign(Chip.ActiveKey key, byte[] challenge) {
        return switch (key) {
            case Chip.ActiveKey.Curve(BigInteger scalar) -> Optional.of(sign(scalar, challenge));
            case Chip.ActiveKey.Rsa(RSAKeyParameters rsa) -> Optional.of(sign(rsa, challenge));
            case Chip.ActiveKey.None() -> Optional.empty();
        };
    }

    private static byte[] sign(BigInteger key, byte[] challenge) {
        ECDSASigner signer = new ECDSASigner();
        ECPrivateKeyParameters parameters = new ECPrivateKeyParameters(key, DOMAIN);
        signer.init(true, new ParametersWithRandom(parameters, new SecureRandom()));
        BigInteger[] signature = signer.generateSignature(sha256(challenge));
        return Tlv.join(
                BigIntegers.asUnsignedByteArray(NUMBER_BYTES, signature[0]),
                BigIntegers.asUnsignedByteArray(NUMBER_BYTES, signature[1]));
    }

    /// The chip's own random part is recovered from the signature, the challenge is not.
    private static byte[] sign(RSAKeyParameters key, byte[] challenge) {
        int bytes = key.getModulus().bitLength() / Byte.SIZE;
        byte[] own = new byte[bytes - 1 - NUMBER_BYTES - TRAILER.length];
        new SecureRandom().nextBytes(own);
        byte[] hash = sha256(Tlv.join(own, challenge));
        byte[] block = Tlv.join(new byte[] {HEAD}, own, hash, TRAILER);
        BigInteger signature = new BigInteger(1, block).modPow(key.getExponent(), key.getModulus());
        return BigIntegers.asUnsignedByteArray(bytes, signature);
    }

    static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
