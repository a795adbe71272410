package vn.hospitalkiosk.gateway.psp.vnpay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.line.Answer;
import vn.hospitalkiosk.gateway.psp.Notices;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.PspReport;
import vn.hospitalkiosk.gateway.psp.Refunds;
import vn.hospitalkiosk.gateway.psp.Terms;
import vn.hospitalkiosk.gateway.psp.line.Calls.Operation;
import vn.hospitalkiosk.gateway.psp.line.Codes;
import vn.hospitalkiosk.gateway.psp.line.FlatJson;
import vn.hospitalkiosk.gateway.psp.line.Meaning;

/// VNPAY-QR on our own screen: `genqr` and `querydr` (payments-providers §3.3).
final class VnpayPsp implements Psp {
    private static final FailureCode AWAY = new FailureCode("M23");
    private static final FailureCode NOT_SET_UP = new FailureCode("M24");
    private static final FailureCode REFUSED = new FailureCode("M25");
    static final String NO_SECRETS = "VNPAY's secret files are missing";

    private final VnpayConfig config;
    private final VnpayDesk desk;
    private final Codes codes;
    private final VnpaySaid said;
    private final VnpayNotices notices;
    private final VnpayRefunds refunds;

    VnpayPsp(VnpayConfig config, VnpayDesk desk) {
        this.config = config;
        this.desk = desk;
        this.codes = new Codes(config.createCodes());
        this.said = new VnpaySaid(config, desk.calls()::unknownCode);
        this.notices = new VnpayNotices(desk, said);
        this.refunds = new VnpayRefunds(config, desk);
    }

    @Override
    public PspCode code() {
        return VnpayModule.CODE;
    }

    @Override
    public String label() {
        return "VNPAY-QR";
    }

    @Override
    public MethodView.Kind kind() {
        return MethodView.Kind.BANK_QR;
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
        Optional<VnpayKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, NO_SECRETS);
        }
        Placing placing =
                switch (desk.make(keys.get(), order(order))) {
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

    private Map<String, String> order(Order order) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("vnp_Command", "genqr");
        fields.put("vnp_TxnRef", order.id().value());
        fields.put("vnp_Amount", VnpayAmount.of(order.amount()));
        fields.put("vnp_CurrCode", "VND");
        fields.put("vnp_CreateDate", VnpayDay.of(order.placedAt()));
        fields.put("vnp_ExpireDate", VnpayDay.of(order.placedAt().plus(config.terms().qrLife())));
        fields.put("vnp_OrderInfo", order.info());
        fields.put("vnp_OrderType", config.orderType());
        fields.put("vnp_IpAddr", config.address());
        fields.put("vnp_Locale", "vn");
        fields.put("vnp_ReturnUrl", config.redirect().toString());
        return fields;
    }

    private Placing placed(FlatJson message) {
        String code = message.text("code");
        Optional<Meaning> meaning = codes.meaning(code);
        if (meaning.equals(Optional.of(Meaning.REFUSED))) {
            return new Placing.Refused(REFUSED, Codes.said(code));
        }
        String qr = message.text("qrcontent");
        return meaning.equals(Optional.of(Meaning.PAID)) && !qr.isEmpty()
                ? new Placing.Placed(qr)
                : new Placing.NotKnown(Codes.said(code));
    }

    @Override
    public Telling ask(Order order) {
        Optional<VnpayKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Telling.silent(NO_SECRETS);
        }
        OrderId request = new OrderId(UUID.randomUUID().toString().replace("-", ""));
        Telling telling =
                switch (desk.query(Operation.QUERY, keys.get(), order, request)) {
                    case Answer.NotSent(String reason) -> Telling.silent(reason);
                    case Answer.None(String reason) -> Telling.silent(reason);
                    case Answer.Message message -> told(order, keys.get(), message);
                };
        desk.calls().told(Operation.QUERY, order.id(), telling.report());
        return telling;
    }

    private Telling told(Order order, VnpayKeys keys, Answer.Message message) {
        Optional<FlatJson> answer = FlatJson.parse(message.raw().bytes());
        if (answer.isEmpty() || answer.get().text("vnp_ResponseCode").isEmpty()) {
            return Telling.silent("no answer in JSON");
        }
        PspReport report = said.answer(order.id(), answer.get().fields());
        boolean ours =
                VnpayDesk.isWordAbout(answer.get(), VnpaySignature.QUERY_ANSWER, order, keys);
        return ours ? Telling.of(report, message.raw()) : unsigned(answer.get(), report);
    }

    /// An answer without a signature decides nothing; a wrong one is none.
    private static Telling unsigned(FlatJson answer, PspReport report) {
        boolean decides = report.isFinal() || !answer.text(VnpaySignature.FIELD).isEmpty();
        return decides
                ? Telling.silent("the answer's signature, merchant or order is not right")
                : new Telling(report, Optional.empty());
    }

    @Override
    public void close() {
        desk.close();
    }
}
