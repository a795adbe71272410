package vn.hospitalkiosk.virtual.momo;

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

/// Orders, refunds and answered requests; on disk after every change, forgotten after 31 days. Not for several threads: [VirtualMomo] holds the lock.
final class MomoBooks {
    /// How long a requestId is remembered (§1.8).
    static final Duration MEMORY = Duration.ofDays(31);

    private static final String SECTION = "momo";
    private static final long FIRST_TRANS_ID = 4_088_000_000L;

    /// A request that was answered.
    ///
    /// @param fingerprint what was signed
    /// @param busyUntil until then the first answer is still on its way
    record Answered(
            String fingerprint,
            int result,
            boolean last,
            ObjectNode answer,
            Instant at,
            Instant busyUntil) {}

    private final StateFile file;
    private final Clock clock;
    private final Map<String, MomoOrder> orders = new LinkedHashMap<>();
    private final Map<String, Answered> requests = new LinkedHashMap<>();
    private final List<Refund> refunds = new ArrayList<>();
    private long lastTransId = FIRST_TRANS_ID;

    MomoBooks(StateFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        file.section(SECTION).ifPresent(this::load);
    }

    Optional<MomoOrder> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    List<MomoOrder> orders() {
        return List.copyOf(orders.values());
    }

    boolean isTaken(String orderId) {
        return orders.containsKey(orderId)
                || refunds.stream().anyMatch(r -> r.orderId().equals(orderId));
    }

    Optional<Answered> answered(String requestId) {
        return Optional.ofNullable(requests.get(requestId));
    }

    long nextTransId() {
        return ++lastTransId;
    }

    /// Also the order's newest state.
    void put(MomoOrder order) {
        orders.put(order.orderId(), order);
    }

    void put(Refund refund) {
        refunds.add(refund);
    }

    void put(String requestId, Answered answered) {
        requests.put(requestId, answered);
    }

    List<Refund> refundsOf(String purchase) {
        return refunds.stream().filter(r -> r.purchase().equals(purchase)).toList();
    }

    Optional<Refund> refund(String orderId) {
        return refunds.stream().filter(r -> r.orderId().equals(orderId)).findFirst();
    }

    void save() {
        Instant forgotten = clock.instant().minus(MEMORY);
        orders.values().removeIf(o -> o.createdAt().isBefore(forgotten));
        requests.values().removeIf(r -> r.at().isBefore(forgotten));
        refunds.removeIf(r -> r.createdAt().isBefore(forgotten));
        ObjectNode all = Json.object().put("lastTransId", lastTransId);
        ArrayNode orderList = all.putArray("orders");
        orders.values().forEach(o -> orderList.add(o.toJson()));
        ArrayNode refundList = all.putArray("refunds");
        refunds.forEach(r -> refundList.add(r.toJson()));
        ObjectNode requestMap = all.putObject("requests");
        requests.forEach((id, r) -> requestMap.set(id, json(r)));
        file.keep(SECTION, all);
    }

    private static ObjectNode json(Answered answered) {
        ObjectNode json =
                Json.object()
                        .put("fingerprint", answered.fingerprint())
                        .put("result", answered.result())
                        .put("last", answered.last())
                        .put("at", answered.at().toString())
                        .put("busyUntil", answered.busyUntil().toString());
        json.set("answer", answered.answer());
        return json;
    }

    private void load(ObjectNode all) {
        lastTransId = all.path("lastTransId").longValue(FIRST_TRANS_ID);
        all.path("orders").valueStream().map(MomoOrder::ofJson).forEach(this::put);
        all.path("refunds").valueStream().map(Refund::ofJson).forEach(refunds::add);
        for (Map.Entry<String, JsonNode> request : all.path("requests").properties()) {
            JsonNode json = request.getValue();
            requests.put(
                    request.getKey(),
                    new Answered(
                            json.path("fingerprint").stringValue(""),
                            json.path("result").intValue(),
                            json.path("last").booleanValue(),
                            json.path("answer").asObjectOpt().orElseGet(Json::object),
                            Instant.parse(json.path("at").stringValue("")),
                            Instant.parse(json.path("busyUntil").stringValue(""))));
        }
    }
}
