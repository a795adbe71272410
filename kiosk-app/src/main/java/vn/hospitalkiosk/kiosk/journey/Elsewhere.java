package vn.hospitalkiosk.kiosk.journey;

import java.util.Optional;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Note;
import vn.hospitalkiosk.kiosk.journey.JourneyState.PaidElsewhere;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// Our payment was cancelled and not by this patient: the gateway says why, or the HIS is asked whether the bill was paid at another place.
public final class Elsewhere {
    private static final FailureCode PAID = new FailureCode("M50");
    private static final FailureCode VOID = new FailureCode("M51");

    private Elsewhere() {}

    static void look(Turn t, Session session, PaymentView ours) {
        if (ours.cancelledWhy().filter(Elsewhere::owedNoMore).isPresent()) {
            over(t, session);
        } else if (t.stay().bill().map(bill -> bill.id().isDeposit()).orElse(false)) {
            unpaid(t, session); // a deposit is paid nowhere else
        } else {
            t.waitFor(session, Waiting.What.LOADING_BILL, t.times.finding());
            t.tell(new Effect.LoadBill(session.visit(), ours.bill()));
        }
    }

    private static boolean owedNoMore(FailureCode why) {
        return why.equals(PAID) || why.equals(VOID);
    }

    /// The bill was taken back, and nobody paid it.
    public static boolean isVoid(PaymentView ours) {
        return ours.cancelledWhy().equals(Optional.of(VOID));
    }

    static void answered(Turn t, JourneyEvent.BillAnswered answered) {
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || what != Waiting.What.LOADING_BILL
                || !session.visit().equals(answered.visit())) {
            return;
        }
        switch (answered.answer()) {
            case Answer.Ok<BillView>(BillView bill) -> {
                boolean changed = !t.stay().bill().equals(Optional.of(bill));
                t.set(t.stay().registered(t.stay().ticket().orElseThrow(), Optional.of(bill)));
                if (changed) {
                    Paying.forgetUnlessClosed(t);
                    Paying.bill(t, session, Optional.of(new JourneyState.Bill.Changed()));
                } else {
                    unpaid(t, session);
                }
            }
            case Answer.NotThere<BillView> _ -> over(t, session);
            // The gateway reads the bill again before it takes money.
            case Answer.Refused<BillView> _, Answer.NoAnswer<BillView> _ -> unpaid(t, session);
        }
    }

    private static void unpaid(Turn t, Session session) {
        Paying.method(t, session, Optional.of(Note.NOTHING_TAKEN_CANCELLED));
    }

    private static void over(Turn t, Session session) {
        Behind.Stay stay = t.stay();
        PaymentView ours = t.money().payment().orElseThrow();
        t.show(
                new PaidElsewhere(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        stay.bill().orElseThrow(),
                        ours));
    }

    static void press(Turn t, PaidElsewhere shown, Press press) {
        if (press instanceof Press.Primary) {
            t.set(Behind.Money.NONE);
            Closing.unpaid(t, shown.session(), false);
        }
    }
}
