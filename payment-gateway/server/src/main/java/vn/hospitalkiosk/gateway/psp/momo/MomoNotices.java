package vn.hospitalkiosk.gateway.psp.momo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// MoMo's IPN (payments-providers §1.7): 204 once it is stored, also when it comes again; 400 without any change when it is not MoMo's.
final class MomoNotices implements Notices {
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

    private final MomoDesk desk;
    private final Codes codes;

    MomoNotices(MomoDesk desk, Codes codes) {
        this.desk = desk;
        this.codes = codes;
    }

    @Override
    public Notice read(Incoming message) {
        if (message.method().equals("GET")) {
            // Where a payer ends who paid in the phone's browser.
            return Notice.Answered.toThePayer(message.path());
        }
        return desk.keys()
                .map(keys -> verdict(message.raw().bytes(), keys))
                .orElseGet(() -> new Notice.Answered(Reply.empty(503)));
    }

    private Notice verdict(byte[] body, MomoKeys keys) {
        Optional<FlatJson> parsed = FlatJson.parse(body);
        if (parsed.isEmpty()) {
            return refused("not a JSON object");
        }
        FlatJson message = parsed.get();
        Map<String, String> fields = new HashMap<>();
        SIGNED.forEach(name -> fields.put(name, message.text(name)));
        fields.put("accessKey", keys.accessKey());
        if (!MomoSignature.fits(fields, keys.secretKeys(), message.text("signature"))) {
            return refused("wrong signature");
        }
        if (!message.text("partnerCode").equals(keys.partnerCode())) {
            return refused("another merchant");
        }
        String order = message.text("orderId");
        if (!order.matches("[0-9a-zA-Z._-]{1," + LONGEST_ORDER + "}")) {
            return refused("no order id");
        }
        String code = message.text("resultCode");
        if (codes.meaning(code).isEmpty()) {
            desk.calls().unknownCode(new OrderId(order), code);
        }
        return new Notice.Genuine(
                new OrderId(order),
                codes.report(code, false, () -> MomoPsp.paid(message)),
                heard -> Reply.empty(heard == Heard.NOT_STORED ? 503 : 204));
    }

    private static Notice refused(String reason) {
        return new Notice.Refused(reason, Reply.empty(400));
    }
}
