package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.util.BigIntegers;

/// Active authentication with ECDSA over brainpoolP256r1 and SHA-256 (ICAO 9303-11, 6.1): the signature is r and s, 32 bytes each (BSI TR-03111, plain format).
final class ActiveAuthentication {
    static final ECDomainParameters DOMAIN = new ECDomainParameters(Pace.CURVE);

    private static final int NUMBER_BYTES = 32;

    private ActiveAuthentication() {}

    static byte[] sign(BigInteger key, byte[] challenge) {
        ECDSASigner signer = new ECDSASigner();
        ECPrivateKeyParameters parameters = new ECPrivateKeyParameters(key, DOMAIN);
        signer.init(true, new ParametersWithRandom(parameters, new SecureRandom()));
        BigInteger[] signature = signer.generateSignature(sha256(challenge));
        return Tlv.join(
                BigIntegers.asUnsignedByteArray(NUMBER_BYTES, signature[0]),
                BigIntegers.asUnsignedByteArray(NUMBER_BYTES, signature[1]));
    }

    static byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
