package vn.hospitalkiosk.gateway.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.psp.OrderId;

/// What is true at one psp, whatever anybody was told. Nothing of the product is used to keep it.
final class PspBook {
    final PspCode code;
    final Map<OrderId, Order> orders = new LinkedHashMap<>();
    final List<Money> money = new ArrayList<>();

    /// Transactions whose callback the gateway has acknowledged.
    final Set<String> acknowledged = new HashSet<>();

    /// Money given back, by the refund's id.
    final Map<OrderId, Refunded> refunds = new LinkedHashMap<>();

    private int transactions;

    /// Voided by whoever took it, by transaction.
    final Set<String> voided = new HashSet<>();

    /// Paid out to the hospital.
    long settled;

    record Refunded(String transaction, Vnd amount) {}

    /// @param at by the psp's own clock, which is right
    record Money(OrderId order, String transaction, Vnd amount, Instant at) {}

    /// What the psp has told about an order that proves, or may prove, no money.
    enum Told {
        REFUSED,
        WAITING,
        DECLINED,
        EXPIRED,
        NOT_FOUND
    }

    static final class Order {
        final OrderId id;
        final Vnd amount;
        final Instant made;
        final Instant payableUntil;
        boolean declined;
        boolean callbacksCounted;

        Order(OrderId id, Vnd amount, Instant made, Duration life) {
            this.id = id;
            this.amount = amount;
            this.made = made;
            this.payableUntil = made.plus(life);
        }
    }

    final Map<OrderId, Set<Told>> told = new LinkedHashMap<>();

    PspBook(PspCode code) {
        this.code = code;
    }

    Optional<Money> firstOf(OrderId order) {
        return money.stream().filter(m -> m.order().equals(order)).findFirst();
    }

    Money take(OrderId order, Vnd amount, Instant at) {
        return take(order, code.value() + "-t" + ++transactions, amount, at);
    }

    Money take(OrderId order, String transaction, Vnd amount, Instant at) {
        Money taken = new Money(order, transaction, amount, at);
        money.add(taken);
        return taken;
    }

    void tell(OrderId order, Told what) {
        told.computeIfAbsent(order, _ -> new HashSet<>()).add(what);
    }

    boolean hasTold(OrderId order) {
        return told.containsKey(order);
    }
}
