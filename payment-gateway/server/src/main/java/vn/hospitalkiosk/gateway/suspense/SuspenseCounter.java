package vn.hospitalkiosk.gateway.suspense;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.hospitalkiosk.api.BillId;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.HoldingId;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Place;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.people.FourEyes;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.RefundDesk;

/// What people may do with money that pays no bill.
final class SuspenseCounter implements Suspense {
    private final Supplier<His> his;
    private final Transactions transactions;
    private final Holdings holdings;
    private final Applying applying;
    private final RefundDesk refunds;
    private final Runnable told;

    /// @param told called after each commit that may have filled the outbox
    SuspenseCounter(
            Supplier<His> his,
            Transactions transactions,
            Holdings holdings,
            Applying applying,
            RefundDesk refunds,
            Runnable told) {
        this.his = his;
        this.transactions = transactions;
        this.holdings = holdings;
        this.applying = applying;
        this.refunds = refunds;
        this.told = told;
    }

    @Override
    public List<Holding> list(Set<Place> places, int most) {
        return holdings.left(places, most);
    }

    @Override
    public Optional<Holding> find(HoldingId money) {
        return holdings.find(money);
    }

    @Override
    public Decided attributeToBill(HoldingId money, BillId bill, FourEyes eyes) {
        return switch (his.get().invoice(bill)) {
            case HisAnswer.Done<HisMoney.Invoice>(HisMoney.Invoice invoice) ->
                    attribute(money, bill, invoice, eyes);
            case HisAnswer.Rejected<HisMoney.Invoice> _ -> Decided.not(Obstacle.BILL_NOT_OPEN);
            case HisAnswer.Unknown<HisMoney.Invoice> _ -> Decided.not(Obstacle.HIS_SILENT);
            case HisAnswer.NotOffered<HisMoney.Invoice> _ -> Decided.not(Obstacle.HIS_SILENT);
        };
    }

    private Decided attribute(
            HoldingId money, BillId bill, HisMoney.Invoice invoice, FourEyes eyes) {
        boolean owed =
                invoice.status() == HisMoney.Invoice.Status.OPEN
                        && invoice.bill().due().isPositive()
                        && invoice.bill().id().equals(bill);
        if (!owed) {
            return Decided.not(Obstacle.BILL_NOT_OPEN);
        }
        Decided decided =
                transactions.within(
                        () -> applying.toBill(money, bill, invoice.bill().due(), signed(eyes)));
        if (decided instanceof Decided.Done) {
            holdings.find(money).ifPresent(one -> applying.tell(one, bill));
        }
        told.run();
        return decided;
    }

    @Override
    public Decided attributeToPatient(HoldingId money, BillId bill, Vnd amount, FourEyes eyes) {
        return transactions.within(() -> applying.toPatient(money, bill, amount, signed(eyes)));
    }

    private static Applying.Signed signed(FourEyes eyes) {
        return new Applying.Signed(
                eyes.proposal().maker(), eyes.proposal().reason(), Optional.of(eyes.checker()));
    }

    @Override
    public RefundDesk.Proposing giveBack(HoldingId money, Vnd amount, Proposal proposal) {
        return refunds.propose(money, amount, proposal);
    }
}
