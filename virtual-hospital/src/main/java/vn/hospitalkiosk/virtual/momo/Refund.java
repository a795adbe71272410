package vn.hospitalkiosk.virtual.momo;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// One attempt to give money back, good or refused.
///
/// @param orderId its own, never the purchase's
record Refund(
        String orderId, String purchase, long amount, long transId, int result, Instant createdAt) {
    ObjectNode toJson() {
        return Json.object()
                .put("orderId", orderId)
                .put("purchase", purchase)
                .put("amount", amount)
                .put("transId", transId)
                .put("result", result)
                .put("createdAt", createdAt.toString());
    }

    static Refund ofJson(JsonNode json) {
        return new Refund(
                json.path("orderId").stringValue(""),
                json.path("purchase").stringValue(""),
                json.path("amount").longValue(),
                json.path("transId").longValue(),
                json.path("result").intValue(),
                Instant.parse(json.path("createdAt").stringValue("")));
    }
}
