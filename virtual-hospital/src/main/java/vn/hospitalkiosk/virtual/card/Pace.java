package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;

/// The chip's side of PACE-ECDH-GM-AES-CBC-CMAC-128 over brainpoolP256r1 (ICAO 9303-11, 4.4). One object per run; four steps in order.
final class Pace {
    /// Contents of the object identifier 0.4.0.127.0.7.2.2.4.2.2.
    static final byte[] PROTOCOL = {0x04, 0, 0x7F, 0, 0x07, 0x02, 0x02, 0x04, 0x02, 0x02};

    /// Standardised domain parameters 13: brainpoolP256r1.
    static final int PARAMETER_ID = 13;

    static final X9ECParameters CURVE = ECNamedCurveTable.getByName("brainpoolP256r1");

    private static final int DYNAMIC_DATA = 0x7C;

    /// Where the chip takes its secrets from; fixed in the tests that replay ICAO's worked example.
    interface Randomness {
        byte[] bytes(int count);

        /// A number from 1 to the order of the curve minus 1.
        BigInteger scalar();
    }

    sealed interface Answer {
        @SuppressWarnings("ArrayRecordComponent")
        record Step(byte[] data) implements Answer {}

        @SuppressWarnings("ArrayRecordComponent")
        record Opened(byte[] data, byte[] encryptionKey, byte[] macKey) implements Answer {}

        record Refused(int sw) implements Answer {}
    }

    private enum Expecting {
        NONCE_REQUEST,
        MAPPING_KEY,
        EPHEMERAL_KEY,
        TOKEN,
        NOTHING
    }

    private final byte[] passwordKey;
    private final Randomness random;
    private Expecting expecting = Expecting.NONCE_REQUEST;
    private BigInteger nonce = BigInteger.ZERO;
    private ECPoint generator = CURVE.getG();
    private ECPoint ownKey = CURVE.getCurve().getInfinity();
    private ECPoint otherKey = CURVE.getCurve().getInfinity();
    private byte[] encryptionKey = {};
    private byte[] macKey = {};

    /// @param password f(π): the bytes of the CAN, or SHA-1 of the MRZ information
    Pace(byte[] password, Randomness random) {
        this.passwordKey = Aes.derive(password, Aes.FOR_PACE);
        this.random = random;
    }

    /// One GENERAL AUTHENTICATE. Any refusal ends the run.
    Answer step(byte[] data) {
        Optional<List<Tlv>> objects =
                Tlv.sequence(data)
                        .flatMap(outer -> Tlv.find(outer, DYNAMIC_DATA))
                        .flatMap(dynamic -> Tlv.sequence(dynamic.value()));
        Expecting now = expecting;
        expecting = Expecting.NOTHING;
        if (objects.isEmpty()) {
            return new Answer.Refused(ResponseApdu.WRONG_DATA);
        }
        List<Tlv> sent = objects.get();
        return switch (now) {
            case NONCE_REQUEST -> encryptedNonce();
            case MAPPING_KEY ->
                    point(sent, 0x81)
                            .map(this::map)
                            .orElse(new Answer.Refused(ResponseApdu.WRONG_DATA));
            case EPHEMERAL_KEY ->
                    point(sent, 0x83)
                            .map(this::agree)
                            .orElse(new Answer.Refused(ResponseApdu.WRONG_DATA));
            case TOKEN ->
                    Tlv.find(sent, 0x85)
                            .map(token -> confirm(token.value()))
                            .orElse(new Answer.Refused(ResponseApdu.WRONG_DATA));
            case NOTHING -> new Answer.Refused(ResponseApdu.CONDITIONS_NOT_SATISFIED);
        };
    }

    private Answer encryptedNonce() {
        byte[] plain = random.bytes(Aes.BLOCK);
        nonce = new BigInteger(1, plain);
        expecting = Expecting.MAPPING_KEY;
        return answer(0x80, Aes.encrypt(passwordKey, new byte[Aes.BLOCK], plain));
    }

    /// Generic mapping: the new generator is nonce · G + H, where H is an anonymous key agreement.
    private Answer map(ECPoint terminalKey) {
        BigInteger secret = random.scalar();
        ECPoint shared = terminalKey.multiply(secret).normalize();
        ECPoint mapped = CURVE.getG().multiply(nonce).add(shared).normalize();
        if (shared.isInfinity() || mapped.isInfinity()) {
            return new Answer.Refused(ResponseApdu.AUTHENTICATION_FAILED);
        }
        generator = mapped;
        expecting = Expecting.EPHEMERAL_KEY;
        return answer(0x82, CURVE.getG().multiply(secret).getEncoded(false));
    }

    private Answer agree(ECPoint terminalKey) {
        BigInteger secret = random.scalar();
        ownKey = generator.multiply(secret).normalize();
        otherKey = terminalKey;
        ECPoint shared = terminalKey.multiply(secret).normalize();
        if (ownKey.equals(otherKey) || shared.isInfinity()) {
            return new Answer.Refused(ResponseApdu.AUTHENTICATION_FAILED);
        }
        byte[] agreed = shared.getAffineXCoord().getEncoded();
        encryptionKey = Aes.derive(agreed, Aes.FOR_ENCRYPTION);
        macKey = Aes.derive(agreed, Aes.FOR_MAC);
        expecting = Expecting.TOKEN;
        return answer(0x84, ownKey.getEncoded(false));
    }

    /// A wrong CAN shows here, and only here: both sides then have different generators.
    private Answer confirm(byte[] token) {
        if (!Arrays.equals(token, token(ownKey))) {
            return new Answer.Refused(ResponseApdu.AUTHENTICATION_FAILED);
        }
        byte[] data = Tlv.of(DYNAMIC_DATA, Tlv.of(0x86, token(otherKey)));
        return new Answer.Opened(data, encryptionKey, macKey);
    }

    /// MAC over the other side's ephemeral public key (ICAO 9303-11, 4.4.3.4).
    private byte[] token(ECPoint key) {
        byte[] template =
                Tlv.of(0x7F49, Tlv.of(0x06, PROTOCOL), Tlv.of(0x86, key.getEncoded(false)));
        return Aes.mac(macKey, template);
    }

    private static Answer answer(int tag, byte[] value) {
        return new Answer.Step(Tlv.of(DYNAMIC_DATA, Tlv.of(tag, value)));
    }

    /// A point of the curve other than infinity, uncompressed.
    static Optional<ECPoint> point(List<Tlv> objects, int tag) {
        Optional<byte[]> encoded =
                Tlv.find(objects, tag)
                        .map(Tlv::value)
                        .filter(value -> value.length == 65 && value[0] == 4);
        try {
            return encoded.map(CURVE.getCurve()::decodePoint).filter(p -> !p.isInfinity());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
