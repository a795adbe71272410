package vn.hospitalkiosk.gateway.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.gateway.psp.Psp;

/// When to ask the psp next. An unresolved payment is asked about for ever; only evidence ends it.
public final class Pace {
    private static final int DOUBLINGS = 6;
    private static final Duration SLOW = Duration.ofMinutes(5);
    private static final Duration WATCHING = Duration.ofSeconds(30);

    private Pace() {}

    /// @return empty when nothing more is to be asked
    static Optional<Instant> next(PaymentIntent intent, Instant now, Psp psp) {
        Progress progress = intent.progress();
        Instant over = intent.expiresAt();
        return switch (progress.state()) {
            case State.AwaitingPayer _ -> Optional.of(soonest(now, psp.lookWhileWaiting(), over));
            case State.Unresolved _ -> {
                Duration pause = unresolved(progress.asking().inState());
                yield Optional.of(
                        soonest(now, pause, now.isBefore(over) ? over : over.plus(psp.grace())));
            }
            case State.ClosedDeclined _ -> Optional.empty();
            case State.ClosedCancelled _ -> watched(progress, now, over.plus(psp.watch()));
            case State.ClosedExpired _ -> watched(progress, now, over.plus(psp.watch()));
            case State.Money _ -> Optional.empty();
        };
    }

    /// 1, 2, 4 … 60 s, then every 5 min.
    public static Duration unresolved(int asked) {
        if (asked > DOUBLINGS) {
            return SLOW;
        }
        return Duration.ofSeconds(Math.min(60, 1L << asked));
    }

    /// The psp may let the payer finish an order that we have closed.
    private static Optional<Instant> watched(Progress progress, Instant now, Instant end) {
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        return Optional.of(now.plus(progress.asking().inState() < 20 ? WATCHING : SLOW));
    }

    private static Instant soonest(Instant now, Duration pause, Instant moment) {
        Instant usual = now.plus(pause);
        return moment.isAfter(now) && moment.isBefore(usual) ? moment : usual;
    }
}
