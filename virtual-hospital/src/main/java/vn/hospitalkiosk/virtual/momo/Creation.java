package vn.hospitalkiosk.virtual.momo;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.momo.MomoCall.Result;
import vn.hospitalkiosk.virtual.phone.Wallet;

/// `/create` (§1.3) for `captureWallet`, the only request type this partner was granted.
final class Creation {
    static final long SMALLEST = 1_000;
    static final long LARGEST = 50_000_000;
    private static final Set<String> OTHER_TYPES =
            Set.of("payWithMethod", "payWithATM", "payWithCC", "payWithVTS", "linkWallet");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int LONGEST_LIFE_MINUTES = 30 * 24 * 60;

    private final MomoKeys keys;
    private final MomoBooks books;
    private final SecureRandom random = new SecureRandom();

    Creation(MomoKeys keys, MomoBooks books) {
        this.keys = keys;
        this.books = books;
    }

    /// @param life of the order unless the request brings its own
    /// @param answerTakes how long the answer will be on its way
    /// @param payPage where payUrl leads
    Result create(MomoCall call, Duration life, Duration answerTakes, String payPage) {
        readFields(call);
        return call.refusal(SignedMessage.CREATE, keys)
                .or(() -> call.replay(SignedMessage.CREATE, keys, books))
                .orElseGet(() ->
                        call.remembered(
                                decide(call, life, payPage),
                                SignedMessage.CREATE,
                                keys,
                                books,
                                call.now().plus(answerTakes)));
    }

    private static void readFields(MomoCall call) {
        Fields fields = call.fields();
        fields.id("orderId", 200);
        fields.text("orderInfo", 255);
        fields.text("requestType", 50);
        fields.text("redirectUrl", 500);
        fields.present("extraData", 1000);
        fields.optional("partnerName", 100);
        fields.optional("storeName", 100);
        fields.optional("storeId", 50);
        fields.whole("amount");
        if (!isOurs(fields.text("ipnUrl", 500))) {
            fields.noted("ipnUrl");
        }
        if (call.body().has("orderExpireTime")) {
            long minutes = fields.whole("orderExpireTime");
            if (minutes < 1 || minutes > LONGEST_LIFE_MINUTES) {
                fields.noted("orderExpireTime");
            }
        }
        String type = call.text("requestType");
        if (!type.equals("captureWallet") && !OTHER_TYPES.contains(type)) {
            fields.noted("requestType");
        }
    }

    /// A path only, no query (§1.3); and never an address outside this machine: this is a simulator.
    static boolean isOurs(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && LOOPBACK.contains(Optional.ofNullable(uri.getHost()).orElse(""))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Result decide(MomoCall call, Duration life, String payPage) {
        long amount = call.body().path("amount").longValue();
        if (!call.text("requestType").equals("captureWallet")) {
            return call.result(ResultCode.ACCESS_DENIED);
        }
        if (amount <= 0) {
            return call.result(ResultCode.INVALID_AMOUNT);
        }
        if (amount < SMALLEST || amount > LARGEST) {
            return call.result(ResultCode.AMOUNT_OUT_OF_RANGE);
        }
        if (books.isTaken(call.text("orderId"))) {
            return call.result(ResultCode.DUPLICATE_ORDER);
        }
        MomoOrder order = order(call, amount, life);
        books.put(order);
        return made(call, order, payPage);
    }

    private MomoOrder order(MomoCall call, long amount, Duration life) {
        ObjectNode body = call.body();
        Duration own = Duration.ofMinutes(body.path("orderExpireTime").longValue(0));
        byte[] token = new byte[12];
        random.nextBytes(token);
        return new MomoOrder(
                call.text("orderId"),
                call.text("requestId"),
                amount,
                call.text("orderInfo"),
                call.text("storeName").isEmpty()
                        ? call.text("partnerName")
                        : call.text("storeName"),
                call.text("extraData"),
                call.text("ipnUrl"),
                call.language(),
                HexFormat.of().formatHex(token),
                call.now(),
                call.now().plus(own.isZero() ? life : own),
                Wallet.State.OPEN,
                0);
    }

    private static Result made(MomoCall call, MomoOrder order, String payPage) {
        Result result = call.result(ResultCode.SUCCESS);
        // A scheme no real app answers to: nobody can pay this by mistake.
        String app = "momo-simulated://pay?sid=" + order.token();
        result.body()
                .put("payUrl", payPage + "#" + order.orderId())
                .put("deeplink", app)
                .put("qrCodeUrl", app + "&isScanQR=true&v=3.0");
        return result;
    }
}
