package vn.hospitalkiosk.virtual.vnptmoney;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The messages of §3.1 and the fields their SECURE_CODE covers, in order.
enum VnptMessage {
    PAY_QRCODE(
            "ACTION VERSION MERCHANT_SERVICE_ID MERCHANT_ORDER_ID AMOUNT PAYMENT_ACTION SERVICE_CATEGORY CHANNEL_ID DEVICE LOCALE CURRENCY_CODE PAYMENT_METHOD DESCRIPTION CREATE_DATE CLIENT_IP"),
    QUERY("ACTION VERSION MERCHANT_SERVICE_ID MERCHANT_ORDER_ID CREATE_DATE"),
    IPN(
            "ACTION RESPONSE_CODE MERCHANT_SERVICE_ID MERCHANT_ORDER_ID AMOUNT CURRENCY_CODE VNPTPAY_TRANSACTION_ID PAYMENT_METHOD PAY_DATE ADDITIONAL_INFO"),
    IPN_REPLY("RESPONSE_CODE DESCRIPTION MERCHANT_SERVICE_ID MERCHANT_ORDER_ID CREATE_DATE");

    static final String CODE = "SECURE_CODE";

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> fields;

    VnptMessage(String fields) {
        this.fields = List.of(fields.split(" ", -1));
    }

    String code(ObjectNode message, String secret) {
        return hash(
                fields.stream()
                                .map(field -> text(message.path(field)))
                                .collect(Collectors.joining("|"))
                        + "|"
                        + secret);
    }

    boolean isSignedWell(ObjectNode message, String secret) {
        return MessageDigest.isEqual(
                code(message, secret).getBytes(StandardCharsets.UTF_8),
                message.path(CODE).stringValue("").getBytes(StandardCharsets.UTF_8));
    }

    /// An answer of ours: covered as a whole, in its own order.
    static ObjectNode signed(ObjectNode answer, String secret) {
        String joined =
                answer.properties().stream()
                        .map(field -> text(field.getValue()))
                        .collect(Collectors.joining("|"));
        return answer.put(CODE, hash(joined + "|" + secret));
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.asString() : value.stringValue("");
    }

    /// Lower-case hex of SHA-256.
    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
