package vn.hospitalkiosk.gateway.psp.zalopay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// ZaloPay's callback (payments-providers §2.5): sent for paid orders alone, at most four times. The mac covers the text in `data` exactly as it came; it is checked before that text is read.
final class ZaloPayNotices implements Notices {
    private static final String ORDER = "1";

    private final ZaloPayDesk desk;

    ZaloPayNotices(ZaloPayDesk desk) {
        this.desk = desk;
    }

    @Override
    public Notice read(Incoming message) {
        if (message.method().equals("GET")) {
            // Where a payer ends who paid in the phone's browser.
            return Notice.Answered.toThePayer(message.path());
        }
        return desk.keys()
                .map(keys -> verdict(message.raw().bytes(), keys))
                .orElseGet(() -> new Notice.Answered(reply(0, "not set up, please retry")));
    }

    private static Notice verdict(byte[] body, ZaloPayKeys keys) {
        Optional<FlatJson> envelope = FlatJson.parse(body);
        if (envelope.isEmpty()) {
            return refused("not a JSON object");
        }
        String data = envelope.get().text("data");
        if (!ZaloPayMac.fits(data, keys.callbackKeys(), envelope.get().text("mac"))) {
            return refused("wrong mac");
        }
        if (!envelope.get().text("type").equals(ORDER)) {
            return refused("not about an order");
        }
        return FlatJson.parse(data.getBytes(StandardCharsets.UTF_8))
                .map(message -> verdict(message, keys))
                .orElseGet(() -> refused("data is not a JSON object"));
    }

    private static Notice verdict(FlatJson message, ZaloPayKeys keys) {
        if (!message.text("app_id").equals(keys.appId())) {
            return refused("another app");
        }
        Optional<OrderId> order = ZaloPayIds.order(message.text("app_trans_id"));
        return order.isEmpty()
                ? refused("no order id")
                : new Notice.Genuine(order.get(), ZaloPayPsp.paid(message), ZaloPayNotices::reply);
    }

    private static Reply reply(Heard heard) {
        return switch (heard) {
            case ACCEPTED, UNKNOWN_ORDER, OTHER_AMOUNT -> reply(1, "success");
            case REPEATED -> reply(2, "known already");
            case NOT_STORED -> reply(0, "please retry");
        };
    }

    private static Notice refused(String reason) {
        return new Notice.Refused(reason, reply(-1, "mac not equal"));
    }

    private static Reply reply(int code, String words) {
        return Reply.json(
                200, "{\"return_code\":" + code + ",\"return_message\":\"" + words + "\"}");
    }
}
