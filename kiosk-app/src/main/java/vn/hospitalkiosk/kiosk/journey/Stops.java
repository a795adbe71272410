package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Stopped;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// Waiting for an answer, and what follows when none comes.
final class Stops {
    private Stops() {}

    static void stop(Turn t, Session session, FailureCode code, boolean retry) {
        t.set(t.behind().until(Optional.empty()));
        t.tell(new Effect.Report(code));
        t.show(new Stopped(session, code, retry));
    }

    static void tick(Turn t, Waiting shown) {
        boolean over = t.reached(t.behind().giveUpAt());
        switch (shown.what()) {
            case MAKING_RECORD -> {
                if (over) {
                    stop(t, shown.session(), Codes.RECORD_NOT_KNOWN, true);
                }
            }
            case FINDING_PATIENT,
                    LOADING_CONSENTS,
                    CHECKING_SLIP,
                    LOADING_CLINICS,
                    QUOTING,
                    LOADING_RESULTS,
                    LOADING_BILL,
                    LOOKING_UP -> {
                if (over) {
                    stop(t, shown.session(), Codes.GAVE_UP_WAITING, true);
                }
            }
            case CHECKING_IN -> {
                if (over) {
                    stop(t, shown.session(), Codes.CHECK_IN_NOT_KNOWN, true);
                } else {
                    Registering.tick(t);
                }
            }
            case CREATING_PAYMENT -> {
                if (over) {
                    stop(t, shown.session(), Codes.GAVE_UP_WAITING, true);
                }
            }
            case CHARGING -> Scanning.tick(t, over);
            case CANCELLING -> PaymentNews.tick(t, shown, over);
        }
    }

    /// A way out where leaving does no harm: nothing was registered or sent to a psp.
    static void press(Turn t, Waiting shown, Press press) {
        boolean out = press instanceof Press.Cancel || press instanceof Press.Back;
        if (out
                && switch (shown.what()) {
                    case FINDING_PATIENT,
                            LOADING_CONSENTS,
                            CHECKING_SLIP,
                            LOADING_CLINICS,
                            QUOTING,
                            LOADING_RESULTS,
                            LOOKING_UP ->
                            true;
                    case MAKING_RECORD,
                            CHECKING_IN,
                            LOADING_BILL,
                            CREATING_PAYMENT,
                            CHARGING,
                            CANCELLING ->
                            false;
                }) {
            Closing.finish(t);
        }
    }

    static void press(Turn t, Stopped shown, Press press) {
        if (press instanceof Press.Primary && shown.retry()) {
            again(t, shown.session());
        } else if (press instanceof Press.Finish
                || press instanceof Press.Back
                || press instanceof Press.Primary) {
            leave(t, shown.session());
        }
    }

    /// The same question with the same id.
    private static void again(Turn t, Session session) {
        Behind behind = t.behind();
        if (GoingOn.asked(t)) {
            GoingOn.ask(t, session);
        } else if (session.task() == Task.STATUS) {
            LookingUp.show(t, session, Optional.empty());
        } else if (PayOnly.billsMissing(t, session)) {
            PayOnly.load(t, session);
        } else if (behind.money().open()) {
            Paying.sendAgain(t, session);
        } else if (behind.stay().flatMap(Behind.Stay::bill).isPresent()) {
            Paying.bill(t, session, Optional.empty()); // registered already: only money is left
        } else if (behind.stay().isPresent() && behind.stay().get().command().isPresent()) {
            t.waitFor(session, Waiting.What.CHECKING_IN, t.times.checkingIn());
            t.tell(new Effect.CheckIn(behind.stay().get().command().get()));
        } else if (behind.stay().isPresent() && session.task() == Task.RESULTS) {
            Finding.load(t, session);
        } else if (behind.stay().isPresent() && session.task() == Task.REGISTER) {
            Registering.reason(t, session);
        } else if (behind.wish().newcomer().isPresent()) {
            Newcomers.send(t, session);
        } else if (behind.identity().document().isPresent()) {
            Identifying.ask(t, session, behind.identity().document().get());
        } else {
            Identifying.show(t, session, Optional.empty());
        }
    }

    /// Who is registered does not leave without the number.
    private static void leave(Turn t, Session session) {
        boolean served = GoingOn.asked(t); // has the slip, and came no further with something else
        if (!served && t.behind().stay().flatMap(Behind.Stay::ticket).isPresent()) {
            if (t.money().open()) {
                t.money().create().ifPresent(c -> t.tell(new Effect.CancelPayment(c.payment())));
            }
            Closing.unpaid(t, session, true);
        } else {
            Closing.finish(t);
        }
    }
}
