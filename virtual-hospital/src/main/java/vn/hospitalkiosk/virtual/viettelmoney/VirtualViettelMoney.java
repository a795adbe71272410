package vn.hospitalkiosk.virtual.viettelmoney;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.CallbackCourier;
import vn.hospitalkiosk.virtual.psp.PlayBooks;
import vn.hospitalkiosk.virtual.psp.PlayOrder;
import vn.hospitalkiosk.virtual.psp.PspMoods;
import vn.hospitalkiosk.virtual.psp.Registration;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.web.Form;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// Viettel's payment page and `postData` behind `/viettelmoney`, and its app on the phone. It hears of an order when the payer scans or opens its QR; the hospital is asked then (verify data), and told the result after the payer's answer.
public final class VirtualViettelMoney implements SimulatedPsp {
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final String VERSION = "2.0";
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8));
    private static final List<String> PAGE = List.of("viettelmoney", "PaymentGateway", "payment");
    private static final List<String> API =
            List.of("viettelmoney", "PaymentAPI", "webresources", "postData");

    private final Clock clock;
    private final ViettelKeys keys;
    private final Registration registration;
    private final Verification verification;
    private final PlayBooks books;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;

    public VirtualViettelMoney(
            StateFile file, Clock clock, ViettelKeys keys, Registration registration) {
        this.clock = clock;
        this.keys = keys;
        this.registration = registration;
        this.verification = new Verification(keys, registration);
        this.books = new PlayBooks(file, clock, psp(), 18_053_108_490_000L);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        if (request.path().equals(PAGE) && request.method().equals("GET")) {
            return page(request.query());
        }
        if (request.path().equals(API) && request.method().equals("POST")) {
            return form(request.body())
                    .map(this::posted)
                    .orElseGet(() -> Reply.text(400, "This is no form."));
        }
        return Reply.problem(404, "There is nothing here.");
    }

    private static Optional<Form> form(byte[] body) {
        try {
            return Optional.of(Form.parse(new String(body, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Form form, String field) {
        return form.first(field).orElse("");
    }

    /// The payer's browser: on to the phone page.
    private Reply page(Form fields) {
        boolean open = opened(fields);
        return switch (moods.create()) {
            case ERROR -> Reply.text(500, "Internal Server Error");
            case TIMEOUT -> new Reply.Silence(SILENCE);
            case NORMAL ->
                    open
                            ? Reply.empty(302).with("Location", "/phone")
                            : Reply.text(400, "This payment cannot be made.");
        };
    }

    /// A payment address, or what the app's own scanner reads.
    @Override
    public boolean scan(String qr) {
        if (qr.startsWith("http") && qr.contains("/viettelmoney/PaymentGateway/payment?")) {
            return form(qr.substring(qr.indexOf('?') + 1).getBytes(StandardCharsets.UTF_8))
                    .map(this::opened)
                    .orElse(false);
        }
        return Json.parseObject(qr.getBytes(StandardCharsets.UTF_8))
                .filter(json -> Verification.text(json, "PRIORITY").equals("BankPlus"))
                .filter(json ->
                        Verification.text(json, "MERCHANT_CODE").equals(keys.merchantCode()))
                .map(json ->
                        opened(
                                Verification.text(json, "BILLCODE"),
                                Verification.text(json, "ORDER_ID"),
                                Verification.text(json, "AMOUNT"),
                                ""))
                .orElse(false);
    }

    private boolean opened(Form fields) {
        String bill = text(fields, "billcode");
        String order = text(fields, "order_id");
        String amount = text(fields, "trans_amount");
        boolean good =
                text(fields, "merchant_code").equals(keys.merchantCode())
                        && text(fields, "command").equals("PAYMENT")
                        && text(fields, "version").equals(VERSION)
                        && keys.isGood(
                                text(fields, "check_sum"),
                                bill,
                                "PAYMENT",
                                keys.merchantCode(),
                                order,
                                amount,
                                VERSION);
        return good && opened(bill, order, amount, text(fields, "desc"));
    }

    /// Also for an order that was opened before and is still open.
    private boolean opened(String bill, String order, String amount, String info) {
        if (moods.create() == PspMoods.Create.ERROR || !amount.matches("[1-9][0-9]{0,8}")) {
            return false;
        }
        if (!verification.agrees(bill, order, amount)) {
            return false;
        }
        Instant now = clock.instant();
        Instant end = now.plusSeconds(moods.expireSeconds());
        return books.made(PlayOrder.open(order, Long.parseLong(amount), info, bill, now, end))
                || books.order(order)
                        .filter(known -> known.stateAt(now) == Wallet.State.OPEN)
                        .isPresent();
    }

    private Reply posted(Form form) {
        if (!text(form, "merchant_code").equals(keys.merchantCode())) {
            return Reply.json(200, Json.object().put("error_code", "M01"));
        }
        return switch (text(form, "cmd")) {
            case "TRANS_INQUIRY" ->
                    moods.query() == PspMoods.Query.ERROR
                            ? Reply.text(500, "Internal Server Error")
                            : inquiry(form);
            case "REFUND_PAYMENT" -> refund(form);
            default -> Reply.json(200, Json.object().put("error_code", "M03"));
        };
    }

    private static Reply badSum() {
        return Reply.json(200, Json.object().put("error_code", "V01"));
    }

    private Reply inquiry(Form form) {
        String id = text(form, "order_id");
        if (!keys.isGood(
                text(form, "check_sum"), "TRANS_INQUIRY", keys.merchantCode(), id, VERSION)) {
            return badSum();
        }
        Optional<PlayOrder> order = books.order(id);
        Instant now = clock.instant();
        String status = order.map(known -> status(known.stateAt(now))).orElse("-1");
        return Reply.json(
                200,
                Json.object()
                        .put("merchant_code", keys.merchantCode())
                        .put("order_id", id)
                        .put("error_code", order.map(o -> error(o.stateAt(now))).orElse("00"))
                        .put("vt_transaction_id", order.map(PlayOrder::transaction).orElse(""))
                        .put("payment_status", status)
                        .put("version", VERSION)
                        .put("check_sum", keys.sum(keys.merchantCode(), id, status, VERSION)));
    }

    private static String status(Wallet.State state) {
        return switch (state) {
            case OPEN -> "0";
            case PAID -> "1";
            case DECLINED, EXPIRED -> "2";
        };
    }

    private static String error(Wallet.State state) {
        return switch (state) {
            case OPEN, PAID -> "00";
            case DECLINED -> "V06";
            case EXPIRED -> "W04";
        };
    }

    /// Parts too, never more than was paid; which code refuses is not public, 16 is taken for granted.
    private Reply refund(Form form) {
        String id = text(form, "order_id");
        String transaction = text(form, "originalRequestId");
        String amount = text(form, "trans_amount");
        if (!keys.isGood(
                text(form, "check_sum"),
                "REFUND_PAYMENT",
                keys.merchantCode(),
                id,
                transaction,
                text(form, "refundType"),
                amount,
                VERSION)) {
            return badSum();
        }
        boolean done;
        synchronized (books) {
            Optional<PlayOrder> paid =
                    books.ofTransaction(transaction)
                            .filter(order -> order.orderId().equals(id))
                            .filter(order -> order.answer() == Wallet.State.PAID)
                            .filter(order -> amount.matches("[1-9][0-9]{0,8}"))
                            .filter(order ->
                                    order.refunded() + Long.parseLong(amount) <= order.amount());
            paid.ifPresent(order -> books.put(order.refunded(Long.parseLong(amount))));
            done = paid.isPresent();
        }
        String code = done ? "00" : "16";
        ObjectNode answer =
                Json.object()
                        .put("error_code", code)
                        .put("error_msg", "")
                        .put("merchant_request_id", "")
                        .put("refund_request_id", done ? books.nextTransaction() : "")
                        .put("version", VERSION)
                        .put("check_sum", keys.sum(code, keys.merchantCode(), id, VERSION));
        return Reply.json(200, answer);
    }

    @Override
    public String psp() {
        return "viettelmoney";
    }

    @Override
    public List<Wallet.Order> orders() {
        return books.shown("", courier::firstSentAtMicros);
    }

    @Override
    public Answer approve(String orderId) {
        return books.answer(orderId, Wallet.State.PAID, "", courier::firstSentAtMicros, this::tell);
    }

    @Override
    public Answer decline(String orderId) {
        return books.answer(
                orderId, Wallet.State.DECLINED, "", courier::firstSentAtMicros, this::tell);
    }

    /// (B)
    private void tell(PlayOrder order) {
        Map<String, String> genuine = result(order);
        Map<String, String> changed = new LinkedHashMap<>(genuine);
        changed.put("trans_amount", Long.toString(order.amount() ^ 1));
        registration
                .address("/callbacks/viettelmoney/result")
                .ifPresent(to ->
                        courier.send(
                                new CallbackCourier.Callback(
                                        order.orderId(),
                                        request(to, genuine),
                                        request(to, changed),
                                        reply -> isReceived(reply, order.orderId())),
                                moods));
    }

    private static HttpRequest request(URI to, Map<String, String> fields) {
        return Verification.form(to, fields);
    }

    private Map<String, String> result(PlayOrder order) {
        String status = status(order.answer());
        String error = error(order.answer());
        String amount = Long.toString(order.amount());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("billcode", order.mark());
        fields.put("cust_msisdn", "84900000000");
        fields.put("error_code", error);
        fields.put("merchant_code", keys.merchantCode());
        fields.put("order_id", order.orderId());
        fields.put("payment_status", status);
        fields.put("trans_amount", amount);
        fields.put("vt_transaction_id", order.transaction());
        fields.put(
                "check_sum",
                keys.sum(
                        order.mark(),
                        "84900000000",
                        error,
                        keys.merchantCode(),
                        order.orderId(),
                        status,
                        amount,
                        order.transaction()));
        return fields;
    }

    private boolean isReceived(String reply, String order) {
        return Json.parseObject(reply.getBytes(StandardCharsets.UTF_8))
                .filter(json -> Verification.text(json, "error_code").equals("00"))
                .filter(json ->
                        keys.isGood(
                                Verification.text(json, "check_sum"),
                                "00",
                                keys.merchantCode(),
                                order))
                .isPresent();
    }

    @Override
    public PspMoods moods() {
        return moods;
    }

    @Override
    public void moods(PspMoods wanted) {
        moods = wanted;
    }

    @Override
    public boolean registered(String callbackDoor) {
        return registration.tell(callbackDoor);
    }

    @Override
    public ArrayNode callbacks() {
        return courier.told();
    }

    @Override
    public void close() {
        courier.close();
        verification.close();
    }
}
