package vn.hospitalkiosk.gateway.sim;

import static vn.hospitalkiosk.gateway.sim.Referee.demand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Account;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.refund.Refund;
import vn.hospitalkiosk.gateway.refund.RefundState;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// The part of the rules about where money stands: ceilings, clearing accounts, tallies.
final class MoneyReferee {
    private final SimHouse house;

    MoneyReferee(SimHouse house) {
        this.house = house;
    }

    private static String key(Object psp, String transaction) {
        return psp + "/" + transaction;
    }

    private static Map<String, Long> captured(Tables tables) {
        Map<String, Long> captured = new HashMap<>();
        tables.captures()
                .forEach(c -> captured.put(key(c.psp(), c.transaction()), c.amount().dong()));
        tables.strays()
                .forEach(s -> captured.put(key(s.psp(), s.transaction()), s.amount().dong()));
        return captured;
    }

    void demandAlways(Tables tables) {
        Map<String, Long> stands = new HashMap<>();
        Set<BillId> paid = new HashSet<>();
        for (Holding holding : tables.holdings()) {
            stands.merge(
                    key(holding.psp(), holding.transaction()), holding.left().dong(), Long::sum);
            demand(holding.left().dong() >= 0, "I4 nothing stands below zero", holding);
            demand(
                    holding.place() != Place.BILL || paid.add(holding.bill().orElseThrow()),
                    "I3 a bill is paid once",
                    holding);
        }
        for (Refund refund : tables.refunds()) {
            if (refund.standing().state() != RefundState.REFUSED) {
                stands.merge(
                        key(refund.psp(), refund.transaction()), refund.amount().dong(), Long::sum);
            }
        }
        demand(
                stands.equals(captured(tables)),
                "I4 what stands and what goes back is what came",
                stands);
        for (SimPsp psp : house.psps) {
            for (PspBook.Money money : psp.book.money) {
                psp.refunds()
                        .ifPresent(way ->
                                demand(
                                        way.givenBack(money.transaction()).compareTo(money.amount())
                                                <= 0,
                                        "I4 never more goes back than came",
                                        money));
            }
        }
    }

    void demandEvening(Tables tables) {
        Map<String, Long> captured = captured(tables);
        for (PspBook book : house.books()) {
            for (PspBook.Money money : book.money) {
                demand(
                        captured.containsKey(key(book.code, money.transaction())),
                        "I2 all money is in the books",
                        money);
            }
            demandClearing(book, tables);
        }
        demandKiosks(tables);
    }

    /// I9: what a psp holds for us is what our clearing account says.
    private static void demandClearing(PspBook book, Tables tables) {
        long truth =
                book.money.stream()
                                .filter(m -> !book.voided.contains(m.transaction()))
                                .mapToLong(m -> m.amount().dong())
                                .sum()
                        - book.settled;
        for (PspBook.Refunded refunded : book.refunds.values()) {
            truth -= refunded.amount().dong();
        }
        for (Refund refund : tables.refunds()) {
            boolean byHand =
                    refund.byVoucher() && refund.standing().state() == RefundState.REFUNDED;
            truth -= byHand && refund.psp().equals(book.code) ? refund.amount().dong() : 0;
        }
        Vnd ours = Vnd.ZERO;
        for (Journal.Booked booked : tables.journals()) {
            for (Journal.Entry entry : booked.journal().entries()) {
                if (entry.account() == Account.PSP_CLEARING
                        && entry.origin().psp().equals(book.code)) {
                    ours = ours.plus(entry.amount());
                }
            }
        }
        demand(truth == ours.dong(), "I9 the clearing account is right", book.code + " " + ours);
    }

    /// I9: receivables by kiosk, refunds aside, are what the HIS has recorded from that kiosk.
    private void demandKiosks(Tables tables) {
        Map<String, Long> receivable = new HashMap<>();
        for (Journal.Booked booked : tables.journals()) {
            for (Journal.Entry entry : booked.journal().entries()) {
                if (entry.account() == Account.HIS_RECEIVABLE
                        && booked.journal().kind() != Journal.Kind.REFUND) {
                    receivable.merge(
                            name(entry.origin().kiosk()), -entry.amount().dong(), Long::sum);
                }
            }
        }
        Map<PaymentId, String> kiosks = new HashMap<>();
        tables.intents().forEach(i -> kiosks.put(i.id(), i.kiosk().value()));
        tables.holdings()
                .forEach(h ->
                        kiosks.put(
                                new PaymentId(SimHouse.FACILITY + "-applied-" + h.id()),
                                name(h.kiosk())));
        Map<String, Long> recorded = new HashMap<>();
        house.his
                .bills
                .values()
                .forEach(bill ->
                        bill.paid.forEach((id, amount) ->
                                recorded.merge(
                                        kiosks.getOrDefault(id, "?"), amount.dong(), Long::sum)));
        demand(receivable.equals(recorded), "I9 tally by kiosk", receivable + " " + recorded);
    }

    private static String name(Optional<?> kiosk) {
        return kiosk.map(Object::toString).orElse("");
    }
}
