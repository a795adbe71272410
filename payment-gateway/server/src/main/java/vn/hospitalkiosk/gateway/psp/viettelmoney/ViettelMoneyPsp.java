package vn.hospitalkiosk.gateway.psp.viettelmoney;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// Viettel Money 2.0. Placing an order sends none: the QR is our own signed address. Viettel is asked about the fresh order first, so that a Viettel that is away greys out; its silence alone does not keep the QR from the payer, because without Viettel nobody can pay it.
final class ViettelMoneyPsp implements Psp {
    private static final FailureCode AWAY = new FailureCode("M33");
    private static final FailureCode NOT_SET_UP = new FailureCode("M34");
    private static final FailureCode REFUSED = new FailureCode("M35");

    private final ViettelMoneyConfig config;
    private final ViettelMoneyDesk desk;
    private final ViettelMoneyWords words;
    private final PaymentAddress address;
    private final ViettelMoneyNotices notices;
    private final ViettelMoneyRefunds refunds;

    ViettelMoneyPsp(
            ViettelMoneyConfig config, ViettelMoneyDesk desk, KnownOrders orders, Clock clock) {
        this.config = config;
        this.desk = desk;
        this.words = new ViettelMoneyWords(config, desk.calls());
        this.address = new PaymentAddress(config);
        this.notices = new ViettelMoneyNotices(desk, words, orders, clock, config.terms().qrLife());
        this.refunds = new ViettelMoneyRefunds(config, desk, words.errors());
    }

    @Override
    public PspCode code() {
        return ViettelMoneyModule.CODE;
    }

    @Override
    public String label() {
        return "Viettel Money";
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
    public Optional<Refunds> refunds() {
        return Optional.of(refunds);
    }

    @Override
    public Placing place(Order order) {
        Optional<ViettelMoneyKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, "Viettel's secret files are missing");
        }
        Placing placed = new Placing.Placed(address.of(order, keys.get()));
        Placing placing =
                switch (inquire(
                        Operation.CREATE, order, keys.get(), config.terms().createTimeout())) {
                    case Answer.NotSent(String reason) -> new Placing.Refused(AWAY, reason);
                    case Answer.None _ -> placed;
                    case Answer.Message message ->
                            FlatJson.parse(message.raw().bytes())
                                    .map(json -> json.text("error_code"))
                                    .filter(code ->
                                            words.errors()
                                                    .meaning(code)
                                                    .equals(Optional.of(Meaning.REFUSED)))
                                    .<Placing>map(
                                            code -> new Placing.Refused(REFUSED, Codes.said(code)))
                                    .orElse(placed);
                };
        desk.calls().told(Operation.CREATE, order.id(), placing);
        return placing;
    }

    private Answer inquire(
            Operation operation, Order order, ViettelMoneyKeys keys, Duration longest) {
        String id = order.id().value();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cmd", "TRANS_INQUIRY");
        fields.put("merchant_code", keys.merchantCode());
        fields.put("order_id", id);
        fields.put("version", ViettelMoneyDesk.VERSION);
        fields.put(
                CheckSum.FIELD,
                keys.checkSum("TRANS_INQUIRY", keys.merchantCode(), id, ViettelMoneyDesk.VERSION));
        return desk.send(operation, fields, longest);
    }

    @Override
    public Telling ask(Order order) {
        Optional<ViettelMoneyKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Telling.silent("Viettel's secret files are missing");
        }
        Telling telling =
                switch (inquire(
                        Operation.QUERY, order, keys.get(), config.terms().queryTimeout())) {
                    case Answer.NotSent(String reason) -> Telling.silent(reason);
                    case Answer.None(String reason) -> Telling.silent(reason);
                    case Answer.Message message ->
                            FlatJson.parse(message.raw().bytes())
                                    .filter(json -> about(json, order, keys.get()))
                                    .map(json -> Telling.of(report(order, json), message.raw()))
                                    .orElseGet(() ->
                                            Telling.silent("no signed answer about our order"));
                };
        desk.calls().told(Operation.QUERY, order.id(), telling.report());
        return telling;
    }

    /// The checksum covers neither error_code nor vt_transaction_id.
    private static boolean about(FlatJson message, Order order, ViettelMoneyKeys keys) {
        return message.text("order_id").equals(order.id().value())
                && message.text("merchant_code").equals(keys.merchantCode())
                && keys.fits(
                        message.text(CheckSum.FIELD),
                        keys.merchantCode(),
                        order.id().value(),
                        message.text("payment_status"),
                        message.text("version"));
    }

    /// No amount is told: Viettel took what the verify call named, which is the order's.
    private PspReport report(Order order, FlatJson message) {
        String transaction = message.text("vt_transaction_id");
        return words.report(
                order.id(),
                message.text("payment_status"),
                message.text("error_code"),
                true,
                () ->
                        transaction.isEmpty()
                                ? new PspReport.Processing("paid, but without transaction")
                                : new PspReport.Paid(order.amount(), transaction));
    }

    @Override
    public void close() {
        desk.close();
    }
}
