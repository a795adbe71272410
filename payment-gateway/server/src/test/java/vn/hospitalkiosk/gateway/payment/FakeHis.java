package vn.hospitalkiosk.gateway.payment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.BillView;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisCommand;
import vn.hospitalkiosk.gateway.his.HisOutcome;
import vn.hospitalkiosk.gateway.his.HisRefusal;

/// A HIS with bills of 71.480 đ; payments it was told of are kept, repeated keys are answered as already done.
public final class FakeHis implements His {
    public static final Vnd DUE = new Vnd(71_480);
    public final List<PaymentRecord> recorded = new CopyOnWriteArrayList<>();
    public final List<RefundRecord> refunded = new CopyOnWriteArrayList<>();
    public final List<DepositRecord> deposited = new CopyOnWriteArrayList<>();

    /// Runs when a payment is told, before it is recorded.
    public volatile Runnable hears = () -> {};

    public volatile boolean offersRefunds = true;
    public volatile Vnd due = DUE;
    public volatile boolean up = true;
    public volatile Invoice.Status status = Invoice.Status.OPEN;

    @Override
    public HisAnswer<Invoice> invoice(BillId bill) {
        if (!up) {
            return new HisAnswer.Unknown<>("down");
        }
        BillView view =
                new BillView(
                        bill,
                        List.of(new BillView.Line("Khám", "", 1, due)),
                        due,
                        Vnd.ZERO,
                        0,
                        Vnd.ZERO,
                        due,
                        Vnd.ZERO,
                        due,
                        "bảy mươi mốt nghìn bốn trăm tám mươi đồng");
        return new HisAnswer.Done<>(new Invoice(view, status));
    }

    /// Bills kept, and for which payment; empty maps are offered too.
    public final Map<BillId, String> reserved = new ConcurrentHashMap<>();

    public final List<Duration> leases = new CopyOnWriteArrayList<>();
    public volatile boolean reserves;

    @Override
    public HisOutcome<Recorded> reserve(HisCommand command, BillId bill, Duration lease) {
        if (!reserves) {
            return new HisOutcome.NotOffered<>();
        }
        if (!up) {
            return new HisOutcome.Unknown<>("down");
        }
        leases.add(lease);
        String holder = reserved.computeIfAbsent(bill, _ -> command.key());
        return holder.equals(command.key())
                ? new HisOutcome.Done<>(new Recorded())
                : new HisOutcome.Rejected<>(HisRefusal.BILL_RESERVED, "the cashier has it");
    }

    @Override
    public HisOutcome<Recorded> release(HisCommand command, BillId bill) {
        return reserves
                ? HisOutcome.of(!reserved.remove(bill, command.key()), new Recorded())
                : new HisOutcome.NotOffered<>();
    }

    @Override
    public synchronized HisOutcome<Recorded> recordPayment(PaymentRecord payment) {
        if (!up) {
            return new HisOutcome.Unknown<>("down");
        }
        hears.run();
        boolean known = recorded.stream().anyMatch(r -> r.key().equals(payment.key()));
        if (!known) {
            recorded.add(payment);
        }
        return HisOutcome.of(known, new Recorded());
    }

    @Override
    public HisOutcome<Recorded> recordDeposit(DepositRecord deposit) {
        boolean known = deposited.contains(deposit);
        if (!known) {
            deposited.add(deposit);
        }
        return HisOutcome.of(known, new Recorded());
    }

    @Override
    public HisOutcome<Recorded> recordRefund(RefundRecord refund) {
        if (!offersRefunds) {
            return new HisOutcome.NotOffered<>();
        }
        boolean known = refunded.contains(refund);
        if (!known) {
            refunded.add(refund);
        }
        return HisOutcome.of(known, new Recorded());
    }
}
