package vn.hospitalkiosk.gateway.sim;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.ledger.Account;
import vn.hospitalkiosk.gateway.ledger.Journal;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.Purpose;
import vn.hospitalkiosk.gateway.sim.memory.Tables;

/// Holds the tables against the truth of psps, HIS and kiosks. Rule names as in `ledger-reconciliation-peers` §2.
final class Referee {
    private final SimHouse house;
    private final MoneyReferee money;

    Referee(SimHouse house) {
        this.house = house;
        this.money = new MoneyReferee(house);
    }

    static void demand(boolean holds, String rule, Object detail) {
        if (!holds) {
            throw new Broken(rule, String.valueOf(detail));
        }
    }

    /// After every step.
    void demandAlways(Tables tables) {
        Map<PaymentId, PaymentIntent> intents = new HashMap<>();
        tables.intents().forEach(intent -> intents.put(intent.id(), intent));
        demandBalance(tables);
        demandCaptures(tables, intents);
        demandBills(tables);
        demandStates(tables, intents);
        demandReceipts(tables);
        demandEvidence(tables);
        demandHis(tables);
        money.demandAlways(tables);
    }

    void demandRefundsOver(Tables tables) {
        money.demandEvening(tables);
    }

    private static void demandBalance(Tables tables) {
        long all = 0;
        for (Journal.Booked booked : tables.journals()) {
            long sum = 0;
            for (Journal.Entry entry : booked.journal().entries()) {
                sum += entry.amount().dong();
            }
            demand(sum == 0, "I1 a journal balances", booked);
            all += sum;
        }
        demand(all == 0, "I1 the ledger balances", all);
    }

    private void demandCaptures(Tables tables, Map<PaymentId, PaymentIntent> intents) {
        Map<String, PspBook.Money> truth = new HashMap<>();
        for (PspBook book : house.books()) {
            book.money.forEach(m -> truth.put(book.code + "/" + m.transaction(), m));
        }
        Map<Long, Journal> journals = new HashMap<>();
        tables.journals().forEach(b -> journals.put(b.number(), b.journal()));
        Set<String> seen = new HashSet<>();
        for (Tables.Capture capture : tables.captures()) {
            String key = capture.psp() + "/" + capture.transaction();
            demand(seen.add(key), "I2 money is booked once", capture);
            PspBook.Money money = truth.get(key);
            demand(money != null, "I2 no money is invented", capture);
            PaymentIntent intent = intents.get(capture.payment());
            demand(
                    intent != null
                            && money != null
                            && money.order().equals(intent.order())
                            && money.amount().equals(capture.amount()),
                    "I2 money belongs to its order",
                    capture);
            Journal journal = journals.remove(capture.journal());
            demand(
                    journal != null && in(journal) == capture.amount().dong(),
                    "I2 a capture has its journal",
                    capture);
        }
        boolean rest =
                journals.values().stream().anyMatch(j -> j.kind().name().contains("CAPTURE"));
        demand(!rest, "I2 a capture journal has its capture", journals);
    }

    private static long in(Journal journal) {
        long sum = 0;
        for (Journal.Entry entry : journal.entries()) {
            sum += entry.account() == Account.PSP_CLEARING ? entry.amount().dong() : 0;
        }
        return sum;
    }

    private void demandBills(Tables tables) {
        Set<BillId> held = new HashSet<>();
        for (PaymentIntent intent : tables.intents()) {
            PaymentState state = intent.progress().code();
            boolean holds =
                    state.isOpen()
                            || state == PaymentState.CAPTURED
                            || state == PaymentState.SETTLED;
            demand(
                    !holds || held.add(intent.bill()),
                    "I13 one payment holds a bill",
                    intent.bill());
            demand(
                    switch (intent.purpose()) {
                        case Purpose.Bill() ->
                                intent.amount().equals(house.his.bill(intent.bill()).due);
                        case Purpose.Deposit _ ->
                                SimHouse.SETTING.deposits().contains(intent.amount());
                    },
                    "I11 the HIS says the amount",
                    intent);
        }
        Set<BillId> paid = new HashSet<>();
        for (Tables.Capture capture : tables.captures()) {
            if (capture.kind() == Journal.Kind.CAPTURE) {
                demand(paid.add(capture.bill()), "I3 a bill is paid once", capture);
                demand(
                        capture.amount().equals(house.his.bill(capture.bill()).due),
                        "I11 another amount pays no bill",
                        capture);
            }
        }
    }

