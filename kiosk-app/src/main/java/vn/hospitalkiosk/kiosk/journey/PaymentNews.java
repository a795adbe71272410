package vn.hospitalkiosk.kiosk.journey;

import java.time.Duration;
import java.util.Optional;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.Behind.Leaving;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Qr;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.UnknownOutcome;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// What the gateway says about the payment of this visit. Only its own id counts, only a higher version moves anything.
final class PaymentNews {
    private PaymentNews() {}

    static void pushed(Turn t, PaymentView view) {
        t.tell(new Effect.NotePayment(view.id(), view.version(), view.state()));
        if (mine(t, view.id()) && newer(t, view)) {
            t.set(t.money().heard(view));
            moved(t, view);
        }
    }

    static void answered(Turn t, JourneyEvent.PaymentAnswered answered) {
        switch (answered.answer()) {
            case Answer.Ok<PaymentView>(PaymentView view) -> {
                boolean same = mine(t, view.id()) && !newer(t, view);
                pushed(t, view);
                if (same) {
                    nothingNew(t);
                }
            }
            case Answer.NotThere<PaymentView> _ -> {
                if (mine(t, answered.payment())) {
                    Restoring.notThere(t);
                    nothingNew(t);
                }
            }
            case Answer.Refused<PaymentView> _, Answer.NoAnswer<PaymentView> _ -> {
                if (mine(t, answered.payment())) {
                    nothingNew(t);
                }
            }
        }
    }

    private static boolean mine(Turn t, PaymentId id) {
        return t.money().create().map(CreatePaymentRequest::payment).equals(Optional.of(id));
    }

    private static boolean newer(Turn t, PaymentView view) {
        return t.money().payment().map(p -> view.version() > p.version()).orElse(true);
    }

    /// "Chưa thấy tiền về."
    private static void nothingNew(Turn t) {
        if (t.shown() instanceof Qr s && s.asking()) {
            t.show(qr(t, s.session(), s.payment(), false, true, false));
        }
    }

    private static void moved(Turn t, PaymentView view) {
        switch (t.shown()) {
            case Waiting s -> {
                if (s.what() == Waiting.What.CREATING_PAYMENT
                        || s.what() == Waiting.What.CHARGING
                        || s.what() == Waiting.What.CANCELLING) {
                    place(t, s.session(), view);
                }
            }
            case Qr s -> place(t, s.session(), view);
            case JourneyState.CardTerminal s -> place(t, s.session(), view);
            case UnknownOutcome s -> place(t, s.session(), view);
            case JourneyState.Stopped s -> place(t, s.session(), view);
            case JourneyState.Bill s -> late(t, s.session(), view);
            case JourneyState.Method s -> late(t, s.session(), view);
            case JourneyState.CustomerCode s -> late(t, s.session(), view);
            case JourneyState.PaidElsewhere s -> late(t, s.session(), view);
            case JourneyState.Success s -> Closing.heard(t, s, view);
            case JourneyState.TakePhoto s -> Closing.heard(t, s, view);
            case JourneyState.Welcome _, JourneyState.OutOfService _ -> Restoring.heard(t, view);
            default -> {} // kept in `Money`; these screens show no payment
        }
    }

    /// Money for a code that was closed, while the patient looks for another way: nobody shall pay again now.
    private static void late(Turn t, Session session, PaymentView view) {
        switch (view.state()) {
            case CAPTURED, SETTLED, CAPTURED_LATE, CAPTURED_TWICE, AMOUNT_DIFFERS, UNRESOLVED ->
                    place(t, session, view);
            case AWAITING_PAYER, CLOSED_DECLINED, CLOSED_EXPIRED, CLOSED_CANCELLED -> {}
        }
    }

    /// The screen that goes with a state of the payment.
    static void place(Turn t, Session session, PaymentView view) {
        switch (view.state()) {
            case AWAITING_PAYER -> awaiting(t, session, view);
            case UNRESOLVED, AMOUNT_DIFFERS, CAPTURED_LATE, CAPTURED_TWICE ->
                    unknown(t, session, view);
            case CAPTURED, SETTLED -> Closing.paid(t, session, view);
            case CLOSED_DECLINED ->
                    nothingTaken(
                            t,
                            session,
                            AtTerminal.isCard(view.psp())
                                    ? Note.CARD_NOT_TAKEN
                                    : Note.NOTHING_TAKEN_DECLINED);
            case CLOSED_EXPIRED -> {
                switch (t.money().leaving()) {
                    case OTHER_METHOD -> nothingTaken(t, session, Note.NOTHING_TAKEN_EXPIRED);
                    case SCAN_CODE -> Scanning.show(t, session, view.psp(), t.money().label());
                    case NOT, EXPIRED -> expired(t, session, view);
                }
            }
            case CLOSED_CANCELLED -> {
                switch (t.money().leaving()) {
                    case OTHER_METHOD -> nothingTaken(t, session, Note.NOTHING_TAKEN_CANCELLED);
                    case SCAN_CODE -> Scanning.show(t, session, view.psp(), t.money().label());
                    case EXPIRED -> expired(t, session, view);
                    case NOT -> cancelledByOthers(t, session, view);
                }
            }
        }
    }

