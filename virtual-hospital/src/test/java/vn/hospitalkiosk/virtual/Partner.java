package vn.hospitalkiosk.virtual;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A merchant of MoMo in a test: signs its own requests (written from the formula, not with the product's code) and receives IPNs.
final class Partner implements AutoCloseable {
    static final List<String> CREATE =
            List.of(
                    "accessKey",
                    "amount",
                    "extraData",
                    "ipnUrl",
                    "orderId",
                    "orderInfo",
                    "partnerCode",
                    "redirectUrl",
                    "requestId",
                    "requestType");
    static final List<String> QUERY = List.of("accessKey", "orderId", "partnerCode", "requestId");
    static final List<String> REFUND =
            List.of(
                    "accessKey",
                    "amount",
                    "description",
                    "orderId",
                    "partnerCode",
                    "requestId",
                    "transId");
    static final List<String> IPN =
            List.of(
                    "accessKey",
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

    private final HttpServer server;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Path secrets;

    /// @param secrets `var/secrets`
    Partner(Path secrets) throws IOException {
        this.secrets = secrets;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/callbacks/momo",
                exchange -> {
                    received.add(Client.JSON.readTree(exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(
                            Optional.ofNullable(statuses.poll()).orElse(204), -1);
                    exchange.close();
                });
        server.start();
    }

    /// The next IPNs are answered with these statuses, all after that with 204.
    void answerWith(int... next) {
        for (int status : next) {
            statuses.add(status);
        }
    }

    /// @throws IllegalStateException when none comes in time
    JsonNode nextIpn() throws InterruptedException {
        JsonNode ipn = received.poll(10, TimeUnit.SECONDS);
        if (ipn == null) {
            throw new IllegalStateException("no IPN came");
        }
        return ipn;
    }

    boolean hasNoIpnFor(long millis) throws InterruptedException {
        return received.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    ObjectNode create(String orderId, long amount) {
        return base(orderId, "create-" + orderId)
                .put("amount", amount)
                .put("orderInfo", "Thanh toán viện phí")
                .put("storeName", "Bệnh viện thử")
                .put("redirectUrl", "http://127.0.0.1/")
                .put(
                        "ipnUrl",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks/momo")
                .put("requestType", "captureWallet")
                .put("extraData", "");
    }

    ObjectNode query(String orderId) {
        return base(orderId, "query-" + orderId);
    }

    ObjectNode refund(String orderId, long transId, long amount) {
        return base(orderId, "refund-" + orderId)
                .put("amount", amount)
                .put("transId", transId)
                .put("description", "Hoàn tiền");
    }

    private ObjectNode base(String orderId, String requestId) {
        return Client.JSON
                .createObjectNode()
                .put("partnerCode", secret("partner-code"))
                .put("requestId", requestId)
                .put("orderId", orderId)
                .put("lang", "vi");
    }

    /// The request with its signature, as text.
    String signed(ObjectNode body, List<String> fields) {
        return body.put("signature", signature(body, fields)).toString();
    }

    String signature(JsonNode body, List<String> fields) {
        String raw =
                fields.stream()
                        .map(f ->
                                f
                                        + "="
                                        + (f.equals("accessKey")
                                                ? secret("access-key")
                                                : body.path(f).asString("")))
                        .collect(Collectors.joining("&"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            secret("secret-key").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(raw.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String secret(String name) {
        try {
            return Files.readString(secrets.resolve("psp/momo").resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
