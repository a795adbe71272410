package vn.hospitalkiosk.virtual.card;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// The chip's side of basic access control (ICAO 9303-11, 4.3). One object per run: a challenge, then one answer to it.
final class Bac {
    private static final int CHALLENGE_BYTES = 8;
    private static final int KEY_BYTES = 16;
    private static final int SENT_BYTES = 40;

    private final byte[] encryptionKey;
    private final byte[] macKey;
    private final Pace.Randomness random;
    private byte[] challenge = {};

    /// @param data E_IC and M_IC
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(byte[] data, SessionCipher cipher, BigInteger counter) {}

    /// @param password SHA-1 of the MRZ information
    Bac(byte[] password, Pace.Randomness random) {
        byte[] seed = Arrays.copyOf(password, KEY_BYTES);
        this.encryptionKey = TripleDes.derive(seed, Aes.FOR_ENCRYPTION);
        this.macKey = TripleDes.derive(seed, Aes.FOR_MAC);
        this.random = random;
    }

    byte[] challenge() {
        challenge = random.bytes(CHALLENGE_BYTES);
        return challenge.clone();
    }

    /// Empty when the terminal does not know the MRZ.
    Optional<Opened> answer(byte[] sent) {
        byte[] own = challenge;
        challenge = new byte[0];
        if (own.length == 0 || sent.length != SENT_BYTES) {
            return Optional.empty();
        }
        byte[] encrypted = Arrays.copyOf(sent, 32);
        if (!Arrays.equals(mac(encrypted), Arrays.copyOfRange(sent, 32, SENT_BYTES))) {
            return Optional.empty();
        }
        byte[] plain = TripleDes.decrypt(encryptionKey, encrypted);
        byte[] terminal = Arrays.copyOf(plain, 8);
        if (!Arrays.equals(Arrays.copyOfRange(plain, 8, 16), own)) {
            return Optional.empty();
        }
        byte[] ownKey = random.bytes(KEY_BYTES);
        byte[] answered = TripleDes.encrypt(encryptionKey, Tlv.join(own, terminal, ownKey));
        byte[] seed = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            seed[i] = (byte) (plain[16 + i] ^ ownKey[i]);
        }
        return Optional.of(
                new Opened(
                        Tlv.join(answered, mac(answered)),
                        new SessionCipher.OfTripleDes(
                                TripleDes.derive(seed, Aes.FOR_ENCRYPTION),
                                TripleDes.derive(seed, Aes.FOR_MAC)),
                        new BigInteger(1, Tlv.join(tail(own), tail(terminal)))));
    }

    private byte[] mac(byte[] encrypted) {
        return TripleDes.mac(macKey, Aes.pad(encrypted, TripleDes.BLOCK));
    }

    private static byte[] tail(byte[] eight) {
        return Arrays.copyOfRange(eight, 4, 8);
    }
}
