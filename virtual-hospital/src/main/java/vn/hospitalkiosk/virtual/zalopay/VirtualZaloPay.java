package vn.hospitalkiosk.virtual.zalopay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.CallbackCourier;
import vn.hospitalkiosk.virtual.psp.PspMoods;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// ZaloPay's OpenAPI behind `/zalopay/v2` and its app on the phone. It calls back for paid orders alone, again up to three times while it is asked to retry (§2.5).
public final class VirtualZaloPay implements SimulatedPsp {
    /// Longer than any merchant waits.
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private final Clock clock;
    private final ZaloPayKeys keys;
    private final ZaloPayBooks books;
    private final ZaloPayCalls calls;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;

    public VirtualZaloPay(StateFile file, Clock clock, ZaloPayKeys keys) {
        this.clock = clock;
        this.keys = keys;
        this.books = new ZaloPayBooks(file, clock);
        this.calls = new ZaloPayCalls(keys, books);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        List<String> path = request.path();
        if (path.size() != 3 || !path.get(1).equals("v2")) {
            return Reply.problem(404, "There is nothing here.");
        }
        if (!request.method().equals("POST")) {
            return Reply.problem(405, "This gateway is called with POST.");
        }
        ObjectNode body = request.json().orElseGet(Json::object);
        Instant now = clock.instant();
        return switch (path.get(2)) {
            case "create" -> create(body, now);
            case "query" ->
                    moods.query() == PspMoods.Query.ERROR
                            ? Reply.text(500, "Internal Server Error")
                            : locked(() -> calls.query(body, now));
            case "refund" -> locked(() -> calls.refund(body, now));
            case "query_refund" -> locked(() -> calls.queryRefund(body));
            default -> Reply.problem(404, "There is no such call here.");
        };
    }

    private Reply locked(Supplier<ObjectNode> call) {
        synchronized (books) {
            return Reply.json(200, call.get());
        }
    }

    private Reply create(ObjectNode body, Instant now) {
        PspMoods mood = moods;
        Duration longest = Duration.ofSeconds(mood.expireSeconds());
        return switch (mood.create()) {
            case NORMAL -> locked(() -> calls.create(body, now, longest));
            case TIMEOUT -> {
                synchronized (books) {
                    calls.create(body, now, longest);
                }
                yield new Reply.Silence(SILENCE);
            }
            case ERROR -> Reply.text(500, "Internal Server Error");
        };
    }

    @Override
    public String psp() {
        return "zalopay";
    }

    @Override
    public List<Wallet.Order> orders() {
        Instant now = clock.instant();
        synchronized (books) {
            return books.orders().stream()
                    .filter(order -> order.createdAt().isAfter(now.minus(SHOWN)))
                    .map(order -> shown(order, now))
                    .toList();
        }
    }

    private Wallet.Order shown(ZaloPayOrder order, Instant now) {
        return new Wallet.Order(
                order.id(),
                order.amount(),
                order.text("title"),
                order.text("description"),
                order.stateAt(now),
                order.createdAt(),
                courier.firstSentAtMicros(order.id()));
    }

    @Override
    public Answer approve(String orderId) {
        return answered(orderId, Wallet.State.PAID);
    }

    @Override
    public Answer decline(String orderId) {
        return answered(orderId, Wallet.State.DECLINED);
    }

    /// Kept first, told to the merchant then: a crash in between leaves a paid order that only a query finds.
    private Answer answered(String orderId, Wallet.State answer) {
        Instant now = clock.instant();
        ZaloPayOrder order;
        synchronized (books) {
            Optional<ZaloPayOrder> found = books.order(orderId);
            if (found.isEmpty()) {
                return new Answer.NoSuchOrder();
            }
            if (found.get().stateAt(now) != Wallet.State.OPEN) {
                return new Answer.TooLate(shown(found.get(), now));
            }
            boolean paid = answer == Wallet.State.PAID;
            order = found.get().answered(answer, paid ? books.nextNumber() : 0);
            books.keep(order);
        }
        if (answer == Wallet.State.PAID) {
            courier.send(callback(order, now), moods);
        }
        return new Answer.Taken(shown(order, now));
    }

    private CallbackCourier.Callback callback(ZaloPayOrder order, Instant now) {
        ObjectNode data =
                Json.object()
                        .put("app_id", Long.parseLong(keys.appId()))
                        .put("app_trans_id", order.id())
                        .put("app_time", order.request().path("app_time").longValue(0))
                        .put("app_user", order.text("app_user"))
                        .put("amount", order.amount())
                        .put("embed_data", order.text("embed_data"))
                        .put("item", order.text("item"))
                        .put("zp_trans_id", order.zpTransId())
                        .put("server_time", now.toEpochMilli())
                        .put("channel", 38)
                        .put("merchant_user_id", "virtual-payer")
                        .put("user_fee_amount", 0)
                        .put("discount_amount", 0);
        String mac = Mac.of(keys.key2(), data.toString());
        long digit = order.amount() % 10;
        ObjectNode changed =
                data.deepCopy().put("amount", order.amount() - digit + (digit + 1) % 10);
        URI to = URI.create(order.text("callback_url"));
        return new CallbackCourier.Callback(
                order.id(),
                request(to, data, mac),
                request(to, changed, mac),
                VirtualZaloPay::isReceived);
    }

    private static HttpRequest request(URI to, ObjectNode data, String mac) {
        ObjectNode body = Json.object().put("data", data.toString()).put("mac", mac).put("type", 1);
        return HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build();
    }

    /// 0 asks for another attempt; all else ends it.
    private static boolean isReceived(String answer) {
        return Json.parseObject(answer.getBytes(StandardCharsets.UTF_8))
                .map(json -> json.path("return_code"))
                .filter(code -> code.isIntegralNumber() && code.intValue(0) != 0)
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
    public ArrayNode callbacks() {
        return courier.told();
    }

    @Override
    public void close() {
        courier.close();
    }
}
