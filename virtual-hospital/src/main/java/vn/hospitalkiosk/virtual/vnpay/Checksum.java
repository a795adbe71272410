package vn.hospitalkiosk.virtual.vnpay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// HMAC-SHA512 in hex (§3.3).
final class Checksum {
    static final String FIELD = "vnp_SecureHash";
    private static final String ALGORITHM = "HmacSHA512";

    private final String hashSecret;

    Checksum(VnpayKeys keys) {
        this.hashSecret = keys.hashSecret();
    }

    String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(hashSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    boolean fits(String text, String shown) {
        return MessageDigest.isEqual(
                of(text).getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    /// Names a–z, values form-encoded, empty ones and the checksum itself left out.
    static String link(Map<String, String> fields) {
        SortedMap<String, String> sorted = new TreeMap<>(fields);
        sorted.remove(FIELD);
        return sorted.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// Values joined with `|`.
    ///
    /// @param names without `vnp_`, a space between
    static String joined(ObjectNode message, String names) {
        return List.of(names.split(" ", -1)).stream()
                .map(name -> text(message, name))
                .collect(Collectors.joining("|"));
    }

    /// @param name without `vnp_`
    static String text(ObjectNode message, String name) {
        JsonNode value = message.path("vnp_" + name);
        return value.isIntegralNumber() ? value.asString() : value.stringValue("");
    }
}
