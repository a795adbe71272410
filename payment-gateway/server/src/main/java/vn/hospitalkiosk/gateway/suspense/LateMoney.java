package vn.hospitalkiosk.gateway.suspense;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.gateway.his.His;
import vn.hospitalkiosk.gateway.his.HisAnswer;
import vn.hospitalkiosk.gateway.his.HisMoney;
import vn.hospitalkiosk.gateway.money.Decided;
import vn.hospitalkiosk.gateway.money.Decided.Obstacle;
import vn.hospitalkiosk.gateway.money.Holding;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.money.Policy;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.people.Proposal;
import vn.hospitalkiosk.gateway.refund.RefundDesk;

/// Carries out the hospital's policy for money that came late or twice, and tells the HIS of deposits. Such money stands where it belongs from the first moment; this decides what becomes of it, after a restart too.
public final class LateMoney {
    private static final Logger LOG = LoggerFactory.getLogger(LateMoney.class);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    private static final int AT_ONCE = 20;
    private static final String LATE_WORDS =
            "Thanh toán muộn: hoá đơn không còn phải trả hoặc số tiền đã khác";
    private static final String TWICE_WORDS = "Thanh toán trùng: hoá đơn đã được trả";

    private final Policy policy;
    private final Supplier<His> his;
    private final Transactions transactions;
    private final Holdings holdings;
    private final Applying applying;
    private final RefundDesk refunds;
    private final Clock clock;
    private final Runnable told;

    /// @param told called after each commit that may have filled the outbox
    LateMoney(
            Policy policy,
            Supplier<His> his,
            Transactions transactions,
            Holdings holdings,
            Applying applying,
            RefundDesk refunds,
            Clock clock,
            Runnable told) {
        this.policy = policy;
        this.his = his;
        this.transactions = transactions;
        this.holdings = holdings;
        this.applying = applying;
        this.refunds = refunds;
        this.clock = clock;
        this.told = told;
    }

    /// One round, driven by the owner.
    ///
    /// @return how many were looked at
    public int decideDue() {
        Instant now = clock.instant();
        List<Holding> due = holdings.takeUndecided(AT_ONCE, now, now.plus(AGAIN));
        for (Holding money : due) {
            try {
                decide(money);
            } catch (RuntimeException e) {
                LOG.error("money {} could not be decided about; again later", money.id(), e);
            }
        }
        return due.size();
    }

    private void decide(Holding money) {
        switch (money.cause()) {
            case LATE -> {
                if (policy.applyLate()) {
                    apply(money);
                } else {
                    otherwise(money, policy.late(), LATE_WORDS);
                }
            }
            case TWICE -> otherwise(money, policy.twice(), TWICE_WORDS);
            case DEPOSITED -> {
                transactions.within(() -> {
                    applying.tellDeposit(money);
                    return money;
                });
                told.run();
            }
            case PAID, OTHER_AMOUNT, NO_ORDER, ATTRIBUTED, APPLIED, TAKEN_BACK ->
                    holdings.decided(money.id());
        }
    }

    private void apply(Holding money) {
        switch (his.get().invoice(money.bill().orElseThrow())) {
            case HisAnswer.Done<HisMoney.Invoice>(HisMoney.Invoice invoice)
                    when invoice.status() == HisMoney.Invoice.Status.OPEN
                            && invoice.bill().due().equals(money.left()) ->
                    apply(money, invoice);
            case HisAnswer.Done<HisMoney.Invoice> _ -> otherwise(money, policy.late(), LATE_WORDS);
            case HisAnswer.Rejected<HisMoney.Invoice> _ ->
                    otherwise(money, policy.late(), LATE_WORDS);
            case HisAnswer.NotOffered<HisMoney.Invoice> _ ->
                    otherwise(money, policy.late(), LATE_WORDS);
            case HisAnswer.Unknown<HisMoney.Invoice> _ ->
                    LOG.info("money {} waits for the HIS", money.id());
        }
    }

    private void apply(Holding money, HisMoney.Invoice invoice) {
        Decided decided =
                transactions.within(() -> {
                    Decided moved =
                            applying.toBill(
                                    money.id(),
                                    invoice.bill().id(),
                                    invoice.bill().due(),
                                    new Applying.Signed(
                                            Policy.GATEWAY,
                                            "late, the bill is open and asks the same",
                                            Optional.empty()));
                    if (moved instanceof Decided.Done) {
                        holdings.decided(money.id());
                    }
                    return moved;
                });
        switch (decided) {
            case Decided.Done() -> {
                LOG.info("late money {} pays bill {}", money.id(), invoice.bill().id());
                applying.tell(money, invoice.bill().id());
                told.run();
            }
            // The patient is paying again right now: then it is second money, else it still pays.
            case Decided.Not(Obstacle obstacle) when obstacle == Obstacle.BILL_BEING_PAID ->
                    LOG.info("money {} waits: its bill is being paid", money.id());
            case Decided.Not(Obstacle obstacle) -> {
                LOG.info("late money {} cannot pay its bill: {}", money.id(), obstacle);
                otherwise(money, policy.late(), LATE_WORDS);
            }
        }
    }

    private void otherwise(Holding money, Policy.Then then, String words) {
        switch (then) {
            case CREDIT -> holdings.decided(money.id());
            case REFUND -> {
                if (!money.left().isZero()) {
                    refunds.propose(
                            money.id(),
                            money.left(),
                            new Proposal(Policy.GATEWAY, clock.instant(), words));
                }
                holdings.decided(money.id());
            }
        }
    }
}
