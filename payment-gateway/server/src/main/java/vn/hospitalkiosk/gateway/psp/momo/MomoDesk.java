package vn.hospitalkiosk.gateway.psp.momo;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// One signed question to MoMo and its answer, whatever the question.
final class MomoDesk implements AutoCloseable {
    private final MomoConfig config;
    private final Secrets secrets;
    private final HttpLine line;
    private final Calls calls;

    MomoDesk(MomoConfig config, Secrets secrets, Calls calls) {
        this.config = config;
        this.secrets = secrets;
        this.calls = calls;
        this.line = new HttpLine(config.terms().connectTimeout());
    }

    Optional<MomoKeys> keys() {
        return MomoKeys.read(secrets);
    }

    Optional<String> publicKey() {
        return secrets.read("public-key");
    }

    Calls calls() {
        return calls;
    }

    /// @param signed the fields the signature covers, `accessKey` and `partnerCode` excepted
    /// @param more fields of the body that are not signed
    Answer send(
            Operation operation,
            String path,
            MomoKeys keys,
            Map<String, String> signed,
            Map<String, Object> more,
            Duration longest) {
        Map<String, String> covered = new LinkedHashMap<>(signed);
        covered.put("accessKey", keys.accessKey());
        covered.put("partnerCode", keys.partnerCode());
        Map<String, Object> body = new LinkedHashMap<>(covered);
        body.remove("accessKey");
        body.putAll(more);
        body.put("lang", "vi");
        body.put("signature", MomoSignature.sign(covered, keys.secretKey()));
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

    /// Whether an answer is about our order; answers carry no signature, the order's id is what ties them to the question.
    static boolean about(FlatJson message, String order, MomoKeys keys) {
        return message.text("orderId").equals(order)
                && message.text("partnerCode").equals(keys.partnerCode());
    }

    @Override
    public void close() {
        line.close();
    }
}
