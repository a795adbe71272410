package vn.hospitalkiosk.virtual.vnpay;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// One order as VNPAY keeps it.
///
/// @param hundredths the amount as on the wire
/// @param createDate as the merchant sent it; its questions must bring it again
/// @param ipn where this merchant wants to be called
/// @param answer what the payer did: open, paid or declined; that it expired is a matter of the clock
/// @param number VNPAY's own, 0 before the payer answered
record VnpayOrder(
        String txnRef,
        long hundredths,
        String info,
        String createDate,
        String ipn,
        Instant createdAt,
        Instant expiresAt,
        Wallet.State answer,
        long number) {

    Wallet.State stateAt(Instant now) {
        return answer == Wallet.State.OPEN && !now.isBefore(expiresAt)
                ? Wallet.State.EXPIRED
                : answer;
    }

    VnpayOrder answered(Wallet.State given, long newNumber) {
        return new VnpayOrder(
                txnRef, hundredths, info, createDate, ipn, createdAt, expiresAt, given, newNumber);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("txnRef", txnRef)
                .put("hundredths", hundredths)
                .put("info", info)
                .put("createDate", createDate)
                .put("ipn", ipn)
                .put("createdAt", createdAt.toString())
                .put("expiresAt", expiresAt.toString())
                .put("answer", answer.name())
                .put("number", number);
    }

    static VnpayOrder ofJson(JsonNode json) {
        return new VnpayOrder(
                json.path("txnRef").stringValue(""),
                json.path("hundredths").longValue(0),
                json.path("info").stringValue(""),
                json.path("createDate").stringValue(""),
                json.path("ipn").stringValue(""),
                Instant.parse(json.path("createdAt").stringValue("")),
                Instant.parse(json.path("expiresAt").stringValue("")),
                Wallet.State.valueOf(json.path("answer").stringValue("")),
                json.path("number").longValue(0));
    }
}
