package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;

/// The insurance's answer comes late: asked for while the patient stands here, and shown where the patient stands. Nothing waits for it.
final class Covering {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(5);

    private Covering() {}

    static void tick(Turn t) {
        Optional<Session> session = Sessions.of(t.shown()).filter(_ -> waits(t));
        if (session.isEmpty()) {
            return;
        }
        Optional<Instant> asked = t.behind().coverageAskedAt();
        if (asked.isEmpty()) {
            t.set(t.behind().coverageAsked(t.now)); // the answer on the screen is fresh
        } else if (t.reached(asked.get().plus(every(coverage(t))))) {
            t.set(t.behind().coverageAsked(t.now));
            t.tell(new VisitEffect.AskCoverage(session.get().visit()));
        }
    }

    private static boolean waits(Turn t) {
        return t.behind().stay().filter(stay -> !stay.restored()).isPresent()
                && coverage(t).state().isOpen();
    }

    private static CoverageView coverage(Turn t) {
        return t.stay().patient().coverage();
    }

    private static Duration every(CoverageView coverage) {
        return coverage.state() == CoverageView.State.CHECKING ? SOON : LATER;
    }

    static void known(Turn t, VisitEvent.CoverageKnown known) {
        boolean here =
                Sessions.of(t.shown()).map(Session::visit).equals(Optional.of(known.visit()))
                        && t.behind().stay().isPresent();
        if (here && known.answer() instanceof Answer.Ok<CoverageView>(CoverageView now)) {
            heard(t, now);
        }
    }

    private static void heard(Turn t, CoverageView now) {
        boolean insured = Insured.is(coverage(t));
        t.set(t.stay().covered(now));
        t.show(redrawn(t.shown(), t.stay().patient()));
        // Nobody agrees to the price of a card that turned out not to count.
        if (insured != Insured.is(now) && t.shown() instanceof VisitState.Quote quote) {
            Choosing.quote(t, quote.session());
        }
    }

    /// The same screen, told of the insurance.
    private static JourneyState redrawn(JourneyState shown, PatientView p) {
        return switch (shown) {
            case JourneyState.Confirm(var s, var _, var bookings, var other) ->
                    new JourneyState.Confirm(s, p, bookings, other);
            case JourneyState.Reason(var s, var _, var bookings) ->
                    new JourneyState.Reason(s, p, bookings);
            case JourneyState.Bill(var s, var _, var ticket, var bill, var remark) ->
                    new JourneyState.Bill(s, p, ticket, bill, remark);
            case JourneyState.Method(var s, var _, var ticket, var bill, var methods, var note) ->
                    new JourneyState.Method(s, p, ticket, bill, methods, note);
            case VisitState.Quote(var s, var _, var clinic, var quote) ->
                    new VisitState.Quote(s, p, clinic, quote);
            case JourneyState.Success s ->
                    new JourneyState.Success(
                            s.session(),
                            p,
                            s.ticket(),
                            s.payment(),
                            s.payLater(),
                            s.slip(),
                            s.cardOnReader(),
                            s.closesAt());
            case JourneyState.StillThere(var behind, var wipeAt, var nothingTaken) ->
                    new JourneyState.StillThere(redrawn(behind, p), wipeAt, nothingTaken);
            default -> shown; // tells nothing of the insurance; the next screen does
        };
    }
}
