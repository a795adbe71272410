package vn.hospitalkiosk.gateway.payment;

import java.util.Optional;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.psp.KnownOrders;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.cardterminal.KioskOrders;

/// Our payments as a psp may ask about them.
public final class KnownIntents implements KnownOrders, KioskOrders {
    private final PaymentIntents intents;

    public KnownIntents(PaymentIntents intents) {
        this.intents = intents;
    }

    @Override
    public Optional<Known> find(PspCode psp, OrderId order) {
        return intents.find(psp, order)
                .map(intent ->
                        new Known(
                                intent.amount(),
                                intent.createdAt(),
                                standing(intent.progress().state())));
    }

    @Override
    public Optional<OrderId> named(PspCode psp, String reference) {
        return intents.named(reference)
                .filter(intent -> intent.psp().equals(psp))
                .map(PaymentIntent::order);
    }

    @Override
    public Optional<OrderId> find(KioskId kiosk, PaymentId payment, PspCode psp) {
        return intents.find(payment)
                .filter(intent -> intent.kiosk().equals(kiosk) && intent.psp().equals(psp))
                .map(PaymentIntent::order);
    }

    private static Standing standing(State state) {
        return switch (state) {
            case State.Open _ -> Standing.OPEN;
            case State.Closed _ -> Standing.CLOSED;
            case State.Money _ -> Standing.PAID;
        };
    }
}
