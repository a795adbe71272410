package vn.hospitalkiosk.gateway.psp.vietqr;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.hospitalkiosk.gateway.psp.Notices.Heard;
import vn.hospitalkiosk.gateway.psp.Notices.Incoming;
import vn.hospitalkiosk.gateway.psp.Notices.Reply;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Signatures;

/// Casso, webhook V2: HMAC-SHA512 over `<milliseconds>.<the JSON with all keys sorted>` in `X-Casso-Signature: t=…,v1=…` (payments-providers §5.3; known from samples). The unsigned V1 is not taken.
final class CassoNotifier implements Notifier {
    private static final Pattern HEADER =
            Pattern.compile("t=([0-9]{1,14}),\\s*v1=([0-9A-Fa-f]{128})");

    private final SignedTime time;

    CassoNotifier(Clock clock, Duration window) {
        this.time = new SignedTime(clock, window);
    }

    @Override
    public Reading read(Incoming message, List<String> keys) {
        Matcher header = HEADER.matcher(message.header("x-casso-signature").orElse(""));
        Optional<byte[]> sorted = FlatJson.sorted(message.raw().bytes());
        if (!header.matches() || sorted.isEmpty()) {
            return new Reading.Refused("no signature, or not a JSON object");
        }
        byte[] signed = SignedTime.before(header.group(1), sorted.get());
        if (!Signatures.fits(
                keys,
                key -> HexFormat.of().formatHex(Signatures.hmac("HmacSHA512", key, signed)),
                header.group(2).toLowerCase(Locale.ROOT))) {
            return new Reading.Refused("wrong signature");
        }
        if (!time.isNear(header.group(1), 1)) {
            return new Reading.Refused("signed at another time");
        }
        return FlatJson.parse(message.raw().bytes())
                .flatMap(body -> body.inner("data"))
                .map(CassoNotifier::movement)
                .orElseGet(() -> new Reading.Refused("no data"));
    }

    private static Reading movement(FlatJson data) {
        return Movement.read(data, "amount", "reference", "casso", "id", List.of("description"));
    }

    @Override
    public Reply reply(Heard heard) {
        return heard == Heard.NOT_STORED
                ? Reply.json(500, "{\"error\":1}")
                : Reply.json(200, "{\"error\":0}");
    }

    @Override
    public Reply refusal() {
        return Reply.json(401, "{\"error\":1}");
    }
}
