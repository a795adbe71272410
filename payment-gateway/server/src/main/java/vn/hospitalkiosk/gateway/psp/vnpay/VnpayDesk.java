package vn.hospitalkiosk.gateway.psp.vnpay;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.line.HttpLine;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Secrets;
import vn.hospitalkiosk.gateway.psp.line.Calls;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;

/// One signed question to VNPAY and its answer: new orders by a signed link, all else by JSON.
final class VnpayDesk implements AutoCloseable {
    static final String VERSION = "2.1.0";

    private final VnpayConfig config;
    private final Secrets secrets;
    private final HttpLine line;
    private final Calls calls;
    private final Clock clock;

    VnpayDesk(VnpayConfig config, Secrets secrets, Calls calls, Clock clock) {
        this.config = config;
        this.secrets = secrets;
        this.calls = calls;
        this.clock = clock;
        this.line = new HttpLine(config.terms().connectTimeout());
    }

    Optional<VnpayKeys> keys() {
        return VnpayKeys.read(secrets);
    }

    Calls calls() {
        return calls;
    }

    Instant now() {
        return clock.instant();
    }

    /// @param fields all but the merchant and the signature
    Answer make(VnpayKeys keys, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("vnp_Version", VERSION);
        all.put("vnp_TmnCode", keys.tmnCode());
        String link = VnpaySignature.link(all);
        URI address =
                URI.create(
                        config.pay()
                                + "?"
                                + link
                                + "&"
                                + VnpaySignature.FIELD
                                + "="
                                + VnpaySignature.of(link, keys.hashSecret()));
        return calls.through(
                Operation.CREATE,
                () -> line.get(address, Map.of(), config.terms().createTimeout()));
    }

    /// What became of an order; VNPAY wants its first day and second again.
    ///
    /// @param request our id of this question, new each time
    Answer query(Operation operation, VnpayKeys keys, Psp.Order order, OrderId request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("vnp_RequestId", request.value());
        fields.put("vnp_Command", "querydr");
        fields.put("vnp_TxnRef", order.id().value());
        fields.put("vnp_TransactionDate", VnpayDay.of(order.placedAt()));
        fields.put("vnp_CreateDate", VnpayDay.of(now()));
        fields.put("vnp_OrderInfo", "Truy van " + order.id());
        return send(operation, keys, fields, VnpaySignature.QUERY);
    }

    Answer send(
            Operation operation, VnpayKeys keys, Map<String, String> fields, List<String> signed) {
        Map<String, String> body = new LinkedHashMap<>(fields);
        body.put("vnp_Version", VERSION);
        body.put("vnp_TmnCode", keys.tmnCode());
        body.put("vnp_IpAddr", config.address());
        body.put(
                VnpaySignature.FIELD,
                VnpaySignature.of(VnpaySignature.joined(body, signed), keys.hashSecret()));
        return calls.through(
                operation,
                () ->
                        line.post(
                                config.api(),
                                HttpLine.JSON,
                                FlatJson.write(body),
                                Map.of(),
                                operation == Operation.REFUND
                                        ? config.terms().createTimeout()
                                        : config.terms().queryTimeout()));
    }

    /// Whether an answer is VNPAY's word about this order: signed, our merchant, our id.
    static boolean isWordAbout(
            FlatJson answer, List<String> signed, Psp.Order order, VnpayKeys keys) {
        return VnpaySignature.fits(answer, signed, keys.hashSecrets())
                && answer.text("vnp_TmnCode").equals(keys.tmnCode())
                && answer.text("vnp_TxnRef").equals(order.id().value());
    }

    @Override
    public void close() {
        line.close();
    }
}
