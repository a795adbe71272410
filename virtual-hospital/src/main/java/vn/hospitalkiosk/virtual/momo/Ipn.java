package vn.hospitalkiosk.virtual.momo;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.web.Json;

/// The notification of one order's outcome (§1.7), signed.
final class Ipn {
    private Ipn() {}

    static ObjectNode of(MomoOrder order, Instant now, MomoKeys keys) {
        ResultCode code = order.resultAt(now);
        ObjectNode ipn =
                Json.object()
                        .put("partnerCode", keys.partnerCode())
                        .put("orderId", order.orderId())
                        .put("requestId", order.requestId())
                        .put("amount", order.amount())
                        .put("orderInfo", order.info())
                        .put("orderType", "momo_wallet")
                        .put("transId", order.transId())
                        .put("resultCode", code.number())
                        .put("message", code.message(order.language()))
                        .put("payType", "qr")
                        .put("responseTime", now.toEpochMilli())
                        .put("extraData", order.extraData());
        return ipn.put("signature", SignedMessage.IPN.sign(ipn, keys));
    }

    /// The same but for one digit: the last of the amount.
    static ObjectNode tampered(ObjectNode ipn) {
        long amount = ipn.path("amount").longValue();
        long digit = amount % 10;
        return ipn.deepCopy().put("amount", amount - digit + (digit + 1) % 10);
    }
}
