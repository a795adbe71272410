package vn.hospitalkiosk.gateway.psp.zalopay;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// One question to ZaloPay and its answer, whatever the question. Answers carry neither mac nor our id: they are about our order because they came on the connection that asked.
final class ZaloPayDesk implements AutoCloseable {
    private final ZaloPayConfig config;
    private final Secrets secrets;
    private final HttpLine line;
    private final Calls calls;
    private final Clock clock;

    ZaloPayDesk(ZaloPayConfig config, Secrets secrets, Calls calls, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.calls = calls;
        this.clock = clock;
        this.line = new HttpLine(config.terms().connectTimeout());
    }

    Optional<ZaloPayKeys> keys() {
        return ZaloPayKeys.read(secrets);
    }

    Calls calls() {
        return calls;
    }

    Instant now() {
        return clock.instant();
    }

    /// @param fields all but `app_id` and `mac`
    Answer send(
            Operation operation,
            String path,
            ZaloPayKeys keys,
            Map<String, Object> fields,
            String mac,
            Duration longest) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("app_id", Integer.parseInt(keys.appId()));
        body.putAll(fields);
        body.put("mac", mac);
        return calls.through(
                operation,
                () ->
                        line.post(
                                URI.create(config.endpoint() + path),
                                HttpLine.JSON,
                                FlatJson.write(body),
                                Map.of(),
                                longest));
    }

    @Override
    public void close() {
        line.close();
    }
}
