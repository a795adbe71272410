package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;
import vn.hospitalkiosk.api.CreatePaymentRequest;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.device.cardterminal.SaleStep;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTerminal;
import vn.hospitalkiosk.kiosk.journey.JourneyState.CardTerminal.Step;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;

/// Screen 13. The sale runs at the terminal whatever this screen shows: it is left for 11 or 15 by the gateway's word alone, and for 14 when nobody can tell.
public final class AtTerminal {
    /// How cards are called at the gateway.
    private static final PspCode CARD = new PspCode("card");

    private AtTerminal() {}

    public static boolean isCard(PspCode psp) {
        return psp.equals(CARD);
    }

    /// The amount goes to the terminal; once for each payment.
    static void begin(Turn t, Session session, PaymentView payment) {
        t.set(t.behind().until(Optional.of(t.now.plus(Times.TERMINAL_SILENT))));
        show(t, session, payment, Step.SENDING, t.now.plus(Times.CARD_WITHIN));
        t.tell(new Effect.TerminalSale(payment));
    }

    private static void show(
            Turn t, Session session, PaymentView payment, Step step, Instant cardBy) {
        Behind.Stay stay = t.stay();
        t.show(
                new CardTerminal(
                        session,
                        stay.patient(),
                        stay.ticket().orElseThrow(),
                        stay.bill().orElseThrow(),
                        payment,
                        step,
                        cardBy));
    }

    static void moved(Turn t, JourneyEvent.TerminalMoved moved) {
        if (!(t.shown() instanceof CardTerminal shown) || !mine(t, moved.payment())) {
            return;
        }
        Step next =
                moved.step() == SaleStep.CARD_SEEN
                        ? Step.CARD_SEEN
                        : shown.step() == Step.SENDING ? Step.WAITING_FOR_CARD : shown.step();
        Instant cardBy =
                shown.step() == Step.SENDING ? t.now.plus(Times.CARD_WITHIN) : shown.cardBy();
        show(t, shown.session(), shown.payment(), next, cardBy);
    }

    /// The gateway hears the same and says what it means; until then nothing is promised.
    static void ended(Turn t, JourneyEvent.TerminalEnded ended) {
        if (!mine(t, ended.payment())) {
            return;
        }
        ended.card().ifPresent(card -> t.set(t.money().paidBy(card)));
        if (!(t.shown() instanceof CardTerminal shown)) {
            return;
        }
        switch (ended.end()) {
            case NOT_KNOWN -> PaymentNews.unknown(t, shown.session(), shown.payment());
            case TAKEN -> awaitGateway(t, shown, Step.CARD_SEEN);
            case NOT_TAKEN -> awaitGateway(t, shown, Step.LEAVING);
        }
    }

    private static void awaitGateway(Turn t, CardTerminal shown, Step step) {
        t.set(t.behind().until(Optional.of(t.now.plus(t.times.cancelling()))));
        show(t, shown.session(), shown.payment(), step, shown.cardBy());
    }

    private static boolean mine(Turn t, PaymentId payment) {
        return t.money().create().map(CreatePaymentRequest::payment).equals(Optional.of(payment));
    }

    static void press(Turn t, CardTerminal shown, Press press) {
        switch (press) {
            case Press.ChangeMethod _, Press.Back _, Press.Cancel _ -> letGo(t, shown);
            default -> {} // not offered here
        }
    }

    /// Not once the terminal has a card.
    private static void letGo(Turn t, CardTerminal shown) {
        if (shown.step() == Step.SENDING || shown.step() == Step.WAITING_FOR_CARD) {
            show(t, shown.session(), shown.payment(), Step.LEAVING, shown.cardBy());
            t.tell(new Effect.TerminalGiveUp(shown.payment().id()));
        }
    }

    /// The terminal was asked to stop, or stopped by itself.
    static boolean hasLetGo(JourneyState shown) {
        return shown instanceof CardTerminal terminal && terminal.step() == Step.LEAVING;
    }

    static void tick(Turn t, CardTerminal shown) {
        if (t.reached(t.behind().giveUpAt())) {
            PaymentNews.unknown(t, shown.session(), shown.payment());
        } else if (t.reached(shown.cardBy())) {
            letGo(t, shown);
        }
    }

    /// A newer word of the gateway that leaves the payment open.
    static void heard(Turn t, CardTerminal shown, PaymentView payment) {
        show(t, shown.session(), payment, shown.step(), shown.cardBy());
    }
}
