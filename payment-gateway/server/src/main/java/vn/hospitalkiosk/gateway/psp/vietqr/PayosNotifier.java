package vn.hospitalkiosk.gateway.psp.vietqr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Notices.Heard;
import vn.hospitalkiosk.gateway.psp.Notices.Incoming;
import vn.hospitalkiosk.gateway.psp.Notices.Reply;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// payOS: `signature` beside `data` is HMAC-SHA256 over data's fields sorted a–z, null as nothing (payments-providers §5.3). No time is signed: a message that comes again is known by its bytes and its bank reference.
final class PayosNotifier implements Notifier {
    private static final String DONE = "00";

    @Override
    public Reading read(Incoming message, List<String> keys) {
        Optional<FlatJson> body = FlatJson.parse(message.raw().bytes());
        Optional<FlatJson> data = body.flatMap(json -> json.inner("data"));
        if (body.isEmpty() || data.isEmpty()) {
            return new Reading.Refused("not a JSON object with data");
        }
        String signed = Signatures.sorted(data.get().fields());
        if (!Signatures.fits(
                keys,
                key -> Signatures.hmacHex("HmacSHA256", key, signed),
                body.get().text("signature").toLowerCase(Locale.ROOT))) {
            return new Reading.Refused("wrong signature");
        }
        if (!data.get().text("code").equals(DONE)) {
            return new Reading.Nothing();
        }
        if (!data.get().text("currency").equals("VND")) {
            return new Reading.Refused("not in đồng");
        }
        return Movement.read(
                data.get(),
                "amount",
                "reference",
                "payos",
                "paymentLinkId",
                List.of("description"));
    }

    @Override
    public Reply reply(Heard heard) {
        return heard == Heard.NOT_STORED
                ? Reply.json(500, "{\"success\":false}")
                : Reply.json(200, "{\"success\":true}");
    }

    @Override
    public Reply refusal() {
        return Reply.json(400, "{\"success\":false}");
    }
}
