package vn.hospitalkiosk.virtual.vietqr;

import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// A QR that the phone has seen. A bank knows no end of it.
///
/// @param id what the phone calls it: the note, or a number
/// @param told where the account's movements are told
/// @param answer open, paid or declined
record OpenTransfer(
        String id,
        ScannedQr qr,
        String told,
        Service service,
        Instant seenAt,
        Wallet.State answer) {
    OpenTransfer answered(Wallet.State given) {
        return new OpenTransfer(id, qr, notify, service, seenAt, given);
    }

    ObjectNode toJson() {
        return Json.object()
                .put("id", id)
                .put("bin", qr.bin())
                .put("account", qr.account())
                .put("amountVnd", qr.amountVnd())
                .put("note", qr.note())
                .put("notify", told)
                .put("service", service.name())
                .put("seenAt", seenAt.toString())
                .put("answer", answer.name());
    }

    static OpenTransfer ofJson(JsonNode json) {
        return new OpenTransfer(
                json.path("id").stringValue(""),
                new ScannedQr(
                        json.path("bin").stringValue(""),
                        json.path("account").stringValue(""),
                        json.path("amountVnd").longValue(0),
                        json.path("note").stringValue("")),
                json.path("notify").stringValue(""),
                Service.valueOf(json.path("service").stringValue("")),
                Instant.parse(json.path("seenAt").stringValue("")),
                Wallet.State.valueOf(json.path("answer").stringValue("")));
    }
}
