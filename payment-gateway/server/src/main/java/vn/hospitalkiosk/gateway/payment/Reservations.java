package vn.hospitalkiosk.gateway.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.FacilityId;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// Where the HIS offers it: a bill is kept for one payment while that may still take money, so that no cashier takes it as well. A courtesy, not the guard: a HIS that is silent or cannot do it stops no payment, and a lease that nobody prolongs ends by itself.
final class Reservations {
    private static final Logger LOG = LoggerFactory.getLogger(Reservations.class);

    /// A gateway that died keeps a bill from the cashier no longer than this.
    private static final Duration LEASE = Duration.ofMinutes(2);

    /// Nobody tries more often within one lease.
    private static final int MOST_ENDED = 8;

    private static final Duration PROLONG_BEFORE = Duration.ofMinutes(1);

    private final FacilityId facility;
    private final Supplier<His> his;
    private final PaymentIntents intents;
    private final Clock clock;
    private final Map<PaymentId, Kept> kept = new ConcurrentHashMap<>();

    Reservations(FacilityId facility, Supplier<His> his, PaymentIntents intents, Clock clock) {
        this.facility = facility;
        this.his = his;
        this.intents = intents;
        this.clock = clock;
    }

    /// What the HIS says to a payment about to be made.
    enum Answer {
        /// Kept for it, or the HIS keeps no bills, or did not answer.
        GO_ON,
        /// Somebody else is taking this bill's money.
        TAKEN,
        /// Paid, or void, since it was read.
        NOT_OWED
    }

    private record Kept(BillId bill, KioskId kiosk, Instant until) {}

    /// Refused because it is kept already, the bill may be kept for a payment that has ended: at another gateway, or at this one before its restart. Those are let go of, and the HIS is asked once more.
    Answer keep(PaymentId payment, BillId bill, KioskId kiosk) {
        letGoOfEarlier(payment, bill);
        Answer answer = reserved(payment, bill, kiosk);
        return answer == Answer.TAKEN && letGoOfEnded(payment, bill)
                ? reserved(payment, bill, kiosk)
                : answer;
    }

    private Answer reserved(PaymentId payment, BillId bill, KioskId kiosk) {
        Instant now = clock.instant();
        return switch (his.get().reserve(command(payment, kiosk), bill, LEASE)) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _ -> {
                kept.put(payment, new Kept(bill, kiosk, now.plus(LEASE)));
                yield Answer.GO_ON;
            }
            case HisOutcome.Unknown<HisMoney.Recorded>(String reason) -> {
                // It may be kept: let go of with the others.
                kept.put(payment, new Kept(bill, kiosk, now.plus(LEASE)));
                LOG.warn("whether bill {} is kept for {} is not known: {}", bill, payment, reason);
                yield Answer.GO_ON;
            }
            case HisOutcome.Rejected<HisMoney.Recorded>(HisRefusal why, String reason) ->
                    refused(payment, why, reason);
            case HisOutcome.NotOffered<HisMoney.Recorded> _ -> Answer.GO_ON;
        };
    }

    /// A payment that has ended must not stand in the way of the next one for the same bill until the next round.
    private void letGoOfEarlier(PaymentId payment, BillId bill) {
        kept.forEach((other, one) -> {
            if (one.bill().equals(bill) && !other.equals(payment) && !isOpen(other)) {
                letGo(other);
            }
        });
    }

    /// @return whether there were any
    private boolean letGoOfEnded(PaymentId payment, BillId bill) {
        List<PaymentIntent> ended =
                intents.endedOf(bill, MOST_ENDED).stream()
                        .filter(intent -> !intent.id().equals(payment))
                        .toList();
        ended.forEach(
                intent -> release(intent.id(), new Kept(bill, intent.kiosk(), clock.instant())));
        return !ended.isEmpty();
    }

    private boolean isOpen(PaymentId payment) {
        return intents.find(payment)
                .filter(intent -> intent.progress().state() instanceof State.Open)
                .isPresent();
    }

    private static Answer refused(PaymentId payment, HisRefusal why, String reason) {
        return switch (why) {
            case BILL_RESERVED -> Answer.TAKEN;
            case BILL_PAID, BILL_VOID -> Answer.NOT_OWED;
            default -> {
                LOG.warn("the HIS keeps no bill for {}: {} {}", payment, why, reason);
                yield Answer.GO_ON;
            }
        };
    }

    private HisCommand command(PaymentId payment, KioskId kiosk) {
        return new HisCommand(
                payment.value(), clock.instant(), facility, kiosk, HisCommand.PATIENT);
    }

    /// There is no such payment after all.
    void letGo(PaymentId payment) {
        Kept one = kept.remove(payment);
        if (one != null) {
            release(payment, one);
        }
    }

    /// One round: prolongs what is still open, lets go of what has ended.
    ///
    /// @param hands runs each call, now or later, here or elsewhere
    void look(Consumer<Runnable> hands) {
        kept.forEach((payment, one) -> {
            if (!isOpen(payment)) {
                hands.accept(() -> letGo(payment));
            } else if (clock.instant().isAfter(one.until().minus(PROLONG_BEFORE))) {
                hands.accept(() -> prolong(payment, one));
            }
        });
    }

    /// The bill stays this payment's whatever the HIS says now; [BillGuard] reads what became of it.
    private void prolong(PaymentId payment, Kept one) {
        Answer answer = keep(payment, one.bill(), one.kiosk());
        if (answer != Answer.GO_ON) {
            LOG.warn("bill {} is no longer kept for payment {}: {}", one.bill(), payment, answer);
            kept.remove(payment);
        }
    }

    private void release(PaymentId payment, Kept one) {
        switch (his.get().release(command(payment, one.kiosk()), one.bill())) {
            case HisOutcome.Done<HisMoney.Recorded> _,
                    HisOutcome.AlreadyDone<HisMoney.Recorded> _,
                    HisOutcome.NotOffered<HisMoney.Recorded> _ -> {}
            case HisOutcome.Rejected<HisMoney.Recorded>(var why, var reason) ->
                    LOG.warn("bill {} is not let go of: {} {}", one.bill(), why, reason);
            case HisOutcome.Unknown<HisMoney.Recorded>(var reason) ->
                    LOG.warn("bill {} is let go of when its lease ends: {}", one.bill(), reason);
        }
    }
}
