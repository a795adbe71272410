package vn.hospitalkiosk.virtual.card;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Two-key triple DES as ICAO 9303-11 uses it for basic access control: key derivation (9.7.1.1), CBC with a zero vector, retail MAC (ISO 9797-1, algorithm 3).
final class TripleDes {
    static final int BLOCK = 8;

    private TripleDes() {}

    /// Sixteen bytes with odd parity.
    static byte[] derive(byte[] seed, int counter) {
        byte[] key = Aes.derive(seed, counter);
        for (int i = 0; i < key.length; i++) {
            int seven = key[i] & 0xFE;
            key[i] = (byte) (seven | (Integer.bitCount(seven) + 1) % 2);
        }
        return key;
    }

    static byte[] encrypt(byte[] key, byte[] plain) {
        return run(Cipher.ENCRYPT_MODE, "DESede", three(key), plain);
    }

    static byte[] decrypt(byte[] key, byte[] encrypted) {
        return run(Cipher.DECRYPT_MODE, "DESede", three(key), encrypted);
    }

    /// Over whole blocks.
    static byte[] mac(byte[] key, byte[] input) {
        byte[] first = Arrays.copyOf(key, BLOCK);
        byte[] second = Arrays.copyOfRange(key, BLOCK, 2 * BLOCK);
        byte[] chain = run(Cipher.ENCRYPT_MODE, "DES", first, input);
        byte[] last = Arrays.copyOfRange(chain, chain.length - BLOCK, chain.length);
        return run(
                Cipher.ENCRYPT_MODE, "DES", first, run(Cipher.DECRYPT_MODE, "DES", second, last));
    }

    private static byte[] three(byte[] key) {
        return Tlv.join(key, Arrays.copyOf(key, BLOCK));
    }

    private static byte[] run(int mode, String algorithm, byte[] key, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(algorithm + "/CBC/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(key, algorithm), new IvParameterSpec(new byte[BLOCK]));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
