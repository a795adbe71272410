package vn.hospitalkiosk.virtual.zalopay;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// One order as ZaloPay keeps it.
///
/// @param request as it was sent
/// @param answer what the payer did: open, paid or declined; that it expired is a matter of the clock
/// @param zpTransId 0 before it was paid
record ZaloPayOrder(
        ObjectNode request,
        Instant createdAt,
        Instant expiresAt,
        Wallet.State answer,
        long zpTransId) {

    String id() {
        return request.path("app_trans_id").stringValue("");
    }

    long amount() {
        return request.path("amount").longValue(0);
    }

    String text(String field) {
        return request.path(field).stringValue("");
    }

    Wallet.State stateAt(Instant now) {
        return answer == Wallet.State.OPEN && !now.isBefore(expiresAt)
                ? Wallet.State.EXPIRED
                : answer;
    }

    ZaloPayOrder answered(Wallet.State given, long transId) {
        return new ZaloPayOrder(request, createdAt, expiresAt, given, transId);
    }

    ObjectNode toJson() {
        ObjectNode json =
                Json.object()
                        .put("createdAt", createdAt.toString())
                        .put("expiresAt", expiresAt.toString())
                        .put("answer", answer.name())
                        .put("zpTransId", zpTransId);
        json.set("request", request);
        return json;
    }

    static ZaloPayOrder ofJson(JsonNode json) {
        return new ZaloPayOrder(
                json.path("request").asObjectOpt().orElseGet(Json::object),
                Instant.parse(json.path("createdAt").stringValue("")),
                Instant.parse(json.path("expiresAt").stringValue("")),
                Wallet.State.valueOf(json.path("answer").stringValue("")),
                json.path("zpTransId").longValue(0));
    }
}
