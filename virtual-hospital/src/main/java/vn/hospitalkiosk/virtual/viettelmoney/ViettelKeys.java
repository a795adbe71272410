package vn.hospitalkiosk.virtual.viettelmoney;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What Viettel hands to a merchant, and the checksum made with it: Base64 of HMAC-SHA1 over access code and values, nothing between them.
public record ViettelKeys(String merchantCode, String accessCode, String hashKey) {
    String sum(String... values) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(hashKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(accessCode.getBytes(StandardCharsets.UTF_8));
            for (String value : values) {
                mac.update(value.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    boolean isGood(String given, String... values) {
        return MessageDigest.isEqual(
                sum(values).getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ViettelKeys[***]";
    }
}
