package vn.hospitalkiosk.gateway.psp.momo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.PspReport;

/// Checks an IPN (§1.7) before anything in it is believed.
final class MomoNotice {
    private static final int LONGEST_ORDER = 200;
    private static final List<String> SIGNED =
            List.of(
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

    private MomoNotice() {}

    sealed interface Verdict {
        record Genuine(OrderId order, PspReport report, MomoMessage message) implements Verdict {}

        record Refused(String reason) implements Verdict {}
    }

    static Verdict verdict(byte[] body, MomoSecrets keys, ResultCodes codes) {
        Optional<MomoMessage> parsed = MomoMessage.parse(body);
        if (parsed.isEmpty()) {
            return new Verdict.Refused("not a JSON object");
        }
        MomoMessage message = parsed.get();
        Map<String, String> fields = new HashMap<>();
        SIGNED.forEach(name -> fields.put(name, message.text(name)));
        fields.put("accessKey", keys.accessKey());
        if (!MomoSignature.fits(fields, keys.secretKey(), message.text("signature"))) {
            return new Verdict.Refused("wrong signature");
        }
        if (!message.text("partnerCode").equals(keys.partnerCode())) {
            return new Verdict.Refused("another merchant");
        }
        String order = message.text("orderId");
        if (!order.matches("[0-9a-zA-Z._-]{1," + LONGEST_ORDER + "}")) {
            return new Verdict.Refused("no order id");
        }
        return new Verdict.Genuine(new OrderId(order), codes.report(message, false), message);
    }
}
