package vn.hospitalkiosk.virtual.psp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.hospitalkiosk.virtual.folder.StateFile;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Json;

/// A simulated psp's orders; on disk after every change, forgotten after 31 days. For several threads.
public final class PlayBooks {
    private static final Duration MEMORY = Duration.ofDays(31);
    private static final Duration SHOWN = Duration.ofDays(1);

    private final StateFile file;
    private final Clock clock;
    private final String psp;
    private final long firstTransaction;
    private final Map<String, PlayOrder> orders = new LinkedHashMap<>();
    private long transactions;

    /// @param firstTransaction the psp's ids of money count up from here
    public PlayBooks(StateFile file, Clock clock, String psp, long firstTransaction) {
        this.file = file;
        this.clock = clock;
        this.psp = psp;
        this.firstTransaction = firstTransaction;
        file.section(psp)
                .ifPresent(all -> {
                    transactions = all.path("transactions").longValue();
                    all.path("orders")
                            .valueStream()
                            .map(PlayOrder::ofJson)
                            .forEach(order -> orders.put(order.orderId(), order));
                });
    }

    public synchronized Optional<PlayOrder> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    public synchronized Optional<PlayOrder> ofTransaction(String transaction) {
        return orders.values().stream()
                .filter(order -> order.transaction().equals(transaction))
                .findFirst();
    }

    /// @return false when there is such an order already
    public synchronized boolean made(PlayOrder order) {
        if (orders.containsKey(order.orderId())) {
            return false;
        }
        put(order);
        return true;
    }

    public synchronized void put(PlayOrder order) {
        orders.put(order.orderId(), order);
        save();
    }

    public synchronized String nextTransaction() {
        transactions++;
        return Long.toString(firstTransaction + transactions);
    }

    /// The payer's answer: kept first, then told to the hospital; a crash in between leaves a paid order that only a query finds.
    ///
    /// @param sentAt when the first callback of an order left
    public Wallet.Answer answer(
            String orderId,
            Wallet.State given,
            String merchant,
            Function<String, OptionalLong> sentAt,
            Consumer<PlayOrder> tell) {
        Instant now = clock.instant();
        PlayOrder answered;
        synchronized (this) {
            PlayOrder order = orders.get(orderId);
            if (order == null) {
                return new Wallet.Answer.NoSuchOrder();
            }
            if (order.stateAt(now) != Wallet.State.OPEN) {
                return new Wallet.Answer.TooLate(order.shown(merchant, now, sentAt.apply(orderId)));
            }
            answered = order.answered(given, nextTransaction());
            put(answered);
        }
        tell.accept(answered);
        return new Wallet.Answer.Taken(answered.shown(merchant, now, sentAt.apply(orderId)));
    }

    /// Of the last day, the oldest first.
    public synchronized List<Wallet.Order> shown(
            String merchant, Function<String, OptionalLong> sentAt) {
        Instant now = clock.instant();
        return orders.values().stream()
                .filter(order -> order.createdAt().isAfter(now.minus(SHOWN)))
                .map(order -> order.shown(merchant, now, sentAt.apply(order.orderId())))
                .toList();
    }

    private void save() {
        Instant forgotten = clock.instant().minus(MEMORY);
        orders.values().removeIf(order -> order.createdAt().isBefore(forgotten));
        ObjectNode all = Json.object().put("transactions", transactions);
        ArrayNode list = all.putArray("orders");
        orders.values().forEach(order -> list.add(order.toJson()));
        file.keep(psp, all);
    }
}
