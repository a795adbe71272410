package vn.hospitalkiosk.virtual.momo;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// One order as MoMo keeps it.
///
/// @param merchant name the payer reads, may be empty
/// @param token what payUrl, deep link and QR carry
/// @param answer what the payer did: open, paid or declined; that it expired is a matter of the clock
/// @param transId 0 before the payer answered
record MomoOrder(
        String orderId,
        String requestId,
        long amount,
        String info,
        String merchant,
        String extraData,
        String ipnUrl,
        String language,
        String token,
        Instant createdAt,
        Instant expiresAt,
        Wallet.State answer,
        long transId) {

    Wallet.State stateAt(Instant now) {
        return answer == Wallet.State.OPEN && !now.isBefore(expiresAt)
                ? Wallet.State.EXPIRED
                : answer;
    }

    ResultCode resultAt(Instant now) {
        return switch (stateAt(now)) {
            case OPEN -> ResultCode.WAITING_FOR_PAYER;
            case PAID -> ResultCode.SUCCESS;
            case DECLINED -> ResultCode.DECLINED;
            case EXPIRED -> ResultCode.EXPIRED;
        };
    }

    MomoOrder answered(Wallet.State given, long newTransId) {
        return new MomoOrder(
                orderId,
                requestId,
                amount,
                info,
                merchant,
                extraData,
                ipnUrl,
                language,
                token,
                createdAt,
                expiresAt,
                given,
                newTransId);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("orderId", orderId)
                .put("requestId", requestId)
                .put("amount", amount)
                .put("info", info)
                .put("merchant", merchant)
                .put("extraData", extraData)
                .put("ipnUrl", ipnUrl)
                .put("language", language)
                .put("token", token)
                .put("createdAt", createdAt.toString())
                .put("expiresAt", expiresAt.toString())
                .put("answer", answer.name())
                .put("transId", transId);
    }

    static MomoOrder ofJson(JsonNode json) {
        return new MomoOrder(
                json.path("orderId").stringValue(""),
                json.path("requestId").stringValue(""),
                json.path("amount").longValue(),
                json.path("info").stringValue(""),
                json.path("merchant").stringValue(""),
                json.path("extraData").stringValue(""),
                json.path("ipnUrl").stringValue(""),
                json.path("language").stringValue("vi"),
                json.path("token").stringValue(""),
                Instant.parse(json.path("createdAt").stringValue("")),
                Instant.parse(json.path("expiresAt").stringValue("")),
                Wallet.State.valueOf(json.path("answer").stringValue("")),
                json.path("transId").longValue());
    }
}
