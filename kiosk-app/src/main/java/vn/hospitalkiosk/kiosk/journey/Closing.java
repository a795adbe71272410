package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.device.printer.PrintOutcome;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Success;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Success.SlipState;
import vn.hospitalkiosk.kiosk.journey.JourneyState.TakePhoto;

/// Screens 15 and 16, the slip, and the wipe.
final class Closing {
    /// The printer's driver says "no paper" with this code.
    private static final String NO_PAPER = "P11";

    private Closing() {}

    static void paid(Turn t, Session session, PaymentView payment) {
        Behind.Stay stay = t.stay();
        printing(
                t,
                session,
                Optional.of(payment),
                false,
                new SlipOrder.Content.WithReceipt(
                        stay.bill().orElseThrow(), payment, t.money().label()));
    }

    static void unpaid(Turn t, Session session, boolean payLater) {
        t.set(t.behind().until(Optional.empty()));
        if (!t.money().open()) {
            t.set(Behind.Money.NONE);
        }
        if (session.task() == Task.PAY) {
            PayOnly.unpaid(t, session, payLater);
            return;
        }
        printing(t, session, Optional.empty(), payLater, new SlipOrder.Content.QueueOnly());
    }

    static void reference(Turn t, Session session, PaymentView payment) {
        printing(
                t,
                session,
                Optional.of(payment),
                false,
                new SlipOrder.Content.WithReference(payment, t.money().label()));
    }

    private static void printing(
            Turn t,
            Session session,
            Optional<PaymentView> payment,
            boolean payLater,
            SlipOrder.Content content) {
        order(t, session, content);
        Behind.Stay stay = t.stay();
        t.show(
                new Success(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        payment,
                        payLater,
                        SlipState.PRINTING,
                        t.around().cardPresent(),
                        Optional.empty()));
    }

    private static void order(Turn t, Session session, SlipOrder.Content content) {
        Behind.Stay stay = t.stay();
        SlipOrder order =
                new SlipOrder(
                        new CommandId(t.newId()),
                        session.visit(),
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        content);
        t.set(
                t.behind()
                        .with(
                                new Behind.Paper(
                                        Optional.of(order),
                                        Optional.of(t.now.plus(t.times.printing()))))
                        .until(Optional.empty()));
        t.tell(new Effect.Print(order));
    }

    static void printed(Turn t, JourneyEvent.PrintEnded ended) {
        Optional<CommandId> mine = t.behind().paper().order().map(SlipOrder::job);
        if (!(t.shown() instanceof Success shown)
                || shown.slip() != SlipState.PRINTING
                || !mine.equals(Optional.of(ended.job()))) {
            return;
        }
        switch (ended.outcome()) {
            case PrintOutcome.Printed _ ->
                    t.show(slip(shown, SlipState.PRINTED, shown.cardOnReader(), closes(t)));
            case PrintOutcome.NotPrinted(var failure) ->
                    photo(
                            t,
                            shown.session(),
                            failure.code().equals(NO_PAPER),
                            new FailureCode(failure.code()));
            case PrintOutcome.Unknown(var failure) ->
                    photo(
                            t,
                            shown.session(),
                            failure.code().equals(NO_PAPER),
                            new FailureCode(failure.code()));
        }
    }

    private static Optional<Instant> closes(Turn t) {
        return t.around().cardPresent() ? Optional.empty() : Optional.of(t.in(t.times.success()));
    }

    private static Success slip(
            Success s, SlipState slip, boolean cardOnReader, Optional<Instant> closesAt) {
        return new Success(
                s.session(),
                s.patient(),
                s.ticket(),
                s.payment(),
                s.payLater(),
                slip,
                cardOnReader,
                closesAt);
    }

    static void card(Turn t, Success shown, boolean present) {
        t.show(
                slip(
                        shown,
                        shown.slip(),
                        present,
                        shown.slip() == SlipState.PRINTED ? closes(t) : Optional.empty()));
    }

    static void photo(Turn t, Session session, boolean noPaper, FailureCode code) {
        Behind.Stay stay = t.stay();
        t.tell(new Effect.Report(code));
        t.show(
                new TakePhoto(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        t.money().payment(),
                        noPaper,
                        code,
                        t.in(t.times.photo())));
    }

