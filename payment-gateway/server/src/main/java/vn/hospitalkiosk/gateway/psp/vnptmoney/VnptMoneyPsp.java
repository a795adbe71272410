package vn.hospitalkiosk.gateway.psp.vnptmoney;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// VNPT Money: dynamic QR (`/pay_qrcode`) and query (payments-providers §3.1). Refunds have no public way for programs: [#refunds()] stays empty and a person gives the money back at the desk.
final class VnptMoneyPsp implements Psp {
    private static final FailureCode AWAY = new FailureCode("M30");
    private static final FailureCode NOT_SET_UP = new FailureCode("M31");
    private static final FailureCode REFUSED = new FailureCode("M32");
    private static final int LONGEST_DESCRIPTION = 255;

    private final VnptMoneyConfig config;
    private final VnptMoneyDesk desk;
    private final Codes results;
    private final Codes transactions;
    private final VnptMoneyNotices notices;

    VnptMoneyPsp(VnptMoneyConfig config, VnptMoneyDesk desk, Clock clock) {
        this.config = config;
        this.desk = desk;
        this.results = new Codes(config.resultCodes());
        this.transactions = new Codes(config.transactionCodes());
        this.notices = new VnptMoneyNotices(desk, transactions, clock);
    }

    @Override
    public PspCode code() {
        return VnptMoneyModule.CODE;
    }

    @Override
    public String label() {
        return "VNPT Money";
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
    public Optional<Notices> notices() {
        return Optional.of(notices);
    }

    @Override
    public Placing place(Order order) {
        Optional<VnptMoneyKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, "VNPT's secret files are missing");
        }
        Answer answer =
                desk.send(
                        Operation.CREATE,
                        "/pay_qrcode",
                        keys.get(),
                        payment(order, keys.get()),
                        config.terms().createTimeout());
        Placing placing =
                switch (answer) {
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

    /// In the order of its code.
    private Map<String, String> payment(Order order, VnptMoneyKeys keys) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ACTION", "PAY");
        fields.put("VERSION", config.version());
        fields.put("MERCHANT_SERVICE_ID", keys.serviceId());
        fields.put("MERCHANT_ORDER_ID", order.id().value());
        fields.put("AMOUNT", Long.toString(order.amount().dong()));
        fields.put("PAYMENT_ACTION", "PAY");
        fields.put("SERVICE_CATEGORY", config.serviceCategory());
        fields.put("CHANNEL_ID", config.channel());
        fields.put("DEVICE", config.device());
        fields.put("LOCALE", "vi-VN");
        fields.put("CURRENCY_CODE", "VND");
        fields.put("PAYMENT_METHOD", "VNPTPAY");
        fields.put("DESCRIPTION", description(order.info()));
        fields.put("CREATE_DATE", VnptMoneyDesk.date(order.placedAt()));
        fields.put("CLIENT_IP", config.clientIp());
        return fields;
    }

    /// Without the separator of the plain hash, at most 255 characters.
    static String description(String info) {
        String plain = info.replace('|', ' ');
        return plain.substring(0, Math.min(LONGEST_DESCRIPTION, plain.length()));
    }

    private Placing placed(Order order, VnptMoneyKeys keys, FlatJson message) {
        String code = message.text("RESPONSE_CODE");
        Optional<Meaning> meaning = results.meaning(code);
        boolean signed = SecureCode.fits(message, keys.secretKeys());
        if (meaning.equals(Optional.of(Meaning.REFUSED))
                && (signed || message.text(SecureCode.FIELD).isEmpty())) {
            // Also without a code (whoever does not know us cannot sign for us): an order whose QR
            // nobody ever saw cannot be paid.
            return new Placing.Refused(REFUSED, Codes.said(code));
        }
        if (!signed || !about(message, order)) {
            return new Placing.NotKnown(signed ? "answer is not about our order" : "wrong code");
        }
        if (!meaning.equals(Optional.of(Meaning.PAID))) {
            return new Placing.NotKnown(Codes.said(code));
        }
        return config.qrFields().stream()
                .map(message::text)
                .filter(qr -> !qr.isEmpty())
                .findFirst()
                .<Placing>map(Placing.Placed::new)
                .orElseGet(() -> new Placing.NotKnown("no QR in the answer"));
    }

    /// Answers need not name order and amount; when they do it must be ours.
    private static boolean about(FlatJson message, Order order) {
        String id = message.text("MERCHANT_ORDER_ID");
        String amount = message.text("AMOUNT");
        return (id.isEmpty() || id.equals(order.id().value()))
                && (amount.isEmpty() || amount.equals(Long.toString(order.amount().dong())));
    }

    @Override
    public Telling ask(Order order) {
        Optional<VnptMoneyKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Telling.silent("VNPT's secret files are missing");
        }
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("ACTION", "QUERY");
        signed.put("VERSION", config.version());
        signed.put("MERCHANT_SERVICE_ID", keys.get().serviceId());
        signed.put("MERCHANT_ORDER_ID", order.id().value());
        // The original one: with any other VNPT does not find the order.
        signed.put("CREATE_DATE", VnptMoneyDesk.date(order.placedAt()));
        Answer answer =
                desk.send(
                        Operation.QUERY,
                        "/query",
                        keys.get(),
                        signed,
                        config.terms().queryTimeout());
        Telling telling = told(order, keys.get(), answer);
        desk.calls().told(Operation.QUERY, order.id(), telling.report());
        return telling;
    }

    private Telling told(Order order, VnptMoneyKeys keys, Answer answer) {
        return switch (answer) {
            case Answer.NotSent(String reason) -> Telling.silent(reason);
            case Answer.None(String reason) -> Telling.silent(reason);
            case Answer.Message message ->
                    FlatJson.parse(message.raw().bytes())
                            .filter(json -> SecureCode.fits(json, keys.secretKeys()))
                            .map(json -> Telling.of(report(order, json), message.raw()))
                            .orElseGet(() -> Telling.silent("no JSON, or wrong code"));
        };
    }

    /// RESPONSE_CODE says whether the question was answered, TRANSACTION_STATUS what became of the money.
    private PspReport report(Order order, FlatJson message) {
        String result = message.text("RESPONSE_CODE");
        if (!result.isEmpty() && !results.meaning(result).equals(Optional.of(Meaning.PAID))) {
            return said(order, results, result, message);
        }
        if (!message.text("MERCHANT_ORDER_ID").equals(order.id().value())) {
            return new PspReport.Silent("answer is not about our order");
        }
        return said(order, transactions, message.text("TRANSACTION_STATUS"), message);
    }

    private PspReport said(Order order, Codes codes, String code, FlatJson message) {
        String id = message.text("MERCHANT_ORDER_ID");
        if (!id.isEmpty() && !id.equals(order.id().value())) {
            return new PspReport.Silent("answer is not about our order");
        }
        if (codes.meaning(code).isEmpty()) {
            desk.calls().unknownCode(order.id(), code);
        }
        return codes.report(code, true, () -> paid(message));
    }

    static PspReport paid(FlatJson message) {
        Optional<Long> amount = message.number("AMOUNT").filter(a -> a > 0);
        String transaction = message.text("VNPTPAY_TRANSACTION_ID");
        return amount.isEmpty() || transaction.isEmpty()
                ? new PspReport.Processing("paid, but without amount or transaction")
                : new PspReport.Paid(new Vnd(amount.get()), transaction);
    }

    @Override
    public void close() {
        desk.close();
    }
}
