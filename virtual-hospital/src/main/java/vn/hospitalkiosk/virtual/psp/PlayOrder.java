package vn.hospitalkiosk.virtual.psp;

import java.time.Instant;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// One order as a simulated psp keeps it.
///
/// @param mark what the brand must find again: a date, a bill code
/// @param answer what the payer did: open, paid or declined; that it expired is a matter of the clock
/// @param transaction the psp's id of the money, empty before the payer answered
/// @param refunded VND given back so far
public record PlayOrder(
        String orderId,
        long amount,
        String info,
        String mark,
        Instant createdAt,
        Instant expiresAt,
        Wallet.State answer,
        String transaction,
        long refunded) {
    public static PlayOrder open(
            String orderId, long amount, String info, String mark, Instant now, Instant expiresAt) {
        return new PlayOrder(orderId, amount, info, mark, now, expiresAt, Wallet.State.OPEN, "", 0);
    }

    public Wallet.State stateAt(Instant now) {
        return answer == Wallet.State.OPEN && !now.isBefore(expiresAt)
                ? Wallet.State.EXPIRED
                : answer;
    }

    PlayOrder answered(Wallet.State given, String newTransaction) {
        return new PlayOrder(
                orderId, amount, info, mark, createdAt, expiresAt, given, newTransaction, refunded);
    }

    public PlayOrder refunded(long more) {
        return new PlayOrder(
                orderId,
                amount,
                info,
                mark,
                createdAt,
                expiresAt,
                answer,
                transaction,
                refunded + more);
    }

    Wallet.Order shown(String merchant, Instant now, OptionalLong callbackSentAtMicros) {
        return new Wallet.Order(
                orderId, amount, merchant, info, stateAt(now), createdAt, callbackSentAtMicros);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("orderId", orderId)
                .put("amount", amount)
                .put("info", info)
                .put("mark", mark)
                .put("createdAt", createdAt.toString())
                .put("expiresAt", expiresAt.toString())
                .put("answer", answer.name())
                .put("transaction", transaction)
                .put("refunded", refunded);
    }

    static PlayOrder ofJson(JsonNode json) {
        return new PlayOrder(
                json.path("orderId").stringValue(""),
                json.path("amount").longValue(),
                json.path("info").stringValue(""),
                json.path("mark").stringValue(""),
                Instant.parse(json.path("createdAt").stringValue("")),
                Instant.parse(json.path("expiresAt").stringValue("")),
                Wallet.State.valueOf(json.path("answer").stringValue("")),
                json.path("transaction").stringValue(""),
                json.path("refunded").longValue());
    }
}
