package vn.hospitalkiosk.kiosk.journey;

import java.util.List;
import java.util.Optional;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.OpenBill;
import vn.hospitalkiosk.api.OpenBillsAnswer;
import vn.hospitalkiosk.api.Ticket;
import vn.hospitalkiosk.kiosk.journey.JourneyState.OpenBills;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Session;
import vn.hospitalkiosk.kiosk.journey.JourneyState.Waiting;

/// "Thanh toán viện phí": who is known chooses one of the bills still owed, or an amount to pay in advance. No queue number is given here.
final class PayOnly {
    private PayOnly() {}

    static void load(Turn t, Session session) {
        t.waitFor(session, Waiting.What.LOADING_BILL, t.times.finding());
        t.tell(new Effect.LoadOpenBills(session.visit()));
    }

    /// Who came only to pay is known, and no bill is chosen yet.
    static boolean billsMissing(Turn t, Session session) {
        return session.task() == Task.PAY
                && t.behind().stay().map(stay -> stay.bill().isEmpty()).orElse(false);
    }

    static void known(Turn t, JourneyEvent.OpenBillsKnown known) {
        if (!(t.shown() instanceof Waiting(Session session, Waiting.What what, _))
                || what != Waiting.What.LOADING_BILL
                || session.task() != Task.PAY
                || !session.visit().equals(known.visit())) {
            return;
        }
        switch (known.answer()) {
            case Answer.Ok<OpenBillsAnswer>(
                            OpenBillsAnswer.Bills(
                                    List<OpenBill> bills,
                                    Optional<List<OpenBill>> deposits)) ->
                    show(t, session, bills, deposits.orElse(List.of()));
            case Answer.Ok<OpenBillsAnswer>(OpenBillsAnswer.Unavailable(var code)) ->
                    Stops.stop(t, session, code, true);
            case Answer.Refused<OpenBillsAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NotThere<OpenBillsAnswer>(var code) -> Stops.stop(t, session, code, false);
            case Answer.NoAnswer<OpenBillsAnswer>(var code) -> Stops.stop(t, session, code, true);
        }
    }

    private static void show(
            Turn t, Session session, List<OpenBill> bills, List<OpenBill> deposits) {
        List<OpenBill> sound = bills.stream().filter(one -> one.bill().addsUp()).toList();
        if (sound.size() < bills.size()) {
            t.tell(new Effect.Report(Codes.BILL_DOES_NOT_ADD_UP));
        }
        if (sound.size() == 1 && bills.size() == 1 && deposits.isEmpty()) {
            choose(t, session, sound.getFirst());
        } else {
            t.show(new OpenBills(session, t.stay().patient(), sound, deposits));
        }
    }

    private static void choose(Turn t, Session session, OpenBill chosen) {
        t.set(
                t.stay()
                        .registered(
                                Ticket.withoutNumber(chosen.encounter()),
                                Optional.of(chosen.bill())));
        t.set(Behind.Money.NONE);
        if (chosen.bill().id().isDeposit()) {
            Paying.method(t, session, Optional.empty()); // the amount was just chosen
        } else {
            Paying.bill(t, session, Optional.empty());
        }
    }

    static void press(Turn t, OpenBills shown, Press press) {
        switch (press) {
            case Press.ChooseBill(BillId bill) ->
                    shown.bills().stream()
                            .filter(one -> one.bill().id().equals(bill))
                            .findFirst()
                            .ifPresent(one -> choose(t, shown.session(), one));
            case Press.PayDeposit _ -> {
                if (!shown.deposits().isEmpty()) {
                    t.show(
                            new VisitState.Deposits(
                                    shown.session(), shown.patient(), shown.deposits()));
                }
            }
            case Press.Back _, Press.Finish _, Press.Cancel _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    static void press(Turn t, VisitState.Deposits shown, Press press) {
        switch (press) {
            case Press.ChooseBill(BillId amount) ->
                    shown.amounts().stream()
                            .filter(one -> one.bill().id().equals(amount))
                            .findFirst()
                            .ifPresent(one -> choose(t, shown.session(), one));
            case Press.Back _ -> load(t, shown.session());
            case Press.Finish _, Press.Cancel _ -> Closing.finish(t);
            default -> {} // not offered here
        }
    }

    /// Nothing to print: who goes without paying owes what was owed before.
    static void unpaid(Turn t, Session session, boolean payLater) {
        if (payLater || t.stay().restored()) {
            Closing.finish(t);
        } else {
            t.show(new OpenBills(session, t.stay().patient(), List.of(), List.of()));
        }
    }
}
