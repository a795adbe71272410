package vn.hospitalkiosk.gateway.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// A HIS that knows every bill `B<n>` and does nothing but what a payment needs, as fast as it can: reads a bill, records one payment per key. `/his-bridge/v1` (docs/his-bridge); it keeps no bills for kiosks.
final class StubHis implements Page {
    static final String PATH = "/his-bridge/v1";

    private static final String JSON = "application/json";

    /// The payment that paid each bill.
    private final Map<String, String> paid = new ConcurrentHashMap<>();

    private final AtomicLong paidTwice = new AtomicLong();
    private final Consumer<String> acknowledged;
    private volatile boolean up = true;

    /// @param acknowledged hears a bill when its payment is recorded
    StubHis(Consumer<String> acknowledged) {
        this.acknowledged = acknowledged;
    }

    /// In đồng, by the bill's number.
    static long amount(String bill) {
        return 50_000 + Long.parseLong(bill.substring(1)) % 1_000 * 100;
    }

    void up(boolean wanted) {
        up = wanted;
    }

    boolean isPaid(String bill) {
        return paid.containsKey(bill);
    }

    int bills() {
        return paid.size();
    }

    /// Payments told for a bill that another one had paid.
    long paidTwice() {
        return paidTwice.get();
    }

    @Override
    public Reply serve(Request request) {
        if (!up) {
            return Reply.of(503, JSON, new byte[0]);
        }
        // his-bridge, v1, what, id, payments, id
        List<String> path = request.path();
        String call = request.method() + " " + path.get(2) + " " + path.size();
        Reply.Answer answer =
                switch (call) {
                    case "GET capabilities 3" ->
                            json(
                                    200,
                                    "{\"his\":\"stub\",\"version\":\"1\",\"offered\":[\"bill\",\"recordPayment\"]}");
                    case "GET bills 4" -> bill(path.get(3));
                    case "PUT bills 6" -> payment(path.get(3), path.get(5));
                    default -> json(501, "{}");
                };
        return answer.with("X-Request-Id", request.header("X-Request-Id").orElse(""));
    }

    private Reply.Answer bill(String bill) {
        long amount = amount(bill);
        return json(
                200,
                """
                {"id":"%s","status":"%s","lines":[{"name":"Khám","quantity":1,"amount":%d}],"total":%d,
                "insurancePays":0,"insurancePercent":0,"coPayment":0,"notCovered":%d,"deposit":0,"due":%d}
                """
                        .formatted(
                                bill,
                                paid.containsKey(bill) ? "PAID" : "OPEN",
                                amount,
                                amount,
                                amount,
                                amount));
    }

    private Reply.Answer payment(String bill, String payment) {
        String before = paid.putIfAbsent(bill, payment);
        if (before != null && !before.equals(payment)) {
            paidTwice.incrementAndGet();
            return json(409, "{\"code\":\"BILL_PAID\"}");
        }
        acknowledged.accept(bill);
        return json(200, "{\"alreadyDone\":" + (before != null) + "}");
    }

    private static Reply.Answer json(int status, String body) {
        return Reply.of(status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }
}
