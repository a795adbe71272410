package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.FormFields;

/// One form to Viettel's `postData` and its answer.
final class ViettelMoneyDesk implements AutoCloseable {
    static final String VERSION = "2.0";

    private final ViettelMoneyConfig config;
    private final Secrets secrets;
    private final HttpLine line;
    private final Calls calls;

    ViettelMoneyDesk(ViettelMoneyConfig config, Secrets secrets, Calls calls) {
        this.config = config;
        this.secrets = secrets;
        this.calls = calls;
        this.line = new HttpLine(config.terms().connectTimeout());
    }

    Optional<ViettelMoneyKeys> keys() {
        return ViettelMoneyKeys.read(secrets);
    }

    Calls calls() {
        return calls;
    }

    Answer send(Operation operation, Map<String, String> fields, Duration longest) {
        return calls.through(
                operation,
                () ->
                        line.post(
                                config.api(),
                                HttpLine.FORM,
                                FormFields.write(fields).getBytes(StandardCharsets.UTF_8),
                                Map.of(),
                                longest));
    }

    @Override
    public void close() {
        line.close();
    }
}
