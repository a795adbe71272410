package vn.hospitalkiosk.gateway.psp.momo;

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
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.CustomerCodes;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// MoMo one-time payment with `captureWallet`: create and query (payments-providers §1.3, §1.4).
final class MomoPsp implements Psp {
    private static final FailureCode AWAY = new FailureCode("M10");
    static final FailureCode NOT_SET_UP = new FailureCode("M11");
    static final FailureCode REFUSED = new FailureCode("M12");
    private static final Logger LOG = LoggerFactory.getLogger(MomoPsp.class);

    private final MomoConfig config;
    private final MomoDesk desk;
    private final Codes codes;
    private final MomoNotices notices;
    private final MomoRefunds refunds;
    private final MomoCustomerCodes customerCodes;

    MomoPsp(MomoConfig config, MomoDesk desk) {
        this.config = config;
        this.desk = desk;
        this.codes = new Codes(config.resultCodes());
        this.notices = new MomoNotices(desk, codes);
        this.refunds = new MomoRefunds(config, desk, codes);
        this.customerCodes = new MomoCustomerCodes(config, desk, codes);
    }

    @Override
    public PspCode code() {
        return MomoModule.CODE;
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
    public Terms terms() {
        return config.terms();
    }

    @Override
    public Availability availability() {
        return desk.keys().isEmpty()
                ? desk.calls().notSetUp(NOT_SET_UP)
                : desk.calls().availability(AWAY);
    }

    @Override
    public Optional<Refunds> refunds() {
        return Optional.of(refunds);
    }

    @Override
    public Optional<CustomerCodes> customerCodes() {
        return config.customerCodes().offered() ? Optional.of(customerCodes) : Optional.empty();
    }

    @Override
    public Optional<Notices> notices() {
        return Optional.of(notices);
    }

    @Override
    public Placing place(Order order) {
        Optional<MomoKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, "MoMo's secret files are missing");
        }
        Placing placing =
                switch (create(order, keys.get())) {
                    case Answer.NotSent(String reason) -> new Placing.Refused(AWAY, reason);
                    case Answer.None(String reason) -> new Placing.NotKnown(reason);
                    case Answer.Message message ->
                            FlatJson.parse(message.raw().bytes())
                                    .map(json -> placed(order, keys.get(), json))
                                    .orElseGet(() -> new Placing.NotKnown("no JSON"));
                };
        desk.calls().told(Operation.CREATE, order.id(), placing);
        return placing;
    }

    private Answer create(Order order, MomoKeys keys) {
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("amount", Long.toString(order.amount().dong()));
        signed.put("extraData", "");
        signed.put("ipnUrl", config.callback().toString());
        signed.put("orderId", order.id().value());
        signed.put("orderInfo", order.info());
        signed.put("redirectUrl", config.redirect().toString());
        signed.put("requestId", order.id().value());
        signed.put("requestType", "captureWallet");
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("amount", order.amount().dong());
        more.put("partnerName", config.storeName());
        more.put("storeName", config.storeName());
        more.put("autoCapture", true);
        return desk.send(
                Operation.CREATE, "/create", keys, signed, more, config.terms().createTimeout());
    }

    private Placing placed(Order order, MomoKeys keys, FlatJson message) {
        String code = message.text("resultCode");
        Optional<Meaning> meaning = codes.meaning(code);
        if (meaning.equals(Optional.of(Meaning.REFUSED))) {
            return new Placing.Refused(REFUSED, Codes.said(code));
        }
        boolean ours =
                MomoDesk.about(message, order.id().value(), keys)
                        && message.number("amount").equals(Optional.of(order.amount().dong()));
        if (!meaning.equals(Optional.of(Meaning.PAID)) || !ours) {
            return new Placing.NotKnown(ours ? Codes.said(code) : "answer is not about our order");
        }
        String qr = message.text("qrCodeUrl");
        if (qr.isEmpty()) {
            LOG.warn("MoMo gives no qrCodeUrl: the merchant was not granted it; using payUrl");
            qr = message.text("payUrl");
        }
        return qr.isEmpty() ? new Placing.NotKnown("no QR in the answer") : new Placing.Placed(qr);
    }

    @Override
    public Telling ask(Order order) {
        Optional<MomoKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Telling.silent("MoMo's secret files are missing");
        }
        Map<String, String> signed =
                Map.of("orderId", order.id().value(), "requestId", UUID.randomUUID().toString());
        Answer answer =
                desk.send(
                        Operation.QUERY,
                        "/query",
                        keys.get(),
                        signed,
                        Map.of(),
                        config.terms().queryTimeout());
        Telling telling = told(order, keys.get(), answer);
        desk.calls().told(Operation.QUERY, order.id(), telling.report());
        return telling;
    }

    private Telling told(Order order, MomoKeys keys, Answer answer) {
        return switch (answer) {
            case Answer.NotSent(String reason) -> Telling.silent(reason);
            case Answer.None(String reason) -> Telling.silent(reason);
            case Answer.Message message ->
                    FlatJson.parse(message.raw().bytes())
                            .map(json ->
                                    MomoDesk.about(json, order.id().value(), keys)
                                            ? Telling.of(report(order, json), message.raw())
                                            : Telling.silent("answer is not about our order"))
                            .orElseGet(() -> Telling.silent("no JSON"));
        };
    }

    private PspReport report(Order order, FlatJson message) {
        String code = message.text("resultCode");
        if (codes.meaning(code).isEmpty()) {
            desk.calls().unknownCode(order.id(), code);
        }
        return codes.report(code, true, () -> paid(message));
    }

    static PspReport paid(FlatJson message) {
        Optional<Long> amount = message.number("amount").filter(a -> a > 0);
        String transaction = message.text("transId");
        if (amount.isEmpty() || transaction.isEmpty() || transaction.equals("0")) {
            return new PspReport.Processing("paid, but without amount or transaction");
        }
        return new PspReport.Paid(new Vnd(amount.get()), transaction);
    }

    @Override
    public void close() {
        desk.close();
    }
}
