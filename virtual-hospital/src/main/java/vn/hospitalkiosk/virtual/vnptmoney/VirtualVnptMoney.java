package vn.hospitalkiosk.virtual.vnptmoney;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
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
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// VNPT's merchant gateway behind `/vnptmoney/rest/payment/v1.0.6` and its app on the phone. Every second IPN is a form, the others are JSON; one that is not received comes again.
public final class VirtualVnptMoney implements SimulatedPsp {
    private static final List<String> API = List.of("vnptmoney", "rest", "payment", "v1.0.6");
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final long LARGEST = 50_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8));
    private static final List<String> RECEIPTS = List.of("00", "02");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Clock clock;
    private final VnptKeys keys;
    private final Registration registration;
    private final PlayBooks books;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;

    public VirtualVnptMoney(StateFile file, Clock clock, VnptKeys keys, Registration registration) {
        this.clock = clock;
        this.keys = keys;
        this.registration = registration;
        this.books = new PlayBooks(file, clock, psp(), 700_000_000);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        List<String> path = request.path();
        if (path.size() != 5 || !path.subList(0, 4).equals(API)) {
            return Reply.problem(404, "There is nothing here.");
        }
        if (!request.method().equals("POST")) {
            return Reply.problem(405, "This gateway is called with POST.");
        }
        ObjectNode body = request.json().orElseGet(Json::object);
        boolean known =
                request.header("Authorization").orElse("").equals("Bearer " + keys.apiKey());
        return switch (path.getLast()) {
            case "pay_qrcode" -> known ? payQrcode(body) : stranger();
            case "query" -> known ? query(body) : stranger();
            default -> Reply.problem(404, "There is no such call here.");
        };
    }

    private static Reply stranger() {
        return Reply.json(401, Json.object().put("RESPONSE_CODE", "99"));
    }

    private Reply payQrcode(ObjectNode body) {
        return switch (moods.create()) {
            case NORMAL -> made(body);
            case TIMEOUT -> {
                made(body);
                yield new Reply.Silence(SILENCE);
            }
            case ERROR -> Reply.text(500, "Internal Server Error");
        };
    }

    private Reply made(ObjectNode body) {
        if (!VnptMessage.PAY_QRCODE.isSignedWell(body, keys.secretKey())) {
            return said("07", "Invalid secure code");
        }
        String amount = text(body, "AMOUNT");
        String id = text(body, "MERCHANT_ORDER_ID");
        boolean good =
                amount.matches("[1-9][0-9]{0,8}")
                        && Long.parseLong(amount) <= LARGEST
                        && id.matches("[0-9A-Za-z._-]{1,50}")
                        && text(body, "ACTION").equals("PAY")
                        && text(body, "CURRENCY_CODE").equals("VND")
                        && text(body, "CREATE_DATE").matches("[0-9]{14}")
                        && !text(body, "DESCRIPTION").contains("|");
        if (!good) {
            return said("02", "Invalid format");
        }
        if (!text(body, "MERCHANT_SERVICE_ID").equals(keys.serviceId())) {
            return said("09", "Unknown service");
        }
        Instant now = clock.instant();
        PlayOrder order =
                PlayOrder.open(
                        id,
                        Long.parseLong(amount),
                        text(body, "DESCRIPTION"),
                        text(body, "CREATE_DATE"),
                        now,
                        now.plusSeconds(moods.expireSeconds()));
        if (!books.made(order)) {
            return said("03", "Order exists");
        }
        return signed(
                result("00", "Success")
                        .put("MERCHANT_ORDER_ID", id)
                        .put("AMOUNT", amount)
                        // A scheme no real app answers to: nobody can pay this by mistake.
                        .put("QRCODE_DATA", "vnptmoney-simulated://pay?order=" + id));
    }

    private Reply query(ObjectNode body) {
        if (moods.query() == PspMoods.Query.ERROR) {
            return Reply.text(500, "Internal Server Error");
        }
        if (!VnptMessage.QUERY.isSignedWell(body, keys.secretKey())) {
            return said("07", "Invalid secure code");
        }
        return books.order(text(body, "MERCHANT_ORDER_ID"))
                .filter(order -> order.mark().equals(text(body, "CREATE_DATE")))
                .map(this::told)
                .orElseGet(() -> said("05", "Order not found"));
    }

    private Reply told(PlayOrder order) {
        return signed(
                result("00", "Success")
                        .put("MERCHANT_ORDER_ID", order.orderId())
                        .put("VNPTPAY_TRANSACTION_ID", order.transaction())
                        .put("AMOUNT", order.amount())
                        .put("LOCALE", "vi-VN")
                        .put("CURRENCY_CODE", "VND")
                        .put("PAYMENT_METHOD", "VNPTPAY")
                        .put("PAY_DATE", "")
                        .put("TRANSACTION_STATUS", status(order))
                        .put("ADDITIONAL_INFO", ""));
    }

    private String status(PlayOrder order) {
        return switch (order.stateAt(clock.instant())) {
            case OPEN -> "PENDING";
            case PAID -> "00";
            case DECLINED -> "01";
            case EXPIRED -> "EXPIRED";
        };
    }

    private Reply said(String code, String sentence) {
        return signed(result(code, sentence));
    }

    private static ObjectNode result(String code, String sentence) {
        return Json.object().put("RESPONSE_CODE", code).put("DESCRIPTION", sentence);
    }

    private Reply signed(ObjectNode answer) {
        return Reply.json(200, VnptMessage.signed(answer, keys.secretKey()));
    }

    private static String text(ObjectNode body, String field) {
        return body.path(field).stringValue("");
    }

    @Override
    public String psp() {
        return "vnptmoney";
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

    private void tell(PlayOrder order) {
        ObjectNode ipn =
                Json.object()
                        .put("ACTION", "CONFIRM")
                        .put("RESPONSE_CODE", order.answer() == Wallet.State.PAID ? "00" : "01")
                        .put("MERCHANT_SERVICE_ID", keys.serviceId())
                        .put("MERCHANT_ORDER_ID", order.orderId())
                        .put("AMOUNT", order.amount())
                        .put("CURRENCY_CODE", "VND")
                        .put("VNPTPAY_TRANSACTION_ID", order.transaction())
                        .put("PAYMENT_METHOD", "VNPTPAY")
                        .put("PAY_DATE", DATE.format(clock.instant()))
                        .put("ADDITIONAL_INFO", "Vi VNPT|Khanh Hoa");
        ipn.put(VnptMessage.CODE, VnptMessage.IPN.code(ipn, keys.secretKey()));
        ObjectNode changed = ipn.deepCopy().put("AMOUNT", order.amount() ^ 1);
        registration
                .address("/callbacks/vnptmoney")
                .ifPresent(to ->
                        courier.send(
                                new CallbackCourier.Callback(
                                        order.orderId(),
                                        request(order, to, ipn),
                                        request(order, to, changed),
                                        this::isReceived),
                                moods));
    }

    private static HttpRequest request(PlayOrder order, URI to, ObjectNode ipn) {
        boolean form = Long.parseLong(order.transaction()) % 2 == 0;
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header(
                        "Content-Type",
                        form ? "application/x-www-form-urlencoded" : "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                form
                                        ? "data="
                                                + URLEncoder.encode(
                                                        ipn.toString(), StandardCharsets.UTF_8)
                                        : ipn.toString()))
                .build();
    }

    /// A reply that is signed well and says that the hospital has it.
    private boolean isReceived(String reply) {
        return Json.parseObject(reply.getBytes(StandardCharsets.UTF_8))
                .filter(json -> VnptMessage.IPN_REPLY.isSignedWell(json, keys.secretKey()))
                .filter(json -> RECEIPTS.contains(text(json, "RESPONSE_CODE")))
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
    }
}
