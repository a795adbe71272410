package vn.hospitalkiosk.virtual.viettelpaybiz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.psp.PlayOrder;
import vn.hospitalkiosk.virtual.psp.Registration;
import vn.hospitalkiosk.virtual.web.Json;

/// Viettel's own calls to the hospital: before money is taken, whether the order may be paid; afterwards, what became of it.
final class Confirmation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final PaybizKeys keys;
    private final Registration registration;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    Confirmation(PaybizKeys keys, Registration registration) {
        this.keys = keys;
        this.registration = registration;
    }

    /// Whether the hospital said 00 about this order.
    boolean agrees(PlayOrder order) {
        ObjectNode question =
                Json.object()
                        .put("orderId", order.orderId())
                        .put("merchantCode", keys.merchantCode())
                        .put("transAmount", order.amount())
                        .put("description", order.info())
                        .put("paymentMethod", "VIETTEL_MONEY")
                        .put("currency", "VND")
                        .put("vtRequestId", "");
        return registration
                .address("/callbacks/viettelpaybiz/order-confirmation")
                .flatMap(to -> ask(request(to, question, question)))
                .filter(answer -> answer.path("code").stringValue("").equals("00"))
                .filter(answer -> answer.path("orderId").stringValue("").equals(order.orderId()))
                .isPresent();
    }

    /// @param signed what the signature is over; another message than the sent is a forgery
    HttpRequest request(URI to, ObjectNode sent, ObjectNode signed) {
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Signature", keys.signature(Json.bytes(signed)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(sent)))
                .build();
    }

    private Optional<ObjectNode> ask(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Json.parseObject(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
