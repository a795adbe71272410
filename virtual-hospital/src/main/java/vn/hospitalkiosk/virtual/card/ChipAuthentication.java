package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/// The chip's side of chip authentication, ECDH with AES-128 over brainpoolP256r1 (ICAO 9303-11, 6.2).
final class ChipAuthentication {
    /// Contents of the object identifier 0.4.0.127.0.7.2.2.3.2.2.
    static final byte[] PROTOCOL = {0x04, 0, 0x7F, 0, 0x07, 0x02, 0x02, 0x03, 0x02, 0x02};

    private final BigInteger key;

    ChipAuthentication(BigInteger key) {
        this.key = key;
    }

    /// What MSE:Set AT must name; a key identifier may follow, there is only one key.
    static boolean named(List<Tlv> objects) {
        return Tlv.find(objects, 0x80).filter(o -> Arrays.equals(o.value(), PROTOCOL)).isPresent();
    }

    /// The session that begins after the answer to this GENERAL AUTHENTICATE; empty when it holds no point of the curve.
    Optional<SecureMessaging> agreed(byte[] data) {
        return Tlv.sequence(data)
                .flatMap(outer -> Tlv.find(outer, 0x7C))
                .flatMap(dynamic -> Tlv.sequence(dynamic.value()))
                .flatMap(objects -> Pace.point(objects, 0x80))
                .map(this::session);
    }

    private SecureMessaging session(ECPoint terminalKey) {
        byte[] shared = terminalKey.multiply(key).normalize().getAffineXCoord().getEncoded();
        return new SecureMessaging(
                new SessionCipher.OfAes(
                        Aes.derive(shared, Aes.FOR_ENCRYPTION), Aes.derive(shared, Aes.FOR_MAC)),
                BigInteger.ZERO);
    }
}
