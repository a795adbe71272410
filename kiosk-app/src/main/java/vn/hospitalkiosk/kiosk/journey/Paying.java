package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.CreatePaymentAnswer;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.KioskId;
import vn.hospitalkiosk.api.MethodView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.kiosk.journey.Behind.Leaving;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Bill;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Method;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Qr;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.UnknownOutcome;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// Screens 10, 11, 12 and 14: what the patient does about money. The kiosk names no amount: it sends the bill's id.
final class Paying {
    private Paying() {}

    static void bill(Turn t, Session session, Optional<Bill.Remark> remark) {
        Behind.Stay stay = t.stay();
        if (stay.bill().orElseThrow().id().isDeposit()) {
            PayOnly.load(t, session); // what may be paid is told anew
            return;
        }
        t.show(
                new Bill(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        stay.bill().orElseThrow(),
                        remark));
    }

    static void method(Turn t, Session session, Optional<Note> note) {
        Behind.Stay stay = t.stay();
        forgetUnlessClosed(t);
        t.show(
                new Method(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        stay.bill().orElseThrow(),
                        Surroundings.methods(t.around()),
                        note));
    }

    /// A code that was closed may still be paid while its patient stands here: its news must find this visit.
    static void forgetUnlessClosed(Turn t) {
        if (t.money().open() || t.money().payment().isEmpty()) {
            t.set(Behind.Money.NONE);
        } else {
            t.set(t.money().leaving(Leaving.NOT, t.now));
        }
    }

    static void press(Turn t, Bill shown, Press press) {
        switch (press) {
            case Press.Primary _ -> method(t, shown.session(), Optional.empty());
            case Press.PayLater _ -> Closing.unpaid(t, shown.session(), true);
            default -> {} // not offered here
        }
    }

    static void press(Turn t, Method shown, Press press) {
        switch (press) {
            case Press.ChooseMethod(PspCode psp) ->
                    shown.methods().stream()
                            .filter(m -> m.psp().equals(psp) && m.available())
                            .findFirst()
                            .ifPresent(m -> create(t, shown.session(), m));
            case Press.Back _ -> bill(t, shown.session(), Optional.empty());
            case Press.PayLater _ -> Closing.unpaid(t, shown.session(), true);
            default -> {} // not offered here
        }
    }

    private static void create(Turn t, Session session, MethodView method) {
        create(t, session, method.psp(), method.label());
    }

    /// A new attempt. Only reached when none is open: an open or unresolved payment has no such button.
    private static void create(Turn t, Session session, PspCode psp, String label) {
        BillView bill = t.stay().bill().orElseThrow();
        CreatePaymentRequest request =
                new CreatePaymentRequest(new PaymentId(t.newId()), session.visit(), bill.id(), psp);
        t.set(
                new Behind.Money(
                        Optional.of(request),
                        label,
                        Optional.empty(),
                        Leaving.NOT,
                        Optional.of(t.now),
                        Optional.empty(),
                        LeftOpen.Slip.NEVER_STARTED));
        sendAgain(t, session);
    }

    static void sendAgain(Turn t, Session session) {
        Behind.Stay stay = t.stay();
        Behind.Money money = t.money();
        t.waitFor(session, Waiting.What.CREATING_PAYMENT, t.times.creating());
        t.tell(
                new Effect.CreatePayment(
                        money.create().orElseThrow(),
                        new PaymentFacts(
                                stay.ticket().orElseThrow(),
                                stay.bill().orElseThrow(),
                                money.label())));
    }

