package vn.hospitalkiosk.gateway.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// One key of the vault. Its id follows from the key itself: gateways that were given different keys never take one for the other.
public final class VaultKey {
    public static final int BYTES = 32;
    static final int ID_BYTES = 4;
    private static final String HMAC = "HmacSHA256";

    private final byte[] id;
    private final SecretKey sealing;

    /// @param secret 32 random bytes
    public VaultKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a key of the vault has " + BYTES + " bytes");
        }
        this.id = Arrays.copyOf(derived(secret, "id"), ID_BYTES);
        this.sealing = new SecretKeySpec(derived(secret, "seal"), "AES");
    }

    public String id() {
        return HexFormat.of().formatHex(id);
    }

    byte[] idBytes() {
        return id.clone();
    }

    SecretKey sealing() {
        return sealing;
    }

    static byte[] derived(byte[] secret, String purpose) {
        return hmac(
                new SecretKeySpec(secret, HMAC),
                ("vault " + purpose).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "VaultKey " + id();
    }
}