    private void demandStates(Tables tables, Map<PaymentId, PaymentIntent> intents) {
        Map<PaymentId, Integer> money = new HashMap<>();
        tables.captures().forEach(capture -> money.merge(capture.payment(), 1, Integer::sum));
        for (PaymentIntent intent : tables.intents()) {
            PaymentState state = intent.progress().code();
            int times = money.getOrDefault(intent.id(), 0);
            demand(
                    SimPatient.isMoney(state) == times > 0,
                    "I2 a payment has money when it says so",
                    intent);
            demand(state != PaymentState.CAPTURED || times == 1, "I2 captured is once", intent);
            boolean closed = !state.isOpen() && !SimPatient.isMoney(state);
            demand(
                    !closed || house.book(intent.psp()).hasTold(intent.order()),
                    "I5 only evidence ends what is not known",
                    intent);
        }
        Map<PaymentId, Tables.Change> last = new HashMap<>();
        for (Tables.Change change : tables.changes()) {
            Tables.Change before = last.put(change.payment(), change);
            String from = before == null ? "UNRESOLVED" : before.to();
            long version = before == null ? 0 : before.version();
            demand(
                    change.from().equals(from) && change.version() > version,
                    "I5 changes follow each other",
                    change);
        }
        last.forEach((id, change) ->
                demand(
                        Optional.ofNullable(intents.get(id))
                                .filter(i -> i.progress().code().name().equals(change.to()))
                                .isPresent(),
                        "I5 the last change is the state",
                        change));
    }

    private static void demandReceipts(Tables tables) {
        BitSet numbers = new BitSet();
        for (PaymentIntent intent : tables.intents()) {
            boolean money = SimPatient.isMoney(intent.progress().code());
            demand(
                    intent.progress().receiptNumber().isPresent() == money,
                    "a receipt for money and for nothing else",
                    intent);
            intent.progress()
                    .receiptNumber()
                    .ifPresent(receipt -> {
                        int number =
                                Integer.parseInt(
                                        receipt, receipt.length() - 6, receipt.length(), 10);
                        demand(!numbers.get(number), "a receipt number is given once", receipt);
                        numbers.set(number);
                    });
        }
        demand(
                numbers.length() == numbers.cardinality() + (numbers.isEmpty() ? 0 : 1)
                        && !numbers.get(0),
                "receipt numbers have no gap",
                numbers);
    }

    private void demandEvidence(Tables tables) {
        record Message(PspCode psp, String kind, String digest) {}
        Set<Message> kept = new HashSet<>();
        Set<String> digests = new HashSet<>();
        for (Tables.Evidence one : tables.evidences()) {
            demand(
                    kept.add(new Message(one.psp(), one.kind(), one.digest())),
                    "I6 a message is kept once",
                    one);
            digests.add(one.digest());
        }
        for (String digest : house.callbacks.acknowledgedDigests) {
            demand(digests.contains(digest), "I12 what was acknowledged is kept", digest);
        }
    }

