package vn.hospitalkiosk.virtual.momo;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// MoMo's gateway behind `/momo/v2/gateway/api` and its app on the phone. Closed by whoever made it; IPNs not yet brought are then given up, as after a crash.
public final class VirtualMomo implements Page, Wallet, AutoCloseable {
    /// Longer than any partner waits.
    private static final Duration SILENCE = Duration.ofSeconds(40);

    private static final List<String> API = List.of("momo", "v2", "gateway", "api");
    private static final Duration SHOWN = Duration.ofDays(1);

    private final Clock clock;
    private final MomoKeys keys;
    private final MomoBooks books;
    private final Creation creation;
    private final Inquiry inquiry;
    private final Repayment repayment;
    private final PayerCodes codes;
    private final Charge charge;
    private final IpnCourier courier;
    private volatile MomoMoods moods = MomoMoods.GOOD;

    /// @param key opens what partners enciphered for us
    public VirtualMomo(StateFile file, Clock clock, MomoKeys keys, PrivateKey key) {
        this.clock = clock;
        this.keys = keys;
        this.books = new MomoBooks(file, clock);
        this.creation = new Creation(keys, books);
        this.inquiry = new Inquiry(keys, books);
        this.repayment = new Repayment(keys, books);
        this.codes = new PayerCodes(key, clock);
        this.charge = new Charge(keys, books, codes);
        this.courier = new IpnCourier(clock);
    }

    @Override
    public Reply serve(Request request) {
        List<String> path = request.path();
        if (path.size() < 5 || !path.subList(0, 4).equals(API)) {
            return Reply.problem(404, "There is nothing here.");
        }
        if (!request.method().equals("POST")) {
            return Reply.problem(405, "This gateway is called with POST.");
        }
        String call = String.join("/", path.subList(4, path.size()));
        ObjectNode body = request.json().orElseGet(Json::object);
        return switch (call) {
            case "create" -> create(body, request.base() + "/phone");
            case "pos" -> pos(body);
            case "query" -> query(body);
            case "refund" -> locked(body, repayment::refund);
            case "refund/query" -> locked(body, inquiry::queryRefund);
            default -> Reply.problem(404, "There is no such call here.");
        };
    }

    private interface Handling {
        MomoCall.Result of(MomoCall call);
    }

    private Reply.Answer locked(ObjectNode body, Handling handling) {
        synchronized (books) {
            return handling.of(new MomoCall(body, clock.instant())).reply();
        }
    }

    private Reply create(ObjectNode body, String payPage) {
        MomoMoods now = moods;
        Duration life = Duration.ofSeconds(now.expireSeconds());
        return switch (now.create()) {
            case NORMAL ->
                    locked(body, call -> creation.create(call, life, Duration.ZERO, payPage));
            case TIMEOUT -> {
                locked(body, call -> creation.create(call, life, SILENCE, payPage));
                yield new Reply.Silence(SILENCE);
            }
            case ERROR -> Reply.text(500, "Internal Server Error");
        };
    }

    private Reply pos(ObjectNode body) {
        return switch (moods.create()) {
            case NORMAL -> charged(body, Duration.ZERO);
            case TIMEOUT -> {
                charged(body, SILENCE);
                yield new Reply.Silence(SILENCE);
            }
            case ERROR -> Reply.text(500, "Internal Server Error");
        };
    }

    private Reply.Answer charged(ObjectNode body, Duration answerTakes) {
        Reply.Answer answer = locked(body, call -> charge.charge(call, answerTakes));
        Instant now = clock.instant();
        Optional<MomoOrder> made;
        synchronized (books) {
            made = books.order(body.path("orderId").stringValue(""));
        }
        made.filter(order -> courier.firstSentAtMicros(order.orderId()).isEmpty())
                .ifPresent(order -> notifyPartner(order, now));
        return answer;
    }

    @Override
    public Optional<ShownCode> showCode(boolean enough) {
        PayerCodes.PayerCode code = codes.fresh(enough);
        return Optional.of(new ShownCode(code.text(), code.until()));
    }

    private Reply query(ObjectNode body) {
        return switch (moods.query()) {
            case NORMAL -> locked(body, inquiry::query);
            case ERROR -> Reply.text(500, "Internal Server Error");
        };
    }

    @Override
    public String psp() {
        return "momo";
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

    private Wallet.Order shown(MomoOrder order, Instant now) {
        return new Wallet.Order(
                order.orderId(),
                order.amount(),
                order.merchant(),
                order.info(),
                order.stateAt(now),
                order.createdAt(),
                courier.firstSentAtMicros(order.orderId()));
    }

    @Override
    public Answer approve(String orderId) {
        return answered(orderId, Wallet.State.PAID);
    }

    @Override
    public Answer decline(String orderId) {
        return answered(orderId, Wallet.State.DECLINED);
    }

    /// Kept first, told to the partner then: a crash in between leaves a paid order that only a query finds.
    private Answer answered(String orderId, Wallet.State answer) {
        Instant now = clock.instant();
        MomoOrder order;
        synchronized (books) {
            Optional<MomoOrder> found = books.order(orderId);
            if (found.isEmpty()) {
                return new Answer.NoSuchOrder();
            }
            if (found.get().stateAt(now) != Wallet.State.OPEN) {
                return new Answer.TooLate(shown(found.get(), now));
            }
            order = found.get().answered(answer, books.nextTransId());
            books.put(order);
            books.save();
        }
        notifyPartner(order, now);
        return new Answer.Taken(shown(order, now));
    }

    private void notifyPartner(MomoOrder order, Instant now) {
        MomoMoods mood = moods;
        URI to = URI.create(order.ipnUrl());
        ObjectNode ipn = Ipn.of(order, now, keys);
        byte[] body = Json.bytes(ipn);
        switch (mood.ipn()) {
            case NORMAL -> courier.send(order.orderId(), to, body, Duration.ZERO);
            case TWICE -> {
                courier.send(order.orderId(), to, body, Duration.ZERO);
                courier.send(order.orderId(), to, body, Duration.ZERO);
            }
            case NEVER -> {}
            case TAMPERED ->
                    courier.send(order.orderId(), to, Json.bytes(Ipn.tampered(ipn)), Duration.ZERO);
            case LATE -> courier.send(order.orderId(), to, body, Duration.ofMillis(mood.lateMs()));
        }
    }

    public MomoMoods moods() {
        return moods;
    }

    public void moods(MomoMoods wanted) {
        moods = wanted;
    }

    /// Makes the first IPN as fast as the others.
    public void warmUp(URI anything) {
        courier.warmUp(anything);
    }

    /// Every attempt to bring an IPN, in the order they ended.
    public ArrayNode ipns() {
        ArrayNode list = Json.array();
        courier.deliveries()
                .forEach(d ->
                        list.addObject()
                                .put("orderId", d.orderId())
                                .put("sentAtMicros", d.sentAtMicros())
                                .put("answeredMs", d.answeredMs())
                                .put("status", d.status()));
        return list;
    }

    @Override
    public void close() {
        courier.close();
    }
}
