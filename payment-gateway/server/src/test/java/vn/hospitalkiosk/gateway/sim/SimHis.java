package vn.hospitalkiosk.gateway.sim;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.his.HisOutcome;

/// The hospital's own system: bills, and who paid them. Acknowledges, is silent before or after doing, does twice.
final class SimHis {
    private final Timeline time;
    private final Chance chance;
    final Map<BillId, Bill> bills = new LinkedHashMap<>();
    final Set<String> refunds = new HashSet<>();
    final Map<String, Vnd> deposits = new LinkedHashMap<>();
    private boolean out;

    static final class Bill {
        final Vnd due;
        final Map<PaymentId, Vnd> paid = new LinkedHashMap<>();
        boolean paidAtCounter;

        Bill(Vnd due) {
            this.due = due;
        }

        boolean isOpen() {
            return paid.isEmpty() && !paidAtCounter;
        }
    }

    SimHis(Timeline time, Chance chance) {
        this.time = time;
        this.chance = chance;
    }

    void out(boolean isOut) {
        time.write("HIS out %s", isOut);
        out = isOut;
    }

    void bill(BillId id, Vnd due) {
        bills.put(id, new Bill(due));
    }

    /// Cash at the counter.
    void payAtCounter(BillId id) {
        Bill bill = bill(id);
        if (bill.isOpen()) {
            time.write("bill %s is paid at the counter", id);
            bill.paidAtCounter = true;
        }
    }

    Bill bill(BillId id) {
        Bill bill = bills.get(id);
        if (bill == null) {
            throw new Broken("HIS", "nobody made bill " + id);
        }
        return bill;
    }

    HisAnswer<HisMoney.Invoice> invoice(BillId id) {
        time.pass(chance.millis(5, 200));
        if (out || chance.in100(2)) {
            return new HisAnswer.Unknown<>("no answer");
        }
        if (!bills.containsKey(id)) {
            return new HisAnswer.Rejected<>("no such bill");
        }
        Bill bill = bill(id);
        BillView view =
                new BillView(
                        id,
                        List.of(new BillView.Line("Khám", "", 1, bill.due)),
                        bill.due,
                        Vnd.ZERO,
                        0,
                        Vnd.ZERO,
                        bill.due,
                        Vnd.ZERO,
                        bill.due,
                        "");
        return new HisAnswer.Done<>(
                new HisMoney.Invoice(
                        view,
                        bill.isOpen()
                                ? HisMoney.Invoice.Status.OPEN
                                : HisMoney.Invoice.Status.PAID));
    }

    HisOutcome<HisMoney.Recorded> record(HisMoney.PaymentRecord payment) {
        time.pass(chance.millis(5, 300));
        int fate = chance.from(1, 100);
        if (out || fate <= 6) {
            return new HisOutcome.Unknown<>("no answer, nothing done");
        }
        if (fate <= 9) {
            return new HisOutcome.Rejected<>("locked by another user");
        }
        Bill bill = bill(payment.bill());
        boolean known = bill.paid.putIfAbsent(payment.key(), payment.amount()) != null;
        if (!known) {
            time.write("HIS records %s for %s", payment.key(), payment.bill());
        }
        time.pass(chance.millis(5, 300));
        if (fate <= 16) {
            return new HisOutcome.Unknown<>("no answer, done");
        }
        return HisOutcome.of(known, new HisMoney.Recorded());
    }

    HisOutcome<HisMoney.Recorded> record(HisMoney.RefundRecord refund) {
        time.pass(chance.millis(5, 300));
        if (out || chance.in100(8)) {
            return new HisOutcome.Unknown<>("no answer");
        }
        return HisOutcome.of(!refunds.add(refund.id()), new HisMoney.Recorded());
    }

    HisOutcome<HisMoney.Recorded> record(HisMoney.DepositRecord deposit) {
        time.pass(chance.millis(5, 300));
        if (out || chance.in100(8)) {
            return new HisOutcome.Unknown<>("no answer, nothing done");
        }
        boolean known = deposits.putIfAbsent(deposit.key(), deposit.amount()) != null;
        return chance.in100(8)
                ? new HisOutcome.Unknown<>("no answer, done")
                : HisOutcome.of(known, new HisMoney.Recorded());
    }
}
