package vn.hospitalkiosk.gateway.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.outbox.HisNews;
import vn.hospitalkiosk.gateway.outbox.Outbox;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.refund.Refund;

/// Lists in an order that does not depend on the store: a day must go on alike on both.
final class Order {
    private Order() {}

    @SuppressWarnings("unchecked")
    static <T> T of(T result) {
        if (result instanceof List<?> list && list.size() > 1) {
            List<Object> copy = new ArrayList<>(list);
            copy.sort(Comparator.comparing(Order::key));
            return (T) copy;
        }
        return result;
    }

    private static String key(Object row) {
        return switch (row) {
            case PaymentIntent intent -> intent.id().value();
            case Outbox.Taken taken -> taken.record().key().value();
            case HisNews.Taken taken -> taken.record().id();
            case Refund refund -> refund.id().value();
            case Holding holding ->
                    holding.psp() + holding.transaction() + holding.place() + holding.amount();
            default -> row.toString();
        };
    }
}
