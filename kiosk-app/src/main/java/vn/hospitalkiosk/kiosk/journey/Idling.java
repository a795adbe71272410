package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.StillThere;

/// Screen 17: nobody touched anything for a while. Any touch and any act at a device starts the time anew.
final class Idling {
    private Idling() {}

    /// A card laid down or a code shown is a sign of life: the screen behind 17 comes back and sees it.
    static void wake(Turn t, JourneyEvent event) {
        if (deviceAct(event)) {
            resume(t);
        }
    }

    /// After each event: a fresh idle time when something was done or another screen came.
    static void settle(Turn t, JourneyState before, JourneyEvent event) {
        JourneyState after = t.shown();
        if (after instanceof StillThere) {
            return;
        }
        boolean other = after.getClass() != before.getClass();
        boolean resumed = before instanceof StillThere;
        if (!resumed
                && (other || touched(event) || deviceAct(event) || limitChanged(before, after))) {
            t.show(Sessions.idleAt(after, limit(t, after).map(t::in)));
        } else if (!resumed) {
            t.show(keep(before, after));
        }
    }

    /// The same screen redrawn for another reason keeps its idle time.
    private static JourneyState keep(JourneyState before, JourneyState after) {
        return Sessions.idleAt(after, Sessions.of(before).flatMap(Session::idleAt));
    }

    private static boolean limitChanged(JourneyState before, JourneyState after) {
        return before instanceof JourneyState.Qr was
                && after instanceof JourneyState.Qr is
                && was.expired() != is.expired();
    }

    private static boolean touched(JourneyEvent event) {
        return event instanceof JourneyEvent.Pressed;
    }

    private static boolean deviceAct(JourneyEvent event) {
        return event instanceof JourneyEvent.CardPresence || event instanceof JourneyEvent.Scanned;
    }

    private static Optional<Duration> limit(Turn t, JourneyState state) {
        return switch (state) {
            case JourneyState.Confirm _,
                    JourneyState.Bill _,
                    VisitState.NewPatient _,
                    VisitState.Results _,
                    VisitState.Deposits _,
                    VisitState.Quote _ ->
                    Optional.of(t.times.idleShort());
            case VisitState _ -> Optional.of(t.times.idle());
            case JourneyState.Identify _,
                    JourneyState.CardTrouble _,
                    JourneyState.TypeNumber _,
                    JourneyState.Reason _,
                    JourneyState.Method _,
                    JourneyState.OpenBills _,
                    JourneyState.Lookup _,
                    JourneyState.LookedUp _,
                    JourneyState.CustomerCode _,
                    JourneyState.PaidElsewhere _,
                    JourneyState.Stopped _ ->
                    Optional.of(t.times.idle());
            case JourneyState.Qr s -> s.expired() ? Optional.of(t.times.idle()) : Optional.empty();
            case JourneyState.Welcome _,
                    JourneyState.OfflineNumber _,
                    JourneyState.ReadingChip _,
                    JourneyState.Waiting _,
                    JourneyState.CardTerminal _,
                    JourneyState.UnknownOutcome _,
                    JourneyState.Success _,
                    JourneyState.TakePhoto _,
                    JourneyState.StillThere _,
                    JourneyState.OutOfService _ ->
                    Optional.empty();
        };
    }

    static void tick(Turn t) {
        JourneyState shown = t.shown();
        if (shown instanceof StillThere) {
            return;
        }
        if (Sessions.of(shown).isEmpty()
                && t.reached(t.around().touchedAt().map(at -> at.plus(t.times.idle())))) {
            t.set(Comfort.DEFAULT); // somebody chose English on 01 and went away
        }
        if (t.reached(Sessions.of(shown).flatMap(Session::idleAt))) {
            t.show(new StillThere(shown, t.in(t.times.warning()), noMoneyTaken(t)));
        }
    }

    private static boolean noMoneyTaken(Turn t) {
        Optional<PaymentView> payment = t.money().payment();
        return payment.map(p ->
                        switch (p.state()) {
                            case CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED -> true;
                            case AWAITING_PAYER,
                                    UNRESOLVED,
                                    CAPTURED,
                                    CAPTURED_LATE,
                                    CAPTURED_TWICE,
                                    AMOUNT_DIFFERS,
                                    SETTLED ->
                                    false;
                        })
                .orElse(t.money().create().isEmpty());
    }

    static void tick(Turn t, StillThere shown) {
        if (t.reached(shown.wipeAt())) {
            Closing.finish(t);
        }
    }

    static void press(Turn t, StillThere shown, Press press) {
        switch (press) {
            case Press.Primary _, Press.Digit _ -> {
                if (t.behind().extensions() < Times.MOST_EXTENSIONS) {
                    resume(t);
                }
            }
            case Press.Finish _ -> Closing.finish(t);
            default -> {} // a stray touch is no answer
        }
    }

    private static void resume(Turn t) {
        if (t.shown() instanceof StillThere shown) {
            t.set(t.behind().extended());
            Optional<Instant> until = Optional.of(t.in(t.times.more()));
            t.show(Sessions.idleAt(shown.behind(), until));
        }
    }
}