    private static void awaiting(Turn t, Session session, PaymentView view) {
        switch (t.shown()) {
            case UnknownOutcome _ -> unknown(t, session, view);
            case Waiting s
                    when s.what() == Waiting.What.CANCELLING -> {} // until the cancel is answered
            case JourneyState.CardTerminal s -> AtTerminal.heard(t, s, view);
            case Qr s -> t.show(qr(t, session, view, s.asking(), s.notSeenYet(), false));
            case Waiting s
                    when s.what() == Waiting.What.CREATING_PAYMENT
                            && AtTerminal.isCard(view.psp()) ->
                    AtTerminal.begin(t, session, view);
            // "Thử lại" asks for the same payment once more; only its answer begins the sale.
            case JourneyState.Stopped _ when AtTerminal.isCard(view.psp()) -> {}
            default -> {
                if (view.qrContent().isPresent()) {
                    t.show(qr(t, session, view, false, false, false));
                } else {
                    unknown(t, session, view);
                }
            }
        }
    }

    static void unknown(Turn t, Session session, PaymentView view) {
        Behind.Stay stay = t.stay();
        t.show(
                new UnknownOutcome(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        stay.bill().orElseThrow(),
                        view,
                        t.shown() instanceof UnknownOutcome s
                                ? s.printAt()
                                : t.now.plus(t.times.unknown())));
    }

    /// Proof that nothing was taken. Nobody may stand at a restarted kiosk: then only the number is printed.
    private static void nothingTaken(Turn t, Session session, Note note) {
        if (t.stay().restored()) {
            Closing.unpaid(t, session, true);
        } else {
            Paying.method(t, session, Optional.of(note));
        }
    }

    /// Nobody here cancelled it: the bill was probably paid at another place.
    private static void cancelledByOthers(Turn t, Session session, PaymentView view) {
        if (t.stay().restored()) {
            Closing.unpaid(t, session, true);
        } else if (AtTerminal.hasLetGo(t.shown())) {
            nothingTaken(t, session, Note.NOTHING_TAKEN_CANCELLED);
        } else {
            Elsewhere.look(t, session, view);
        }
    }

    /// Its code is covered; what the app showed us by itself had none.
    private static void expired(Turn t, Session session, PaymentView view) {
        if (t.shown() instanceof Qr
                || (t.shown() instanceof Waiting s && s.what() == Waiting.What.CANCELLING)) {
            covered(t, session, view);
        } else {
            nothingTaken(t, session, Note.NOTHING_TAKEN_EXPIRED);
        }
    }

    /// "Mã đã hết hạn. Chưa thu tiền."
    private static void covered(Turn t, Session session, PaymentView view) {
        if (t.stay().restored()) {
            Closing.unpaid(t, session, true);
        } else {
            t.show(qr(t, session, view, false, false, true));
        }
    }

    private static Qr qr(
            Turn t,
            Session session,
            PaymentView view,
            boolean asking,
            boolean notSeenYet,
            boolean expired) {
        Behind.Stay stay = t.stay();
        return new Qr(
                session,
                stay.patient(),
                stay.ticket().orElseThrow(),
                stay.bill().orElseThrow(),
                view,
                t.money().label(),
                Scanning.offered(t, view.psp()),
                asking,
                notSeenYet,
                expired);
    }

    static void tick(Turn t, Qr shown) {
        if (shown.expired()) {
            return;
        }
        if (t.reached(shown.payment().expiresAt())) {
            Paying.leave(t, shown.session(), Leaving.EXPIRED);
        } else {
            poll(t);
        }
    }

    static void tick(Turn t, UnknownOutcome shown) {
        if (t.reached(shown.printAt())) {
            Closing.reference(t, shown.session(), shown.payment());
        } else {
            poll(t);
        }
    }

    /// The cancel is not answered: not known, never "failed".
    static void tick(Turn t, Waiting shown, boolean over) {
        Optional<PaymentView> last = t.money().payment();
        if (over && last.isPresent()) {
            unknown(t, shown.session(), last.get());
        } else {
            poll(t);
        }
    }

    /// Asks when pushes may be missing: often while the stream is broken, seldom while it stands.
    static void poll(Turn t) {
        Duration every = t.around().streamUp() ? t.times.pollAnyway() : t.times.poll();
        if (t.money().awaitsNews() && t.reached(t.money().askedAt().map(at -> at.plus(every)))) {
            t.set(t.money().asked(t.now));
            t.tell(new Effect.AskPayment(t.money().create().orElseThrow().payment()));
        }
    }

    static boolean notYetKnown(PaymentView view) {
        return view.state() != PaymentState.CAPTURED && view.state() != PaymentState.SETTLED;
    }
}
