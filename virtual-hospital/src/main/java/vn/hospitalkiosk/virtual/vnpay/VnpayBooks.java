package vn.hospitalkiosk.virtual.vnpay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.web.Json;

/// Orders and refunds; on disk after every change, forgotten after 31 days. Not for several threads: [VirtualVnpay] holds the lock.
final class VnpayBooks {
    private static final Duration MEMORY = Duration.ofDays(31);
    private static final String SECTION = "vnpay";
    private static final long FIRST_NUMBER = 14_000_000;

    /// @param type 02 whole, 03 part
    record Refund(
            String requestId,
            String txnRef,
            String type,
            long hundredths,
            String info,
            long number,
            Instant createdAt) {
        private ObjectNode toJson() {
            return Json.object()
                    .put("requestId", requestId)
                    .put("txnRef", txnRef)
                    .put("type", type)
                    .put("hundredths", hundredths)
                    .put("info", info)
                    .put("number", number)
                    .put("createdAt", createdAt.toString());
        }

        private static Refund ofJson(JsonNode json) {
            return new Refund(
                    json.path("requestId").stringValue(""),
                    json.path("txnRef").stringValue(""),
                    json.path("type").stringValue(""),
                    json.path("hundredths").longValue(0),
                    json.path("info").stringValue(""),
                    json.path("number").longValue(0),
                    Instant.parse(json.path("createdAt").stringValue("")));
        }
    }

    private final StateFile file;
    private final Clock clock;
    private final Map<String, VnpayOrder> orders = new LinkedHashMap<>();
    private final List<Refund> refunds = new ArrayList<>();
    private long lastNumber = FIRST_NUMBER;

    VnpayBooks(StateFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        file.section(SECTION).ifPresent(this::load);
    }

    List<VnpayOrder> orders() {
        return List.copyOf(orders.values());
    }

    Optional<VnpayOrder> order(String txnRef) {
        return Optional.ofNullable(orders.get(txnRef));
    }

    /// The oldest first.
    List<Refund> refunds(String txnRef) {
        return refunds.stream().filter(refund -> refund.txnRef().equals(txnRef)).toList();
    }

    boolean isRefundKnown(String requestId) {
        return refunds.stream().anyMatch(refund -> refund.requestId().equals(requestId));
    }

    long nextNumber() {
        return ++lastNumber;
    }

    /// Also the order's newest state.
    void keep(VnpayOrder order) {
        orders.put(order.txnRef(), order);
        save();
    }

    void keep(Refund refund) {
        refunds.add(refund);
        save();
    }

    private void save() {
        Instant forgotten = clock.instant().minus(MEMORY);
        orders.values().removeIf(order -> order.createdAt().isBefore(forgotten));
        refunds.removeIf(refund -> refund.createdAt().isBefore(forgotten));
        ObjectNode all = Json.object().put("lastNumber", lastNumber);
        ArrayNode orderList = all.putArray("orders");
        orders.values().forEach(order -> orderList.add(order.toJson()));
        ArrayNode refundList = all.putArray("refunds");
        refunds.forEach(refund -> refundList.add(refund.toJson()));
        file.keep(SECTION, all);
    }

    private void load(ObjectNode all) {
        lastNumber = all.path("lastNumber").longValue(FIRST_NUMBER);
        all.path("orders")
                .valueStream()
                .map(VnpayOrder::ofJson)
                .forEach(order -> orders.put(order.txnRef(), order));
        all.path("refunds").valueStream().map(Refund::ofJson).forEach(refunds::add);
    }
}
