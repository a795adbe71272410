package vn.hospitalkiosk.virtual.vietqr;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// Who tells of an account's movements, in its own shape and signature (§5.3).
enum Service {
    PAYOS {
        @Override
        HttpRequest message(Booking booking, URI to, String key, Instant now, long told) {
            ObjectNode data = payos(booking, booking.amountVnd(), now);
            Map<String, String> sorted = new TreeMap<>();
            data.properties()
                    .forEach(field ->
                            sorted.put(
                                    field.getKey(),
                                    field.getValue().isNull() ? "" : field.getValue().asString()));
            String text =
                    sorted.entrySet().stream()
                            .map(field -> field.getKey() + "=" + field.getValue())
                            .collect(Collectors.joining("&"));
            ObjectNode body =
                    Json.object().put("code", "00").put("desc", "success").put("success", true);
            body.set("data", payos(booking, told, now));
            body.put("signature", hmac("HmacSHA256", key, text));
            return posted(to, Json.bytes(body)).build();
        }
    },
    SEPAY {
        @Override
        HttpRequest message(Booking booking, URI to, String key, Instant now, long told) {
            String seconds = Long.toString(now.getEpochSecond());
            String genuine = sepay(booking, booking.amountVnd(), now).toString();
            return posted(to, sepay(booking, told, now).toString().getBytes(StandardCharsets.UTF_8))
                    .header("X-SePay-Timestamp", seconds)
                    .header(
                            "X-SePay-Signature",
                            "sha256=" + hmac("HmacSHA256", key, seconds + "." + genuine))
                    .build();
        }
    },
    CASSO {
        @Override
        HttpRequest message(Booking booking, URI to, String key, Instant now, long told) {
            String millis = Long.toString(now.toEpochMilli());
            String sorted = casso(booking, booking.amountVnd(), now, true).toString();
            return posted(to, Json.bytes(casso(booking, told, now, false)))
                    .header(
                            "X-Casso-Signature",
                            "t=" + millis + ",v1=" + hmac("HmacSHA512", key, millis + "." + sorted))
                    .build();
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(7));

    /// One line of the account.
    record Booking(long number, String account, long amountVnd, String note) {
        String reference() {
            return "FT" + number;
        }
    }

    /// @param told the amount in the body; another one than the signed is a forgery
    abstract HttpRequest message(Booking booking, URI to, String key, Instant now, long told);

    /// Of the body's end: whether the merchant has it.
    static boolean isReceived(String answer) {
        return Json.parseObject(answer.getBytes(StandardCharsets.UTF_8))
                .filter(json ->
                        json.path("success").asBoolean(false)
                                || json.path("error").intValue(-1) == 0)
                .isPresent();
    }

    private static HttpRequest.Builder posted(URI to, byte[] body) {
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static ObjectNode payos(Booking booking, long amount, Instant now) {
        return Json.object()
                .put("orderCode", booking.number())
                .put("amount", amount)
                .put("description", booking.note())
                .put("accountNumber", booking.account())
                .put("reference", booking.reference())
                .put("transactionDateTime", TIME.format(now))
                .put("currency", "VND")
                .put("paymentLinkId", "virtual-" + booking.number())
                .put("code", "00")
                .put("desc", "Thành công")
                .putNull("counterAccountName")
                .putNull("virtualAccountNumber");
    }

    private static ObjectNode sepay(Booking booking, long amount, Instant now) {
        return Json.object()
                .put("id", booking.number())
                .put("gateway", "Vietcombank")
                .put("transactionDate", TIME.format(now))
                .put("accountNumber", booking.account())
                .putNull("code")
                .put("content", booking.note())
                .put("transferType", "in")
                .put("transferAmount", amount)
                .put("accumulated", 0)
                .putNull("subAccount")
                .put("referenceCode", booking.reference())
                .put("description", "");
    }

    private static ObjectNode casso(Booking booking, long amount, Instant now, boolean sorted) {
        Map<String, Object> data =
                Map.of(
                        "id", booking.number(),
                        "reference", booking.reference(),
                        "description", booking.note(),
                        "amount", amount,
                        "runningBalance", 0L,
                        "transactionDateTime", TIME.format(now),
                        "accountNumber", booking.account(),
                        "bankAbbreviation", "VCB");
        ObjectNode inner = Json.object();
        List<String> names = data.keySet().stream().sorted().toList();
        for (String name : sorted ? names : names.reversed()) {
            if (data.get(name) instanceof Long number) {
                inner.put(name, number);
            } else {
                inner.put(name, String.valueOf(data.get(name)));
            }
        }
        ObjectNode body = Json.object();
        if (!sorted) {
            body.put("error", 0);
        }
        body.set("data", inner);
        return sorted ? body.put("error", 0) : body;
    }

    /// Lower-case hex.
    static String hmac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
