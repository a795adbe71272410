package vn.hospitalkiosk.virtual.vnpay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.psp.CallbackCourier;
import vn.hospitalkiosk.virtual.psp.PspMoods;
import vn.hospitalkiosk.virtual.psp.SimulatedPsp;
import vn.hospitalkiosk.virtual.web.Form;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// VNPAY's gateway behind `/vnpay` and a bank's app on the phone. It calls back when a payer has paid or declined, until it hears 00 or 02.
public final class VirtualVnpay implements SimulatedPsp {
    /// Longer than any merchant waits.
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final Set<String> RECEIVED = Set.of("00", "02");
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8));

    private final Clock clock;
    private final VnpayKeys keys;
    private final Checksum checksum;
    private final VnpayBooks books;
    private final VnpayCalls calls;
    private final CallbackCourier courier;
    private volatile PspMoods moods = PspMoods.GOOD;

    public VirtualVnpay(StateFile file, Clock clock, VnpayKeys keys) {
        this.clock = clock;
        this.keys = keys;
        this.checksum = new Checksum(keys);
        this.books = new VnpayBooks(file, clock);
        this.calls = new VnpayCalls(keys, checksum, books);
        this.courier = new CallbackCourier(clock, PAUSES);
    }

    @Override
    public Reply serve(Request request) {
        String call =
                request.method()
                        + " "
                        + String.join("/", request.path().subList(1, request.path().size()));
        Instant now = clock.instant();
        return switch (call) {
            case "GET paymentv2/vpcpay.html" -> pay(request, now);
            case "POST merchant_webapi/api/transaction" ->
                    transaction(request.json().orElseGet(Json::object), now);
            default -> Reply.problem(404, "There is no such call here.");
        };
    }

    private Reply pay(Request request, Instant now) {
        Map<String, String> fields = new HashMap<>();
        try {
            request.query().fields().forEach((Form.Field f) -> fields.put(f.name(), f.value()));
        } catch (IllegalArgumentException e) {
            return Reply.problem(400, "The query cannot be decoded.");
        }
        if (!fields.getOrDefault("vnp_Command", "").equals("genqr")) {
            return Reply.problem(404, "Only genqr is simulated.");
        }
        PspMoods mood = moods;
        Duration longest = Duration.ofSeconds(mood.expireSeconds());
        return switch (mood.create()) {
            case NORMAL -> locked(() -> calls.make(fields, now, longest));
            case TIMEOUT -> {
                synchronized (books) {
                    calls.make(fields, now, longest);
                }
                yield new Reply.Silence(SILENCE);
            }
            case ERROR -> Reply.text(500, "Internal Server Error");
        };
    }

    private Reply transaction(ObjectNode body, Instant now) {
        return switch (Checksum.text(body, "Command")) {
            case "querydr" ->
                    moods.query() == PspMoods.Query.ERROR
                            ? Reply.text(500, "Internal Server Error")
                            : locked(() -> calls.query(body, now));
            case "refund" -> locked(() -> calls.refund(body, now));
            default -> Reply.problem(400, "vnp_Command is querydr or refund.");
        };
    }

    private Reply locked(Supplier<ObjectNode> call) {
        synchronized (books) {
            return Reply.json(200, call.get());
        }
    }

    @Override
    public String psp() {
        return "vnpay";
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

    private Wallet.Order shown(VnpayOrder order, Instant now) {
        return new Wallet.Order(
                order.txnRef(),
                order.hundredths() / 100,
                "",
                order.info(),
                order.stateAt(now),
                order.createdAt(),
                courier.firstSentAtMicros(order.txnRef()));
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
        VnpayOrder order;
        synchronized (books) {
            Optional<VnpayOrder> found = books.order(orderId);
            if (found.isEmpty()) {
                return new Answer.NoSuchOrder();
            }
            if (found.get().stateAt(now) != Wallet.State.OPEN) {
                return new Answer.TooLate(shown(found.get(), now));
            }
            order = found.get().answered(answer, books.nextNumber());
            books.keep(order);
        }
        courier.send(callback(order, now), moods);
        return new Answer.Taken(shown(order, now));
    }

    private CallbackCourier.Callback callback(VnpayOrder order, Instant now) {
        boolean paid = order.answer() == Wallet.State.PAID;
        Map<String, String> fields = new HashMap<>();
        fields.put("vnp_Amount", Long.toString(order.hundredths()));
        fields.put("vnp_BankCode", "NCB");
        fields.put("vnp_BankTranNo", paid ? "VNP" + order.number() : "");
        fields.put("vnp_CardType", "QRCODE");
        fields.put("vnp_OrderInfo", order.info());
        fields.put("vnp_PayDate", VnpayCalls.date(now));
        fields.put("vnp_ResponseCode", paid ? "00" : "24");
        fields.put("vnp_TmnCode", keys.tmnCode());
        fields.put("vnp_TransactionNo", Long.toString(order.number()));
        fields.put("vnp_TransactionStatus", paid ? "00" : "02");
        fields.put("vnp_TxnRef", order.txnRef());
        String hash = checksum.of(Checksum.link(fields));
        HttpRequest genuine = request(order, fields, hash);
        long digit = order.hundredths() / 100 % 10;
        long changed = order.hundredths() + ((digit + 1) % 10 - digit) * 100;
        fields.put("vnp_Amount", Long.toString(changed));
        return new CallbackCourier.Callback(
                order.txnRef(), genuine, request(order, fields, hash), VirtualVnpay::isReceived);
    }

    private static HttpRequest request(VnpayOrder order, Map<String, String> fields, String hash) {
        return HttpRequest.newBuilder(
                        URI.create(
                                order.ipn()
                                        + "?"
                                        + Checksum.link(fields)
                                        + "&"
                                        + Checksum.FIELD
                                        + "="
                                        + hash))
                .timeout(PATIENCE)
                .GET()
                .build();
    }

    private static boolean isReceived(String answer) {
        return Json.parseObject(answer.getBytes(StandardCharsets.UTF_8))
                .filter(json -> RECEIVED.contains(json.path("RspCode").stringValue("")))
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
