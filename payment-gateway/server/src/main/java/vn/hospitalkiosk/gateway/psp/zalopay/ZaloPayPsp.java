package vn.hospitalkiosk.gateway.psp.zalopay;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// ZaloPay one-time payment: create and query (payments-providers §2.3, §2.4).
final class ZaloPayPsp implements Psp {
    private static final FailureCode AWAY = new FailureCode("M20");
    private static final FailureCode NOT_SET_UP = new FailureCode("M21");
    private static final FailureCode REFUSED = new FailureCode("M22");
    static final String NO_SECRETS = "ZaloPay's secret files are missing";
    private static final Logger LOG = LoggerFactory.getLogger(ZaloPayPsp.class);

    /// ZaloPay takes nothing shorter.
    private static final long SHORTEST_LIFE_SECONDS = 300;

    private final ZaloPayConfig config;
    private final ZaloPayDesk desk;
    private final Codes codes;
    private final ZaloPayNotices notices;
    private final ZaloPayRefunds refunds;

    ZaloPayPsp(ZaloPayConfig config, ZaloPayDesk desk) {
        this.config = config;
        this.desk = desk;
        this.codes = new Codes(config.resultCodes());
        this.notices = new ZaloPayNotices(desk);
        this.refunds = new ZaloPayRefunds(config, desk);
    }

    @Override
    public PspCode code() {
        return ZaloPayModule.CODE;
    }

    @Override
    public String label() {
        return "ZaloPay";
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
    public Optional<Notices> notices() {
        return Optional.of(notices);
    }

    @Override
    public Placing place(Order order) {
        Optional<ZaloPayKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, NO_SECRETS);
        }
        if (!ZaloPayIds.day(order.placedAt()).equals(ZaloPayIds.day(desk.now()))) {
            // ZaloPay takes today's ids alone, and an id is never made anew: the next attempt is a
            // new order.
            return new Placing.Refused(REFUSED, "midnight came between making and sending");
        }
        Placing placing =
                switch (create(order, keys.get())) {
                    case Answer.NotSent(String reason) -> new Placing.Refused(AWAY, reason);
                    case Answer.None(String reason) -> new Placing.NotKnown(reason);
                    case Answer.Message message ->
                            FlatJson.parse(message.raw().bytes())
                                    .map(this::placed)
                                    .orElseGet(() -> new Placing.NotKnown("no JSON"));
                };
        desk.calls().told(Operation.CREATE, order.id(), placing);
        return placing;
    }

    private Answer create(Order order, ZaloPayKeys keys) {
        String id = ZaloPayIds.of(order);
        long madeAt = order.placedAt().toEpochMilli();
        String embedded =
                new String(
                        FlatJson.write(Map.of("redirecturl", config.redirect().toString())),
                        StandardCharsets.UTF_8);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("app_user", config.appUser());
        fields.put("app_trans_id", id);
        fields.put("app_time", madeAt);
        fields.put(
                "expire_duration_seconds",
                Math.max(SHORTEST_LIFE_SECONDS, config.terms().qrLife().toSeconds()));
        fields.put("amount", order.amount().dong());
        fields.put("item", "[]");
        fields.put("embed_data", embedded);
        fields.put("description", order.info());
        fields.put("title", config.storeName());
        fields.put("callback_url", config.callback().toString());
        fields.put("bank_code", config.bankCode());
        String mac =
                ZaloPayMac.of(
                        keys.key1(),
                        keys.appId(),
                        id,
                        config.appUser(),
                        Long.toString(order.amount().dong()),
                        Long.toString(madeAt),
                        embedded,
                        "[]");
        return desk.send(
                Operation.CREATE, "/create", keys, fields, mac, config.terms().createTimeout());
    }

    private Placing placed(FlatJson message) {
        String code = ZaloPaySaid.code(message);
        Optional<Meaning> meaning = codes.meaning(code);
        if (meaning.equals(Optional.of(Meaning.REFUSED))) {
            return new Placing.Refused(REFUSED, Codes.said(code));
        }
        if (!meaning.equals(Optional.of(Meaning.PAID))) {
            return new Placing.NotKnown(Codes.said(code));
        }
        String qr = message.text("qr_code");
        if (qr.isEmpty()) {
            LOG.warn("ZaloPay gives no qr_code; using order_url, which only phones open");
            qr = message.text("order_url");
        }
        return qr.isEmpty() ? new Placing.NotKnown("no QR in the answer") : new Placing.Placed(qr);
    }

    @Override
    public Telling ask(Order order) {
        Optional<ZaloPayKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Telling.silent(NO_SECRETS);
        }
        String id = ZaloPayIds.of(order);
        String key1 = keys.get().key1();
        Answer answer =
                desk.send(
                        Operation.QUERY,
                        "/query",
                        keys.get(),
                        Map.of("app_trans_id", id),
                        ZaloPayMac.of(key1, keys.get().appId(), id, key1),
                        config.terms().queryTimeout());
        Telling telling = told(order, answer);
        desk.calls().told(Operation.QUERY, order.id(), telling.report());
        return telling;
    }

    private Telling told(Order order, Answer answer) {
        return switch (answer) {
            case Answer.NotSent(String reason) -> Telling.silent(reason);
            case Answer.None(String reason) -> Telling.silent(reason);
            case Answer.Message message ->
                    FlatJson.parse(message.raw().bytes())
                            .filter(json -> !ZaloPaySaid.code(json).isEmpty())
                            .map(json -> Telling.of(report(order, json), message.raw()))
                            .orElseGet(() -> Telling.silent("no return_code"));
        };
    }

    private PspReport report(Order order, FlatJson message) {
        String code = ZaloPaySaid.code(message);
        if (codes.meaning(code).isEmpty()) {
            desk.calls().unknownCode(order.id(), code);
        }
        PspReport report = codes.report(code, true, () -> paid(message));
        return report instanceof PspReport.Waiting && message.text("is_processing").equals("true")
                ? new PspReport.Processing("is_processing")
                : report;
    }

    /// Amount and transaction of an answer or a callback.
    static PspReport paid(FlatJson message) {
        Optional<Long> amount = message.number("amount").filter(a -> a > 0);
        String transaction = message.text("zp_trans_id");
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
