package vn.hospitalkiosk.gateway.psp.momo;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.momo.MomoConfig.Meaning;
import vn.hospitalkiosk.gateway.psp.momo.MomoLine.Answer;

/// MoMo one-time payment with `captureWallet`: create and query (§1.3, §1.4).
public final class MomoPsp implements Psp, AutoCloseable {
    static final PspCode CODE = new PspCode("momo");
    private static final FailureCode AWAY = new FailureCode("M10");
    private static final FailureCode NOT_SET_UP = new FailureCode("M11");
    private static final FailureCode REFUSED = new FailureCode("M12");
    private static final Logger LOG = LoggerFactory.getLogger(MomoPsp.class);

    private final MomoConfig config;
    private final MomoSecrets.Source secrets;
    private final MomoLine line;
    private final MomoBreakers breakers;
    private final ResultCodes codes;
    private final MeterRegistry meters;

    public MomoPsp(
            MomoConfig config, MomoSecrets.Source secrets, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.secrets = secrets;
        this.line = new MomoLine(config.endpoint(), config.connectTimeout());
        this.breakers = new MomoBreakers(config.breaker(), clock);
        this.codes = new ResultCodes(config.meanings());
        this.meters = meters;
    }

    @Override
    public PspCode code() {
        return CODE;
    }

    @Override
    public String label() {
        return "MoMo";
    }

    @Override
    public MethodView.Kind kind() {
        return MethodView.Kind.WALLET;
    }

    @Override
    public Availability availability() {
        if (secrets.read().isEmpty()) {
            return new Availability.Unavailable(NOT_SET_UP, Optional.empty(), alternative());
        }
        return breakers.awaySince()
                .<Availability>map(since ->
                        new Availability.Unavailable(AWAY, Optional.of(since), alternative()))
                .orElseGet(Availability.Available::new);
    }

    private Optional<String> alternative() {
        return config.alternative().isEmpty()
                ? Optional.empty()
                : Optional.of(config.alternative());
    }

    @Override
    public boolean takes(Vnd amount) {
        return amount.compareTo(config.least()) >= 0 && amount.compareTo(config.most()) <= 0;
    }

    @Override
    public Duration placingTakes() {
        return config.createTimeout();
    }

    @Override
    public Duration qrLife() {
        return config.qrLife();
    }

    @Override
    public Duration grace() {
        return config.grace();
    }

    @Override
    public Duration watch() {
        return config.watch();
    }

