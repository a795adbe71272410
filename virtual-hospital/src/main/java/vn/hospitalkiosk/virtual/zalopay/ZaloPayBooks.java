package vn.hospitalkiosk.virtual.zalopay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.web.Json;

/// Orders and refunds; on disk after every change, forgotten after 31 days. Not for several threads: [VirtualZaloPay] holds the lock.
final class ZaloPayBooks {
    private static final Duration MEMORY = Duration.ofDays(31);
    private static final String SECTION = "zalopay";
    private static final long FIRST_NUMBER = 261_125_000_000_000L;

    /// @param id `m_refund_id`
    /// @param number ZaloPay's own
    record Refund(String id, long zpTransId, long amount, long number, Instant createdAt) {
        private ObjectNode toJson() {
            return Json.object()
                    .put("id", id)
                    .put("zpTransId", zpTransId)
                    .put("amount", amount)
                    .put("number", number)
                    .put("createdAt", createdAt.toString());
        }

        private static Refund ofJson(JsonNode json) {
            return new Refund(
                    json.path("id").stringValue(""),
                    json.path("zpTransId").longValue(0),
                    json.path("amount").longValue(0),
                    json.path("number").longValue(0),
                    Instant.parse(json.path("createdAt").stringValue("")));
        }
    }

    private final StateFile file;
    private final Clock clock;
    private final Map<String, ZaloPayOrder> orders = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private long lastNumber = FIRST_NUMBER;

    ZaloPayBooks(StateFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        file.section(SECTION).ifPresent(this::load);
    }

    List<ZaloPayOrder> orders() {
        return List.copyOf(orders.values());
    }

    Optional<ZaloPayOrder> order(String appTransId) {
        return Optional.ofNullable(orders.get(appTransId));
    }

    Optional<ZaloPayOrder> paid(long zpTransId) {
        return orders.values().stream()
                .filter(order -> zpTransId != 0 && order.zpTransId() == zpTransId)
                .findFirst();
    }

    Optional<Refund> refund(String id) {
        return Optional.ofNullable(refunds.get(id));
    }

    long refunded(long zpTransId) {
        return refunds.values().stream()
                .filter(refund -> refund.zpTransId() == zpTransId)
                .mapToLong(Refund::amount)
                .sum();
    }

    long nextNumber() {
        return ++lastNumber;
    }

    /// Also the order's newest state.
    void keep(ZaloPayOrder order) {
        orders.put(order.id(), order);
        save();
    }

    void keep(Refund refund) {
        refunds.put(refund.id(), refund);
        save();
    }

    private void save() {
        Instant forgotten = clock.instant().minus(MEMORY);
        orders.values().removeIf(order -> order.createdAt().isBefore(forgotten));
        refunds.values().removeIf(refund -> refund.createdAt().isBefore(forgotten));
        ObjectNode all = Json.object().put("lastNumber", lastNumber);
        ArrayNode orderList = all.putArray("orders");
        orders.values().forEach(order -> orderList.add(order.toJson()));
        ArrayNode refundList = all.putArray("refunds");
        refunds.values().forEach(refund -> refundList.add(refund.toJson()));
        file.keep(SECTION, all);
    }

    private void load(ObjectNode all) {
        lastNumber = all.path("lastNumber").longValue(FIRST_NUMBER);
        all.path("orders")
                .valueStream()
                .map(ZaloPayOrder::ofJson)
                .forEach(order -> orders.put(order.id(), order));
        all.path("refunds")
                .valueStream()
                .map(Refund::ofJson)
                .forEach(refund -> refunds.put(refund.id(), refund));
    }
}
