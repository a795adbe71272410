package vn.hospitalkiosk.gateway.downtime;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.hospitalkiosk.api.NumberBlock;

/// HMAC-SHA-256 over a block. Its key lies outside the database: a block proves itself also when the database was restored from yesterday.
public final class BlockSeal {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param key at least 32 random bytes, the same over restarts and gateways
    public BlockSeal(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    NumberBlock sealed(NumberBlock open) {
        return new NumberBlock(
                open.facility(),
                open.kiosk(),
                open.day(),
                open.kind(),
                open.prefix(),
                open.first(),
                open.last(),
                open.expiresAt(),
                HexFormat.of().formatHex(of(open)));
    }

    boolean isOurs(NumberBlock block) {
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(of(block)).getBytes(StandardCharsets.US_ASCII),
                block.signature().getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] of(NumberBlock block) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(block.signed().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
