package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;

/// Reads the bills again whose codes show: somebody may have paid at the counter, or the bill may have changed. Then the payment is cancelled, and closes once the psp proves it unpaid; money that comes all the same becomes the patient's credit.
public final class BillGuard {
    /// How often the owner runs [#look].
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(BillGuard.class);
    private static final FailureCode PAID_ELSEWHERE = new FailureCode("M50");
    private static final FailureCode BILL_VOID = new FailureCode("M51");
    private static final FailureCode BILL_CHANGED = new FailureCode("M52");
    private static final int AT_ONCE = 200;

    private final Supplier<His> his;
    private final PaymentIntents intents;
    private final Hearing hearing;
    private final Reservations reservations;
    private final Clock clock;

    BillGuard(
            Supplier<His> his,
            PaymentIntents intents,
            Hearing hearing,
            Reservations reservations,
            Clock clock) {
        this.reservations = reservations;
        this.his = his;
        this.intents = intents;
        this.hearing = hearing;
        this.clock = clock;
    }

    /// One round.
    ///
    /// @param hands runs each reading, now or later, here or elsewhere
    /// @return how many bills
    public int look(Consumer<Runnable> hands) {
        reservations.look(hands);
        List<PaymentIntent> showing =
                intents.showing(clock.instant().minus(EVERY), AT_ONCE).stream()
                        .filter(intent -> intent.purpose() instanceof Purpose.Bill)
                        .toList();
        showing.forEach(intent -> hands.accept(() -> guarded(intent)));
        return showing.size();
    }

    private void guarded(PaymentIntent intent) {
        try {
            whyNot(intent).ifPresent(why -> cancel(intent, why));
        } catch (RuntimeException e) {
            LOG.error("the bill of payment {} could not be read again", intent.id(), e);
        }
    }

    private Optional<FailureCode> whyNot(PaymentIntent intent) {
        return switch (his.get().invoice(intent.bill())) {
            case HisAnswer.Done<HisMoney.Invoice>(HisMoney.Invoice invoice) ->
                    whyNot(intent, invoice);
            case HisAnswer.Rejected<HisMoney.Invoice> _ -> Optional.empty();
            case HisAnswer.Unknown<HisMoney.Invoice> _ -> Optional.empty();
            case HisAnswer.NotOffered<HisMoney.Invoice> _ -> Optional.empty();
        };
    }

    private static Optional<FailureCode> whyNot(PaymentIntent intent, HisMoney.Invoice invoice) {
        return switch (invoice.status()) {
            case PAID -> Optional.of(PAID_ELSEWHERE);
            case VOID -> Optional.of(BILL_VOID);
            case OPEN ->
                    invoice.bill().due().equals(intent.amount())
                            ? Optional.empty()
                            : Optional.of(BILL_CHANGED);
        };
    }

    private void cancel(PaymentIntent intent, FailureCode why) {
        LOG.warn("{} the bill of payment {} need not be paid this way any more", why, intent.id());
        PaymentIntent asked = hearing.cancelAsked(intent, Optional.of(why));
        if (asked.progress().state() instanceof State.Open) {
            hearing.ask(asked);
        }
    }
}
