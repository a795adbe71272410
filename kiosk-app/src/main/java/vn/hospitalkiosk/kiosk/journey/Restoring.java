package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.CoverageView;
import vn.hospitalkiosk.api.PatientView;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;

/// After a start: what became of the payment that was open when the kiosk stopped. The patient may still stand there, so the answer is shown; it names nobody.
final class Restoring {
    static final PatientView NOBODY =
            new PatientView(
                    "",
                    0,
                    "",
                    new CoverageView(
                            CoverageView.State.NOT_USED,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));

    private Restoring() {}

    static void found(Turn t, LeftOpen left) {
        if (!idle(t) || t.behind().stay().isPresent()) {
            return;
        }
        t.set(
                new Behind.Stay(
                        NOBODY,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(left.facts().ticket()),
                        Optional.of(left.facts().bill()),
                        true));
        t.set(
                new Behind.Money(
                        Optional.of(left.request()),
                        left.facts().label(),
                        Optional.empty(),
                        Behind.Leaving.NOT,
                        Optional.of(t.now.minus(t.times.poll())),
                        Optional.empty(),
                        left.slip()));
    }

    private static boolean idle(Turn t) {
        return t.shown() instanceof JourneyState.Welcome
                || t.shown() instanceof JourneyState.OutOfService;
    }

    static void tick(Turn t) {
        if (waiting(t)) {
            boolean due = t.reached(t.money().askedAt().map(at -> at.plus(t.times.poll())));
            if (due) {
                t.set(t.money().asked(t.now));
                t.tell(new Effect.AskPayment(t.money().create().orElseThrow().payment()));
            }
        }
    }

    private static boolean waiting(Turn t) {
        return t.behind().stay().map(Behind.Stay::restored).orElse(false)
                && t.money().create().isPresent();
    }

    static void heard(Turn t, PaymentView view) {
        if (!waiting(t)) {
            return;
        }
        Session session = session(t);
        switch (t.money().slipBefore()) {
            case NEVER_STARTED -> PaymentNews.place(t, session, view);
            case STARTED -> {
                if (view.state().isOpen()) {
                    PaymentNews.place(t, session, view);
                } else {
                    Closing.photo(t, session, false, Codes.PRINT_CUT_OFF_BY_RESTART);
                }
            }
            case PRINTED -> {
                if (view.state().isOpen()) {
                    // the patient left with a slip; the journal goes on asking
                    t.set(Behind.NOTHING);
                } else {
                    Closing.finish(t);
                }
            }
        }
    }

    /// The gateway never got it: no QR was ever shown, nothing can have been taken.
    static void notThere(Turn t) {
        if (idle(t) && waiting(t)) {
            Closing.unpaid(t, session(t), true);
        }
    }

    private static Session session(Turn t) {
        boolean numbered = t.stay().ticket().map(Ticket::hasNumber).orElse(false);
        return new Session(
                t.money().create().orElseThrow().visit(),
                numbered ? Task.REGISTER : Task.PAY,
                Optional.empty());
    }
}
