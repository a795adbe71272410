package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// One signed question to Viettel and its signed answer.
final class PaybizDesk implements AutoCloseable {
    private final PaybizConfig config;
    private final Secrets secrets;
    private final PaybizSignature signature;
    private final HttpLine line;
    private final Calls calls;

    PaybizDesk(PaybizConfig config, Secrets secrets, Calls calls) {
        this.config = config;
        this.secrets = secrets;
        this.signature = new PaybizSignature(config.signing().form());
        this.calls = calls;
        this.line = new HttpLine(config.terms().connectTimeout());
    }

    Optional<PaybizKeys> keys() {
        return PaybizKeys.read(secrets);
    }

    PaybizSignature signature() {
        return signature;
    }

    Calls calls() {
        return calls;
    }

    Answer send(
            Operation operation,
            String path,
            Map<String, ?> fields,
            PaybizKeys keys,
            Duration longest) {
        byte[] body = FlatJson.write(fields);
        return calls.through(
                operation,
                () ->
                        line.post(
                                URI.create(config.api() + path),
                                HttpLine.JSON,
                                body,
                                Map.of(
                                        "Authorization",
                                        "Bearer " + keys.accessToken(),
                                        config.signing().header(),
                                        signature.of(keys.ours(), body)),
                                longest));
    }

    /// Empty when Viettel did not sign these bytes.
    Optional<FlatJson> genuine(Answer.Message message, PaybizKeys keys) {
        String given =
                message.headers()
                        .getOrDefault(config.signing().header().toLowerCase(Locale.ROOT), "");
        byte[] body = message.raw().bytes();
        return signature.fits(keys.viettels(), body, given)
                ? FlatJson.parse(body)
                : Optional.empty();
    }

    @Override
    public void close() {
        line.close();
    }
}
