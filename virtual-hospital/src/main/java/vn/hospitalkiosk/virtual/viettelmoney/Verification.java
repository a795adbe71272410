package vn.hospitalkiosk.virtual.viettelmoney;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.psp.Registration;
import vn.hospitalkiosk.virtual.web.Json;

/// (A): before a payer may pay, the hospital is asked whether order and amount are right. The amount is in the checksum, not in the message.
final class Verification implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ViettelKeys keys;
    private final Registration registration;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    Verification(ViettelKeys keys, Registration registration) {
        this.keys = keys;
        this.registration = registration;
    }

    /// Whether the hospital said 00 and signed it well.
    boolean agrees(String bill, String order, String amount) {
        String merchant = keys.merchantCode();
        Map<String, String> fields =
                Map.of(
                        "billcode",
                        bill,
                        "merchant_code",
                        merchant,
                        "order_id",
                        order,
                        "check_sum",
                        keys.sum(bill, merchant, order, amount));
        return registration
                .address("/callbacks/viettelmoney/verify")
                .flatMap(to -> ask(to, fields))
                .filter(reply -> text(reply, "error_code").equals("00"))
                .filter(reply -> text(reply, "trans_amount").equals(amount))
                .filter(reply ->
                        keys.isGood(text(reply, "check_sum"), bill, "00", merchant, order, amount))
                .isPresent();
    }

    static HttpRequest form(URI to, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Optional<ObjectNode> ask(URI to, Map<String, String> fields) {
        try {
            HttpResponse<byte[]> answer =
                    client.send(form(to, fields), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Json.parseObject(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static String text(ObjectNode json, String field) {
        return json.path(field).stringValue("");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
