package vn.hospitalkiosk.gateway.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// MoMo as fast as it can be: takes every order and signs IPNs as MoMo does (payments-providers §1.2, §1.7). `/momo`.
final class StubPsp implements Page {
    private static final String PARTNER = "MOMOVHBENCH";
    private static final String ACCESS = "bench-access";
    private static final String SECRET = "bench-secret-bench-secret";

    /// Amount by order.
    private final Map<String, Long> orders = new ConcurrentHashMap<>();

    /// Transaction by order, once the money is taken.
    private final Map<String, Long> taken = new ConcurrentHashMap<>();

    private final AtomicLong transactions = new AtomicLong(4_000_000_000L);

    /// The secret files as MoMo would hand them to the hospital.
    static void handSecretsTo(Path var) {
        Path folder = var.resolve("secrets/psp/momo");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("partner-code"), PARTNER);
            Files.writeString(folder.resolve("access-key"), ACCESS);
            Files.writeString(folder.resolve("secret-key"), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reply serve(Request request) {
        ObjectNode asked = request.json().orElseGet(Json::object);
        String order = asked.path("orderId").asString("");
        ObjectNode answer =
                Json.object()
                        .put("partnerCode", PARTNER)
                        .put("orderId", order)
                        .put("requestId", asked.path("requestId").asString(""))
                        .put("responseTime", System.currentTimeMillis());
        if (request.uri().getPath().endsWith("/create")) {
            orders.put(order, asked.path("amount").asLong());
            answer.put("resultCode", 0)
                    .put("amount", asked.path("amount").asLong())
                    .put("qrCodeUrl", "stub:" + order);
        } else {
            answer.put("resultCode", code(order)).put("message", "-");
            Optional.ofNullable(taken.get(order))
                    .ifPresent(id ->
                            answer.put("amount", orders.getOrDefault(order, 0L))
                                    .put("transId", id));
        }
        return Reply.json(200, answer);
    }

    private int code(String order) {
        if (taken.containsKey(order)) {
            return 0;
        }
        return orders.containsKey(order) ? 1000 : 42;
    }

    /// The money is taken; the signed IPN that the order was paid.
    byte[] paid(String order) {
        return ipn(order, taken.computeIfAbsent(order, _ -> transactions.incrementAndGet()));
    }

    private byte[] ipn(String order, long transaction) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("partnerCode", PARTNER);
        fields.put("orderId", order);
        fields.put("requestId", order);
        fields.put("amount", Long.toString(orders.getOrDefault(order, 0L)));
        fields.put("orderInfo", "Vien phi");
        fields.put("orderType", "momo_wallet");
        fields.put("transId", Long.toString(transaction));
        fields.put("resultCode", "0");
        fields.put("message", "Thành công.");
        fields.put("payType", "qr");
        fields.put("responseTime", Long.toString(System.currentTimeMillis()));
        fields.put("extraData", "");
        String signed =
                "accessKey="
                        + ACCESS
                        + "&"
                        + fields.entrySet().stream()
                                .map(f -> f.getKey() + "=" + f.getValue())
                                .collect(Collectors.joining("&"));
        ObjectNode ipn = Json.object();
        fields.forEach((name, value) -> {
            switch (name) {
                case "amount", "transId", "resultCode", "responseTime" ->
                        ipn.put(name, Long.parseLong(value));
                default -> ipn.put(name, value);
            }
        });
        return Json.bytes(ipn.put("signature", hmac(signed)));
    }

    /// The same with another amount: what a forger sends who has seen one.
    byte[] forged(String order) {
        String text = new String(ipn(order, 1), StandardCharsets.UTF_8);
        return text.replaceFirst("\"amount\":\\d", "\"amount\":9").getBytes(StandardCharsets.UTF_8);
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