    static void created(Turn t, JourneyEvent.CreateAnswered answered) {
        Optional<PaymentId> mine = t.money().create().map(CreatePaymentRequest::payment);
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || (what != Waiting.What.CREATING_PAYMENT && what != Waiting.What.CHARGING)
                || !mine.equals(Optional.of(answered.payment()))) {
            return;
        }
        if (what == Waiting.What.CHARGING) {
            Scanning.charged(t, session, answered.answer());
            return;
        }
        switch (answered.answer()) {
            case Answer.Ok<CreatePaymentAnswer>(CreatePaymentAnswer answer) ->
                    created(t, session, answer);
            case Answer.Refused<CreatePaymentAnswer>(var code) -> {
                t.set(Behind.Money.NONE);
                Stops.stop(t, session, code, false);
            }
            case Answer.NotThere<CreatePaymentAnswer>(var code) -> {
                t.set(Behind.Money.NONE);
                Stops.stop(t, session, code, false);
            }
            case Answer.NoAnswer<CreatePaymentAnswer>(var code) ->
                    Stops.stop(t, session, code, true);
        }
    }

    static void created(Turn t, Session session, CreatePaymentAnswer answer) {
        switch (answer) {
            case CreatePaymentAnswer.Created(PaymentView payment) -> PaymentNews.pushed(t, payment);
            case CreatePaymentAnswer.BeingPaidElsewhere(KioskId kiosk) -> {
                t.set(Behind.Money.NONE);
                bill(t, session, Optional.of(new Bill.BeingPaidAt(kiosk)));
            }
            case CreatePaymentAnswer.NothingDue _ -> {
                t.set(Behind.Money.NONE);
                Closing.unpaid(t, session, false);
            }
            case CreatePaymentAnswer.Refused(var code) when code.equals(Codes.TAKEN_AT_DESK) -> {
                t.set(Behind.Money.NONE);
                bill(t, session, Optional.of(new Bill.BeingPaidAtDesk()));
            }
            case CreatePaymentAnswer.Refused(var code) -> {
                t.tell(new Effect.Report(code));
                method(t, session, Optional.of(Note.METHOD_JUST_WENT_DOWN));
            }
        }
    }

    static void press(Turn t, Qr shown, Press press) {
        if (shown.expired()) {
            expired(t, shown, press);
            return;
        }
        switch (press) {
            case Press.IHavePaid _ -> check(t, shown);
            case Press.ScanMyCode _ -> {
                if (shown.mayScan()) {
                    leave(t, shown.session(), Leaving.SCAN_CODE);
                }
            }
            case Press.ChangeMethod _, Press.Back _ ->
                    leave(t, shown.session(), Leaving.OTHER_METHOD);
            default -> {} // not offered here
        }
    }

    private static void expired(Turn t, Qr shown, Press press) {
        switch (press) {
            case Press.NewCode _ ->
                    create(t, shown.session(), shown.payment().psp(), shown.label());
            case Press.ChangeMethod _, Press.Back _ -> method(t, shown.session(), Optional.empty());
            default -> {} // not offered here
        }
    }

    private static void check(Turn t, Qr shown) {
        Optional<Instant> again = t.money().pressedAt().map(at -> at.plus(Times.CHECK_AGAIN));
        if (shown.asking() || (again.isPresent() && !t.reached(again))) {
            return;
        }
        t.set(t.money().pressed(t.now));
        t.tell(new Effect.CheckPayment(shown.payment().id()));
        t.show(
                new Qr(
                        shown.session(),
                        shown.patient(),
                        shown.ticket(),
                        shown.bill(),
                        shown.payment(),
                        shown.label(),
                        shown.mayScan(),
                        true,
                        false,
                        false));
    }

    /// The QR goes off the screen: last check and cancel; a payment that came wins.
    static void leave(Turn t, Session session, Leaving why) {
        t.set(t.money().leaving(why, t.now));
        t.waitFor(session, Waiting.What.CANCELLING, t.times.cancelling());
        t.tell(new Effect.CancelPayment(t.money().create().orElseThrow().payment()));
    }

    static void press(Turn t, UnknownOutcome shown, Press press) {
        switch (press) {
            case Press.Primary _ -> Closing.reference(t, shown.session(), shown.payment());
            case Press.StayLonger _ ->
                    t.show(
                            new UnknownOutcome(
                                    shown.session(),
                                    shown.patient(),
                                    shown.ticket(),
                                    shown.bill(),
                                    shown.payment(),
                                    t.now.plus(t.times.unknown())));
            default -> {} // no other payment button exists here
        }
    }
}
