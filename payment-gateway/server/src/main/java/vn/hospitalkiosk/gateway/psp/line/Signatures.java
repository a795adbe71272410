package vn.hospitalkiosk.gateway.psp.line;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes as psps use them, over text in UTF-8.
public final class Signatures {
    private Signatures() {}

    /// @param algorithm `HmacSHA1`, `HmacSHA256`, `HmacSHA512`
    public static byte[] hmac(String algorithm, String key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /// Lower-case hex.
    public static String hmacHex(String algorithm, String key, String message) {
        return HexFormat.of()
                .formatHex(hmac(algorithm, key, message.getBytes(StandardCharsets.UTF_8)));
    }

    /// Lower-case hex of a plain SHA-256.
    public static String sha256Hex(String message) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// `k=v` joined with `&`, keys a–z, values as they are.
    public static String sorted(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
    }

    /// In constant time.
    public static boolean same(String computed, String given) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether one of the keys, the newest or the one before, made this signature. Every key is tried, so that time tells nothing.
    ///
    /// @param signing signature by key
    public static boolean fits(List<String> keys, Function<String, String> signing, String given) {
        boolean fits = false;
        for (String key : keys) {
            fits |= same(signing.apply(key), given);
        }
        return fits;
    }
}
