package vn.hospitalkiosk.gateway.psp.viettelpaybiz;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/// Viettel Money "paybiz": create and search (payments-providers §4.2).
final class PaybizPsp implements Psp {
    private static final FailureCode AWAY = new FailureCode("M80");
    private static final FailureCode NOT_SET_UP = new FailureCode("M81");
    private static final FailureCode REFUSED = new FailureCode("M82");
    static final String NO_SECRETS = "Viettel's secret files are missing or hold no key";
    private static final Logger LOG = LoggerFactory.getLogger(PaybizPsp.class);

    /// The bearer token was turned down: nobody looked at the order.
    private static final List<Integer> NO_ENTRY = List.of(401, 403);

    private final PaybizConfig config;
    private final PaybizDesk desk;
    private final PaybizWords words;
    private final PaybizNotices notices;
    private final PaybizRefunds refunds;

    PaybizPsp(PaybizConfig config, PaybizDesk desk, KnownOrders orders, Clock clock) {
        this.config = config;
        this.desk = desk;
        this.words = new PaybizWords(config, desk.calls());
        this.notices = new PaybizNotices(config, desk, words, orders, clock);
        this.refunds = new PaybizRefunds(config, desk, words);
    }

    @Override
    public PspCode code() {
        return PaybizModule.CODE;
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
        Optional<PaybizKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return new Placing.Refused(NOT_SET_UP, NO_SECRETS);
        }
        Answer answer =
                desk.send(
                        Operation.CREATE,
                        config.paths().create(),
                        fields(order),
                        keys.get(),
                        config.terms().createTimeout());
        Placing placing =
                switch (answer) {
                    case Answer.NotSent(String reason) -> new Placing.Refused(AWAY, reason);
                    case Answer.None(String reason) -> new Placing.NotKnown(reason);
                    case Answer.Message message -> placed(order, message, keys.get());
                };
        desk.calls().told(Operation.CREATE, order.id(), placing);
        return placing;
    }

    private Map<String, Object> fields(Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("orderId", order.id().value());
        fields.put("transAmount", words.onWire(order.amount()));
        fields.put("description", order.info());
        fields.put("returnType", "QR");
        fields.put("returnUrl", config.returnPage().toString());
        fields.put("cancelUrl", config.returnPage().toString());
        if (!config.paymentMethod().isEmpty()) {
            fields.put("paymentMethod", config.paymentMethod());
        }
        // Whole minutes, rather one more than one too few.
        fields.put("expireAfter", (config.terms().qrLife().toSeconds() + 59) / 60);
        return fields;
    }

    private Placing placed(Order order, Answer.Message message, PaybizKeys keys) {
        if (NO_ENTRY.contains(message.status())) {
            return new Placing.Refused(REFUSED, "HTTP " + message.status());
        }
        return desk.genuine(message, keys)
                .map(answer -> placed(order, answer))
                .orElseGet(() -> new Placing.NotKnown("no signed answer"));
    }

    private Placing placed(Order order, FlatJson answer) {
        Optional<Meaning> meaning = words.answer(answer);
        String said = Codes.said(PaybizWords.answerCode(answer));
        if (meaning.equals(Optional.of(Meaning.REFUSED))) {
            return new Placing.Refused(REFUSED, said);
        }
        if (!meaning.equals(Optional.of(Meaning.PAID))) {
            return new Placing.NotKnown(said);
        }
        return answer.inner("data")
                .filter(data -> data.text("orderId").isEmpty() || isOurs(order, data))
                .flatMap(PaybizPsp::content)
                .<Placing>map(Placing.Placed::new)
                .orElseGet(() -> new Placing.NotKnown("no QR in the answer"));
    }

    private static boolean isOurs(Order order, FlatJson transaction) {
        return transaction.text("orderId").equals(order.id().value());
    }

    /// Whether qrCode holds the text of a QR or a picture of one is not public; a picture is of no use here.
    private static Optional<String> content(FlatJson data) {
        String qr = data.text("qrCode");
        if (!qr.isEmpty() && !qr.startsWith("data:") && !qr.startsWith("iVBOR")) {
            return Optional.of(qr);
        }
        LOG.warn("Viettel gives no QR text; using its address, which only phones open");
        return Optional.of(data.text("url")).filter(url -> !url.isEmpty());
    }

    @Override
    public Telling ask(Order order) {
        Optional<PaybizKeys> keys = desk.keys();
        if (keys.isEmpty()) {
            return Telling.silent(NO_SECRETS);
        }
        Answer answer =
                desk.send(
                        Operation.QUERY,
                        config.paths().search(),
                        Map.of("orderId", order.id().value()),
                        keys.get(),
                        config.terms().queryTimeout());
        Telling telling =
                switch (answer) {
                    case Answer.NotSent(String reason) -> Telling.silent(reason);
                    case Answer.None(String reason) -> Telling.silent(reason);
                    case Answer.Message message ->
                            desk.genuine(message, keys.get())
                                    .map(json -> Telling.of(found(order, json), message.raw()))
                                    .orElseGet(() -> Telling.silent("no signed answer"));
                };
        desk.calls().told(Operation.QUERY, order.id(), telling.report());
        return telling;
    }

    private PspReport found(Order order, FlatJson answer) {
        Optional<Meaning> meaning = words.answer(answer);
        if (meaning.equals(Optional.of(Meaning.NOT_FOUND))) {
            return new PspReport.NotFound();
        }
        if (!meaning.equals(Optional.of(Meaning.PAID))) {
            return new PspReport.Silent(Codes.said(PaybizWords.answerCode(answer)));
        }
        List<PspReport> reports =
                answer.objects("data").stream()
                        .filter(transaction -> isOurs(order, transaction))
                        .filter(transaction -> !transaction.text("type").equals(PaybizWords.REFUND))
                        .map(transaction -> words.report(order.id(), transaction, true))
                        .toList();
        return reports.stream()
                .filter(PspReport.Paid.class::isInstance)
                .findFirst()
                .or(() -> reports.stream().filter(report -> !report.isFinal()).findFirst())
                .or(() -> reports.stream().reduce((_, last) -> last))
                .orElseGet(PspReport.NotFound::new);
    }

    @Override
    public void close() {
        desk.close();
    }
}