    private void demandHis(Tables tables) {
        Map<PaymentId, Tables.Posting> rows = new HashMap<>();
        tables.outbox().forEach(row -> rows.put(row.payment(), row));
        Set<String> news = new HashSet<>();
        tables.news().forEach(row -> news.add(row.id()));
        for (Tables.Capture capture : tables.captures()) {
            if (capture.kind() == Journal.Kind.CAPTURE) {
                Tables.Posting row = rows.get(capture.payment());
                demand(
                        row != null && row.amount().equals(capture.amount()),
                        "I10 the HIS will hear of what pays a bill",
                        capture);
            }
        }
        Map<PaymentId, Vnd> deposits = new HashMap<>();
        for (Tables.Capture capture : tables.captures()) {
            if (capture.kind() == Journal.Kind.DEPOSIT) {
                deposits.put(capture.payment(), capture.amount());
            }
        }
        house.his.deposits.forEach((key, amount) ->
                demand(
                        amount.equals(deposits.get(new PaymentId(key))),
                        "I10 the HIS hears of no deposit that is not booked",
                        key));
        house.his.bills.forEach((id, bill) -> {
            demand(bill.paid.size() <= 1, "I10 the HIS has a bill paid once", id);
            bill.paid.forEach((key, amount) ->
                    demand(
                            news.contains(key.value())
                                    || Optional.ofNullable(rows.get(key))
                                            .filter(r ->
                                                    r.bill().equals(id)
                                                            && r.amount().equals(amount))
                                            .isPresent(),
                            "I10 the HIS hears nothing that is not booked",
                            key));
        });
    }

    /// When all is healed and over.
    void demandEvening(Tables tables) {
        for (Tables.Posting row : tables.outbox()) {
            demand(
                    row.done() && house.his.bill(row.bill()).paid.containsKey(row.payment()),
                    "I10 the HIS knows what pays a bill",
                    row);
        }
        for (Tables.Capture capture : tables.captures()) {
            demand(
                    capture.kind() != Journal.Kind.DEPOSIT
                            || house.his.deposits.containsKey(capture.payment().value()),
                    "I10 the HIS knows of a deposit",
                    capture);
        }
        demandWhatPatientsSaw(tables);
        demandTerminals(tables);
    }

    /// Card money is final when a settlement agrees; a voided sale leaves nothing in the books.
    private void demandTerminals(Tables tables) {
        Map<PaymentId, PaymentState> states = new HashMap<>();
        tables.intents().forEach(i -> states.put(i.id(), i.progress().code()));
        Map<String, Long> standing = new HashMap<>();
        tables.holdings()
                .forEach(h ->
                        standing.merge(
                                h.transaction(),
                                h.place() == Place.RETURNED ? 0 : h.left().dong(),
                                Long::sum));
        for (SimTerminal terminal : house.terminals.values()) {
            for (SimTerminal.Sale sale : terminal.sales()) {
                demand(
                        !sale.settled || states.get(sale.payment) != PaymentState.CAPTURED,
                        "settled money is final",
                        sale.payment);
                demand(
                        !sale.voided || standing.getOrDefault(sale.transaction, 0L) == 0,
                        "a voided sale leaves nothing",
                        sale.payment);
            }
        }
    }

    /// I7: nobody keeps money of a patient who was told that nothing was taken, but as the patient's own.
    private void demandWhatPatientsSaw(Tables tables) {
        Map<PaymentId, PaymentIntent> intents = new HashMap<>();
        tables.intents().forEach(i -> intents.put(i.id(), i));
        Set<PaymentId> inTime = new HashSet<>();
        tables.captures().stream()
                .filter(capture -> capture.kind() == Journal.Kind.CAPTURE)
                .forEach(capture -> inTime.add(capture.payment()));
        for (SimPatient patient : house.patients) {
            patient.refused.forEach(id ->
                    demand(
                            Optional.ofNullable(intents.get(id))
                                    .map(i -> !SimPatient.isMoney(i.progress().code()))
                                    .orElse(true),
                            "I7 refused means no money",
                            id));
            patient.shown.forEach((id, view) -> {
                boolean toldNothing = !view.state().isOpen() && !SimPatient.isMoney(view.state());
                demand(
                        !toldNothing || !inTime.contains(id),
                        "I7 told nothing was taken, and kept quietly",
                        id);
            });
        }
    }
}
