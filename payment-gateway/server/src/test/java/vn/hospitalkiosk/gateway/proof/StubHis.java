package vn.hospitalkiosk.gateway.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vn.hospitalkiosk.virtual.web.Form;
import vn.hospitalkiosk.virtual.web.Page;
import vn.hospitalkiosk.virtual.web.Reply;
import vn.hospitalkiosk.virtual.web.Request;

/// A HIS that knows every bill `B<n>` and does nothing but what a payment needs, as fast as it can: reads an Invoice, keeps one PaymentNotice per key. `/fhir`.
final class StubHis implements Page {
    private static final String FHIR = "application/fhir+json; charset=utf-8";

    /// PaymentNotice by key, and the key that paid each bill.
    private final Map<String, String> notices = new ConcurrentHashMap<>();

    private final Map<String, String> paid = new ConcurrentHashMap<>();
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong paidTwice = new AtomicLong();
    private final Consumer<String> acknowledged;
    private volatile boolean up = true;

    /// @param acknowledged hears a bill when its paid Invoice was read
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

    /// Notices that named a bill paid by another key before.
    long paidTwice() {
        return paidTwice.get();
    }

    @Override
    public Reply serve(Request request) {
        if (!up) {
            return Reply.of(503, FHIR, new byte[0]);
        }
        List<String> path = request.path();
        String call = request.method() + " " + path.get(1);
        return switch (call) {
            case "GET Invoice" -> invoice(path.get(2));
            case "POST PaymentNotice" ->
                    path.size() == 2 ? create(text(request)) : search(text(request));
            case "GET metadata" -> fhir(200, "{\"resourceType\":\"CapabilityStatement\"}");
            default -> Reply.problem(404, "This HIS knows payments only.");
        };
    }

    private static String text(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private Reply invoice(String bill) {
        boolean balanced = paid.containsKey(bill);
        long amount = amount(bill);
        Reply reply =
                fhir(
                        200,
                        """
                        {"resourceType":"Invoice","id":"%s","status":"%s","lineItem":[{"chargeItemCodeableConcept":{"text":"Khám"},
                        "priceComponent":[{"type":"base","amount":{"value":%d,"currency":"VND"}}]}],
                        "totalPriceComponent":[%s,%s],"totalNet":{"value":%d,"currency":"VND"}}
                        """
                                .formatted(
                                        bill,
                                        balanced ? "balanced" : "issued",
                                        amount,
                                        component("base", "total", amount),
                                        component("informational", "not-covered", amount),
                                        amount));
        if (balanced) {
            acknowledged.accept(bill);
        }
        return reply;
    }

    private static String component(String type, String code, long amount) {
        return "{\"type\":\"%s\",\"code\":{\"coding\":[{\"code\":\"%s\"}]},\"amount\":{\"value\":%d,\"currency\":\"VND\"}}"
                .formatted(type, code, amount);
    }

    private Reply search(String form) {
        String key =
                Form.parse(form)
                        .first("identifier")
                        .map(k -> k.substring(k.indexOf('|') + 1))
                        .orElse("");
        String entry =
                Optional.ofNullable(notices.get(key))
                        .map(notice -> ",\"entry\":[{\"resource\":" + notice + "}]")
                        .orElse("");
        return fhir(200, "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"" + entry + "}");
    }

    private Reply create(String notice) {
        String key = after(notice, "\"value\":\"", "\"");
        String bill = after(notice, "\"Invoice/", "\"");
        String kept = "{\"id\":\"N" + created.incrementAndGet() + "\"," + notice.substring(1);
        if (notices.putIfAbsent(key, kept) == null) {
            String before = paid.putIfAbsent(bill, key);
            if (before != null && !before.equals(key)) {
                paidTwice.incrementAndGet();
            }
        } else {
            paidTwice.incrementAndGet();
        }
        return fhir(201, kept);
    }

    private static String after(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static Reply fhir(int status, String body) {
        return Reply.of(status, FHIR, body.getBytes(StandardCharsets.UTF_8));
    }
}
