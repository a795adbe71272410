package vn.hospitalkiosk.virtual.card;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// AES-128 as ICAO 9303-11 uses it: key derivation (9.7.1), CBC, CMAC of 8 bytes, padding method 2 of ISO 9797-1.
final class Aes {
    static final int BLOCK = 16;
    static final int FOR_ENCRYPTION = 1;
    static final int FOR_MAC = 2;
    static final int FOR_PACE = 3;

    private Aes() {}

    /// KDF(secret, counter): the first 16 bytes of SHA-1 over secret and the counter as four bytes.
    static byte[] derive(byte[] secret, int counter) {
        byte[] input = Tlv.join(secret, new byte[] {0, 0, 0, (byte) counter});
        return Arrays.copyOf(sha1(input), BLOCK);
    }

    static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encrypt(byte[] key, byte[] iv, byte[] plain) {
        return cbc(Cipher.ENCRYPT_MODE, key, iv, plain);
    }

    static byte[] decrypt(byte[] key, byte[] iv, byte[] encrypted) {
        return cbc(Cipher.DECRYPT_MODE, key, iv, encrypted);
    }

    /// CMAC cut to its first 8 bytes.
    static byte[] mac(byte[] key, byte[] input) {
        CMac mac = new CMac(AESEngine.newInstance());
        mac.init(new KeyParameter(key));
        mac.update(input, 0, input.length);
        byte[] whole = new byte[BLOCK];
        mac.doFinal(whole, 0);
        return Arrays.copyOf(whole, 8);
    }

    /// To whole blocks of this size.
    static byte[] pad(byte[] input, int block) {
        byte[] padded = Arrays.copyOf(input, (input.length / block + 1) * block);
        padded[input.length] = (byte) 0x80;
        return padded;
    }

    /// The bytes before the padding; the same bytes when there is no valid padding.
    static byte[] unpad(byte[] padded) {
        int end = padded.length - 1;
        while (end > 0 && padded[end] == 0) {
            end--;
        }
        return end >= 0 && padded[end] == (byte) 0x80 ? Arrays.copyOf(padded, end) : padded;
    }

    private static byte[] cbc(int mode, byte[] key, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