    /// News of the payment while the number is shown: a receipt follows a reference slip.
    static void heard(Turn t, Success shown, PaymentView view) {
        boolean wasOpen = shown.payment().map(PaymentNews::notYetKnown).orElse(true);
        if (wasOpen && !PaymentNews.notYetKnown(view)) {
            paid(t, shown.session(), view);
        } else if (shown.payment().isPresent()) {
            t.show(
                    new Success(
                            shown.session(),
                            shown.patient(),
                            shown.ticket(),
                            Optional.of(view),
                            shown.payLater(),
                            shown.slip(),
                            shown.cardOnReader(),
                            shown.closesAt()));
        }
    }

    static void heard(Turn t, TakePhoto shown, PaymentView view) {
        t.show(
                new TakePhoto(
                        shown.session(),
                        shown.patient(),
                        shown.ticket(),
                        Optional.of(view),
                        shown.noPaper(),
                        shown.code(),
                        shown.closesAt()));
    }

    static void tick(Turn t, Success shown) {
        if (shown.slip() == SlipState.PRINTING) {
            if (t.reached(t.behind().paper().giveUpAt())) {
                photo(t, shown.session(), false, Codes.PRINT_NOT_CONFIRMED);
            }
        } else if (t.reached(shown.closesAt())) {
            finish(t);
        }
        if (shown.payment().isPresent() && t.shown() instanceof Success) {
            PaymentNews.poll(t);
        }
    }

    static void tick(Turn t, TakePhoto shown) {
        if (t.reached(shown.closesAt())) {
            finish(t);
        }
    }

    static void press(Turn t, Success shown, Press press) {
        if (shown.slip() == SlipState.PRINTING) {
            return;
        }
        switch (press) {
            case Press.Primary _, Press.Finish _ -> finish(t);
            case Press.SomethingElse _ -> {
                if (t.money().open() || t.stay().restored()) {
                    finish(t);
                } else {
                    GoingOn.begin(t, shown.session());
                }
            }
            default -> {} // not offered here
        }
    }

    static void press(Turn t, TakePhoto shown, Press press) {
        switch (press) {
            case Press.Primary _, Press.Finish _ -> finish(t);
            case Press.StayLonger _ ->
                    t.show(
                            new TakePhoto(
                                    shown.session(),
                                    shown.patient(),
                                    shown.ticket(),
                                    shown.payment(),
                                    shown.noPaper(),
                                    shown.code(),
                                    shown.closesAt().plus(t.times.photoMore())));
            default -> {} // not offered here
        }
    }

    /// The wipe: nothing of this patient stays; a QR nobody will look at is cancelled.
    static void finish(Turn t) {
        leaveMoney(t);
        GoingOn.leave(t);
        Sessions.of(t.shown()).ifPresent(s -> t.tell(new Effect.EndVisit(s.visit())));
        t.set(Behind.NOTHING);
        t.set(Comfort.DEFAULT);
        t.show(Surroundings.home(t));
    }

    private static void leaveMoney(Turn t) {
        boolean cancel =
                t.money().open()
                        && t.money()
                                .payment()
                                .map(p ->
                                        p.state()
                                                == vn.hospitalkiosk.api.PaymentState.AWAITING_PAYER)
                                .orElse(true);
        if (cancel) {
            t.money().create().ifPresent(c -> t.tell(new Effect.CancelPayment(c.payment())));
        }
    }

    /// Ours to repair: the screen says so, the next patient finds a fresh kiosk.
    static void broke(Turn t, FailureCode code) {
        leaveMoney(t);
        GoingOn.leave(t);
        Sessions.of(t.shown()).ifPresent(s -> t.tell(new Effect.EndVisit(s.visit())));
        t.tell(new Effect.Report(code));
        t.set(Behind.NOTHING);
        t.set(Comfort.DEFAULT);
        t.show(new JourneyState.OutOfService(code, Optional.of(t.now.plus(Times.AFTER_BREAK))));
    }
}