    @Override
    public Placing place(Order order) {
        Optional<MomoSecrets> keys = secrets.read();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, "MoMo's secret files are missing");
        }
        Map<String, Object> body = createBody(order, keys.get());
        Answer answer = breakers.create(() -> line.post("/create", body, config.createTimeout()));
        Placing placing =
                switch (answer) {
                    case Answer.None(String reason) -> new Placing.NotKnown(reason);
                    case Answer.Message message -> placed(order, keys.get(), message.message());
                };
        count("create", placing.getClass().getSimpleName());
        LOG.info("MoMo create {}: {}", order.id(), said(placing));
        return placing;
    }

    private Map<String, Object> createBody(Order order, MomoSecrets keys) {
        Map<String, String> signed = new HashMap<>();
        signed.put("accessKey", keys.accessKey());
        signed.put("amount", Long.toString(order.amount().dong()));
        signed.put("extraData", "");
        signed.put("ipnUrl", config.callback().toString());
        signed.put("orderId", order.id().value());
        signed.put("orderInfo", order.info());
        signed.put("partnerCode", keys.partnerCode());
        signed.put("redirectUrl", config.redirect().toString());
        signed.put("requestId", order.id().value());
        signed.put("requestType", "captureWallet");
        Map<String, Object> body = new LinkedHashMap<>(signed);
        body.remove("accessKey");
        body.put("amount", order.amount().dong());
        body.put("partnerName", config.storeName());
        body.put("storeName", config.storeName());
        body.put("autoCapture", true);
        body.put("lang", "vi");
        body.put("signature", MomoSignature.sign(signed, keys.secretKey()));
        return body;
    }

    private Placing placed(Order order, MomoSecrets keys, MomoMessage message) {
        Optional<Meaning> meaning = codes.meaning(message);
        String code = "code " + message.text("resultCode");
        if (meaning.equals(Optional.of(Meaning.REFUSED))) {
            return new Placing.Refused(REFUSED, code);
        }
        boolean ours =
                message.text("orderId").equals(order.id().value())
                        && message.text("partnerCode").equals(keys.partnerCode())
                        && message.number("amount").equals(Optional.of(order.amount().dong()));
        if (!meaning.equals(Optional.of(Meaning.PAID)) || !ours) {
            return new Placing.NotKnown(ours ? code : "answer is not about our order");
        }
        String qr = message.text("qrCodeUrl");
        if (qr.isEmpty()) {
            LOG.warn("MoMo gives no qrCodeUrl: the merchant was not granted it; using payUrl");
            qr = message.text("payUrl");
        }
        return qr.isEmpty() ? new Placing.NotKnown("no QR in the answer") : new Placing.Placed(qr);
    }

    private static String said(Placing placing) {
        return switch (placing) {
            case Placing.Placed _ -> "placed";
            case Placing.Refused(FailureCode _, String reason) -> "refused, " + reason;
            case Placing.NotKnown(String reason) -> "not known, " + reason;
        };
    }

    @Override
    public Telling ask(OrderId order) {
        Optional<MomoSecrets> keys = secrets.read();
        if (keys.isEmpty()) {
            return silent("MoMo's secret files are missing");
        }
        Map<String, Object> body = queryBody(order, keys.get());
        Answer answer = breakers.query(() -> line.post("/query", body, config.queryTimeout()));
        Telling telling =
                switch (answer) {
                    case Answer.None(String reason) -> silent(reason);
                    case Answer.Message message -> told(order, keys.get(), message);
                };
        count("query", telling.report().getClass().getSimpleName());
        return telling;
    }

    private static Map<String, Object> queryBody(OrderId order, MomoSecrets keys) {
        Map<String, String> signed = new HashMap<>();
        signed.put("accessKey", keys.accessKey());
        signed.put("orderId", order.value());
        signed.put("partnerCode", keys.partnerCode());
        signed.put("requestId", UUID.randomUUID().toString());
        Map<String, Object> body = new LinkedHashMap<>(signed);
        body.remove("accessKey");
        body.put("lang", "vi");
        body.put("signature", MomoSignature.sign(signed, keys.secretKey()));
        return body;
    }

    private Telling told(OrderId order, MomoSecrets keys, Answer.Message answer) {
        MomoMessage message = answer.message();
        if (!message.text("orderId").equals(order.value())
                || !message.text("partnerCode").equals(keys.partnerCode())) {
            return silent("answer is not about our order");
        }
        PspReport report = codes.report(message, true);
        if (codes.meaning(message).isEmpty()) {
            unknownCode(order, message);
        }
        return new Telling(report, isFinal(report) ? Optional.of(answer.raw()) : Optional.empty());
    }

    /// Somebody should look: until then it counts as "still processing", never as failed (§1.9).
    void unknownCode(OrderId order, MomoMessage message) {
        count("any", "unknown-code");
        LOG.error(
                "MoMo answers order {} with result code {}, which no list in psp/momo.yaml has",
                order,
                message.number("resultCode").map(String::valueOf).orElse("(no number)"));
    }

    Optional<MomoSecrets> keys() {
        return secrets.read();
    }

    ResultCodes codes() {
        return codes;
    }

    private static boolean isFinal(PspReport report) {
        return switch (report) {
            case PspReport.Paid _,
                    PspReport.Declined _,
                    PspReport.Cancelled _,
                    PspReport.Expired _ ->
                    true;
            case PspReport.Waiting _,
                    PspReport.Processing _,
                    PspReport.NotFound _,
                    PspReport.Silent _ ->
                    false;
        };
    }

    private static Telling silent(String reason) {
        return new Telling(new PspReport.Silent(reason), Optional.empty());
    }

    private void count(String operation, String outcome) {
        meters.counter("psp_calls", "psp", "momo", "operation", operation, "outcome", outcome)
                .increment();
    }

    @Override
    public void close() {
        line.close();
    }
}
