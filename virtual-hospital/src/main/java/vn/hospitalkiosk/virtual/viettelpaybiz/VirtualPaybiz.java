package vn.hospitalkiosk.virtual.viettelpaybiz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
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

/// Viettel's "paybiz" gateway behind `/viettelpaybiz` and its app on the phone. Taken for granted, because nobody published it: the numbers of generation 2.0 in transactionStatus; a refund is first answered 0, then told as done; the hospital is asked (order confirmation) when the payer agrees, unless `/viettelpaybiz/habits` says otherwise.
public final class VirtualPaybiz implements SimulatedPsp {
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    private static final String API = "/viettelpaybiz/paybiz/payment-gateway/public/api";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(7));
    private static final String PAID = "1";
    private static final String FAILED = "2";

    private final Clock clock;
    private final PaybizKeys keys;
    private final Registration registration;
    private final Confirmation confirmation;
    private final PlayBooks books;
    private final PlayBooks refunds;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;
    private volatile boolean asksFirst = true;

    public VirtualPaybiz(StateFile file, Clock clock, PaybizKeys keys, Registration registration) {
        this.clock = clock;
        this.keys = keys;
        this.registration = registration;
        this.confirmation = new Confirmation(keys, registration);
        this.books = new PlayBooks(file, clock, psp(), 26_112_500_000_000L);
        this.refunds = new PlayBooks(file, clock, psp() + "-refunds", 26_112_590_000_000L);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        String path = request.uri().getPath();
        if (!request.method().equals("POST")) {
            return Reply.problem(405, "This gateway is called with POST.");
        }
        ObjectNode body = request.json().orElseGet(Json::object);
        if (path.equals("/viettelpaybiz/habits")) {
            asksFirst = body.path("confirmation").asBoolean(asksFirst);
            return Reply.json(200, Json.object().put("confirmation", asksFirst));
        }
        if (!path.startsWith(API + "/")) {
            return Reply.problem(404, "There is nothing here.");
        }
        if (!request.header("Authorization").orElse("").equals("Bearer " + keys.accessToken())) {
            return Reply.text(401, "Unauthorized");
        }
        if (!keys.isMerchants(request.body(), request.header("Signature").orElse(""))) {
            return signed("SIGNATURE_INVALID", Json.array());
        }
        return switch (path.substring(API.length())) {
            case "/v2/create-transaction" -> create(body, request.base() + "/phone");
            case "/v3/merchant/search-transaction" ->
                    moods.query() == PspMoods.Query.ERROR
                            ? Reply.text(500, "Internal Server Error")
                            : signed("00", found(text(body, "orderId")));
            case "/v3/merchant/refund-transaction" -> refund(body);
            default -> Reply.problem(404, "There is no such call here.");
        };
    }

    private Reply signed(String code, JsonNode data) {
        ObjectNode answer = Json.object();
        answer.set("status", Json.object().put("code", code).put("message", ""));
        answer.set("data", data);
        byte[] body = Json.bytes(answer);
        return Reply.of(200, "application/json", body).with("Signature", keys.signature(body));
    }

    private static String text(ObjectNode body, String field) {
        return body.path(field).stringValue("");
    }

    private Reply create(ObjectNode body, String payPage) {
        PspMoods mood = moods;
        if (mood.create() == PspMoods.Create.ERROR) {
            return Reply.text(500, "Internal Server Error");
        }
        String order = text(body, "orderId");
        long amount = body.path("transAmount").asLong(0);
        long minutes = body.path("expireAfter").asLong(0);
        if (!order.matches("[0-9A-Za-z._-]{1,50}")
                || amount < 1
                || minutes < 1
                || minutes > 60
                || !text(body, "returnType").equals("QR")) {
            return signed("PARAMETER_INVALID", Json.object());
        }
        Instant now = clock.instant();
        Instant end = now.plusSeconds(Math.min(minutes * 60, mood.expireSeconds()));
        if (!books.made(PlayOrder.open(order, amount, text(body, "description"), "", now, end))) {
            return signed("ORDER_EXISTED", Json.object());
        }
        return mood.create() == PspMoods.Create.TIMEOUT
                ? new Reply.Silence(SILENCE)
                : signed(
                        "00",
                        Json.object()
                                .put("url", payPage)
                                .put("qrCode", "VTMONEY:" + order)
                                .put("deepLink", "vtmoney://pay/" + order)
                                .put("vtRequestId", "")
                                .put("orderId", order));
    }

    /// A payment or a refund under this id; the list is empty when there is neither.
    private ArrayNode found(String id) {
        ArrayNode list = Json.array();
        books.order(id).ifPresent(order -> list.add(payment(order, clock.instant())));
        refunds.order(id).ifPresent(refund -> list.add(refund(refund, answered(refund))));
        return list;
    }

    private ObjectNode payment(PlayOrder order, Instant now) {
        Wallet.State state = order.stateAt(now);
        return transaction(order, "PAYMENT", now)
                .put(
                        "transactionStatus",
                        switch (state) {
                            case OPEN -> 0;
                            case PAID -> 1;
                            case DECLINED, EXPIRED -> 2;
                        })
                .put(
                        "errorCode",
                        switch (state) {
                            case OPEN, PAID -> "00";
                            case DECLINED -> "V06";
                            case EXPIRED -> "W04";
                        });
    }

    private ObjectNode refund(PlayOrder refund, String status) {
        return transaction(refund, "REFUND", refund.createdAt())
                .put("transactionStatus", Integer.parseInt(status))
                .put("errorCode", status.equals(FAILED) ? "16" : "00")
                .put("originalRequestId", refund.mark());
    }

    private ObjectNode transaction(PlayOrder order, String type, Instant at) {
        return Json.object()
                .put("orderId", order.orderId())
                .put("vtRequestId", order.transaction())
                .put("type", type)
                .put("transAmount", order.amount())
                .put("currency", "VND")
                .put("paymentMethod", "VIETTEL_MONEY")
                .put("paymentDate", TIME.format(at))
                .put("merchantCode", keys.merchantCode())
                .put("description", order.info());
    }

    private static String answered(PlayOrder refund) {
        return refund.answer() == Wallet.State.PAID ? PAID : FAILED;
    }

    /// The same id again is the same refund. Never more than was paid.
    private Reply refund(ObjectNode body) {
        String id = text(body, "orderId");
        long amount = body.path("transAmount").asLong(0);
        if (!id.matches("[0-9A-Za-z._-]{1,50}") || amount < 1) {
            return signed("PARAMETER_INVALID", Json.object());
        }
        PlayOrder refund;
        synchronized (books) {
            refund = refunds.order(id).orElseGet(() -> repaid(id, amount, body));
        }
        return signed("00", refund(refund, answered(refund).equals(PAID) ? "0" : answered(refund)));
    }

    private PlayOrder repaid(String id, long amount, ObjectNode body) {
        String transaction = text(body, "originalRequestId");
        Optional<PlayOrder> paid =
                books.ofTransaction(transaction)
                        .filter(order -> order.answer() == Wallet.State.PAID)
                        .filter(order -> order.refunded() + amount <= order.amount());
        paid.ifPresent(order -> books.put(order.refunded(amount)));
        Instant now = clock.instant();
        PlayOrder refund =
                new PlayOrder(
                        id,
                        amount,
                        text(body, "description"),
                        transaction,
                        now,
                        now,
                        paid.isPresent() ? Wallet.State.PAID : Wallet.State.DECLINED,
                        refunds.nextTransaction(),
                        0);
        refunds.put(refund);
        return refund;
    }

    @Override
    public String psp() {
        return "viettelpaybiz";
    }

    @Override
    public List<Wallet.Order> orders() {
        return books.shown("", courier::firstSentAtMicros);
    }

    /// Nothing is taken unless the hospital agrees: then the order stays open.
    @Override
    public Answer approve(String orderId) {
        Optional<PlayOrder> open =
                books.order(orderId)
                        .filter(order -> order.stateAt(clock.instant()) == Wallet.State.OPEN);
        if (asksFirst && open.isPresent() && !confirmation.agrees(open.get())) {
            return orders().stream()
                    .filter(order -> order.orderId().equals(orderId))
                    .findFirst()
                    .<Answer>map(Answer.TooLate::new)
                    .orElseGet(Answer.NoSuchOrder::new);
        }
        return books.answer(orderId, Wallet.State.PAID, "", courier::firstSentAtMicros, this::tell);
    }

    @Override
    public Answer decline(String orderId) {
        return books.answer(
                orderId, Wallet.State.DECLINED, "", courier::firstSentAtMicros, this::tell);
    }

    private void tell(PlayOrder order) {
        ObjectNode genuine = payment(order, clock.instant());
        ObjectNode changed = genuine.deepCopy().put("transAmount", order.amount() ^ 1);
        registration
                .address("/callbacks/viettelpaybiz/ipn")
                .ifPresent(to -> courier.send(callback(order, to, genuine, changed), moods));
    }

    private CallbackCourier.Callback callback(
            PlayOrder order, URI to, ObjectNode genuine, ObjectNode changed) {
        return new CallbackCourier.Callback(
                order.orderId(),
                confirmation.request(to, genuine, genuine),
                confirmation.request(to, changed, genuine),
                answer ->
                        Json.parseObject(answer.getBytes(StandardCharsets.UTF_8))
                                .filter(json -> text(json, "code").equals("00"))
                                .isPresent());
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
        confirmation.close();
    }
}
