package vn.hospitalkiosk.virtual.momo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The messages MoMo signs and over which fields, a to z (§1.2): `k=v` joined with `&`, values as they are, a missing one empty. The access key is never in the message; it comes from the partner's keys.
enum SignedMessage {
    CREATE(
            "amount",
            "extraData",
            "ipnUrl",
            "orderId",
            "orderInfo",
            "partnerCode",
            "redirectUrl",
            "requestId",
            "requestType"),
    POS("amount", "extraData", "orderId", "orderInfo", "partnerCode", "paymentCode", "requestId"),
    QUERY("orderId", "partnerCode", "requestId"),
    REFUND("amount", "description", "orderId", "partnerCode", "requestId", "transId"),
    IPN(
            "amount",
            "extraData",
            "message",
            "orderId",
            "orderInfo",
            "orderType",
            "partnerCode",
            "payType",
            "requestId",
            "responseTime",
            "resultCode",
            "transId");

    private static final String ALGORITHM = "HmacSHA256";

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    SignedMessage(String... fields) {
        this.fields = List.of(fields);
    }

    String raw(ObjectNode message, MomoKeys keys) {
        return fields.stream()
                .map(field -> field + "=" + text(message.path(field)))
                .collect(Collectors.joining("&", "accessKey=" + keys.accessKey() + "&", ""));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.asString() : value.stringValue("");
    }

    /// Lower-case hex of HMAC-SHA256 over the UTF-8 of [#raw].
    String sign(ObjectNode message, MomoKeys keys) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(
                    new SecretKeySpec(
                            keys.secretKey().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] hash = mac.doFinal(raw(message, keys).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// Whether the message's own `signature` is ours; compared in constant time.
    boolean isSignedWell(ObjectNode message, MomoKeys keys) {
        String shown = message.path("signature").stringValue("");
        return MessageDigest.isEqual(
                sign(message, keys).getBytes(StandardCharsets.UTF_8),
                shown.getBytes(StandardCharsets.UTF_8));
    }
}
