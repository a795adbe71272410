package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// One signed question to VNPT and its answer.
final class VnptMoneyDesk implements AutoCloseable {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final VnptMoneyConfig config;
    private final Secrets secrets;
    private final HttpLine line;
    private final Calls calls;

    VnptMoneyDesk(VnptMoneyConfig config, Secrets secrets, Calls calls) {
        this.config = config;
        this.secrets = secrets;
        this.calls = calls;
        this.line = new HttpLine(config.terms().connectTimeout());
    }

    Optional<VnptMoneyKeys> keys() {
        return VnptMoneyKeys.read(secrets);
    }

    Calls calls() {
        return calls;
    }

    /// `yyyyMMddHHmmss`, Vietnamese time.
    static String date(Instant at) {
        return DATE.format(at);
    }

    /// @param signed in the order of the code, without the key
    Answer send(
            Operation operation,
            String path,
            VnptMoneyKeys keys,
            Map<String, String> signed,
            Duration longest) {
        Map<String, String> body = new LinkedHashMap<>(signed);
        body.put(SecureCode.FIELD, SecureCode.of(List.copyOf(signed.values()), keys.secretKey()));
        return calls.through(
                operation,
                () ->
                        line.post(
                                URI.create(config.endpoint() + path),
                                HttpLine.JSON,
                                FlatJson.write(body),
                                Map.of("Authorization", "Bearer " + keys.apiKey()),
                                longest));
    }

    @Override
    public void close() {
        line.close();
    }
}
