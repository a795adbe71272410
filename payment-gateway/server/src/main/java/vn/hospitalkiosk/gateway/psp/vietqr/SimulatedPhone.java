package vn.hospitalkiosk.gateway.psp.vietqr;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.psp.line.Answer;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.HttpLine;

/// In `simulated` no camera sees the kiosk's screen: the virtual phone is handed each QR instead. Refused by [VietQrModule] everywhere else.
final class SimulatedPhone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedPhone.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final VietQrConfig config;
    private final HttpLine line = new HttpLine(Duration.ofSeconds(1));

    SimulatedPhone(VietQrConfig config) {
        this.config = config;
    }

    /// Returns at once; nothing depends on it.
    void show(String qr) {
        if (config.simulated().told()) {
            Thread.ofVirtual().name("vietqr-shown").start(() -> tell(qr));
        }
    }

    private void tell(String qr) {
        Answer answer =
                line.post(
                        config.simulated().phone(),
                        HttpLine.JSON,
                        FlatJson.write(
                                Map.of(
                                        "text",
                                        qr,
                                        "notify",
                                        config.simulated().callback().toString(),
                                        "notifier",
                                        config.notifier().name().toLowerCase(Locale.ROOT))),
                        Map.of(),
                        PATIENCE);
        if (!(answer instanceof Answer.Message message) || message.status() != 200) {
            LOG.warn("the virtual phone did not take the QR: {}", answer);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
