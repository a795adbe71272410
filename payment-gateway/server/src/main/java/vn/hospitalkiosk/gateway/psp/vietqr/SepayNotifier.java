package vn.hospitalkiosk.gateway.psp.vietqr;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Notices.Heard;
import vn.hospitalkiosk.gateway.psp.Notices.Incoming;
import vn.hospitalkiosk.gateway.psp.Notices.Reply;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// SePay, its signed kind of webhook: HMAC-SHA256 over `<seconds>.<body as it came>` (payments-providers §5.3). The unsigned kinds are not taken.
final class SepayNotifier implements Notifier {
    private final SignedTime time;

    SepayNotifier(Clock clock, Duration window) {
        this.time = new SignedTime(clock, window);
    }

    @Override
    public Reading read(Incoming message, List<String> keys) {
        String at = message.header("x-sepay-timestamp").orElse("");
        byte[] signed = SignedTime.before(at, message.raw().bytes());
        String given = message.header("x-sepay-signature").orElse("").toLowerCase(Locale.ROOT);
        if (!Signatures.fits(keys, key -> signature(key, signed), given)) {
            return new Reading.Refused("wrong signature");
        }
        if (!time.isNear(at, 1_000)) {
            return new Reading.Refused("signed at another time");
        }
        Optional<FlatJson> json = FlatJson.parse(message.raw().bytes());
        if (json.isEmpty()) {
            return new Reading.Refused("not a JSON object");
        }
        return switch (json.get().text("transferType")) {
            case "in" ->
                    Movement.read(
                            json.get(),
                            "transferAmount",
                            "referenceCode",
                            "sepay",
                            "id",
                            List.of("content", "code", "description"));
            case "out" -> new Reading.Nothing();
            default -> new Reading.Refused("neither in nor out");
        };
    }

    private static String signature(String key, byte[] signed) {
        return "sha256=" + HexFormat.of().formatHex(Signatures.hmac("HmacSHA256", key, signed));
    }

    @Override
    public Reply reply(Heard heard) {
        return heard == Heard.NOT_STORED
                ? Reply.json(500, "{\"success\":false}")
                : Reply.json(200, "{\"success\":true}");
    }

    @Override
    public Reply refusal() {
        return Reply.json(401, "{\"success\":false}");
    }
}
