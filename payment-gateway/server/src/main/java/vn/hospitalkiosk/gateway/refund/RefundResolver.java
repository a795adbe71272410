package vn.hospitalkiosk.gateway.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.PspCode;
import vn.hospitalkiosk.gateway.money.Holdings;
import vn.hospitalkiosk.gateway.payment.PaymentIntent;
import vn.hospitalkiosk.gateway.payment.PaymentIntents;
import vn.hospitalkiosk.gateway.payment.Transactions;
import vn.hospitalkiosk.gateway.psp.OrderId;
import vn.hospitalkiosk.gateway.psp.Psp;
import vn.hospitalkiosk.gateway.psp.Refunds;

/// Sends approved refunds, and asks about every refund whose outcome is open, for ever, whatever happened to this process before: 1, 2, 4 … 60 s, then every 5 min.
public final class RefundResolver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RefundResolver.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int AT_ONCE = 4;

    /// Of the questions about a refund without an answer, each so-and-so-many-eth sends it again, where the psp knows it by its id.
    private static final int RESEND_EVERY = 2;

    private final Map<PspCode, Psp> psps;
    private final RefundRegister register;
    private final PaymentIntents intents;
    private final Holdings holdings;
    private final Transactions transactions;
    private final RefundBook book;
    private final RefundHearing hearing;
    private final Clock clock;
    private final Duration lease;
    private final String orderInfo;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Semaphore stop = new Semaphore(0);
    private final Thread worker = Thread.ofVirtual().name("refunds").unstarted(this::work);

    /// @param lease longer than one call to a psp can take
    /// @param orderInfo first words of what the payer reads
    RefundResolver(
            Map<PspCode, Psp> psps,
            RefundRegister register,
            PaymentIntents intents,
            Holdings holdings,
            Transactions transactions,
            RefundBook book,
            RefundHearing hearing,
            Clock clock,
            Duration lease,
            String orderInfo) {
        this.psps = Map.copyOf(psps);
        this.register = register;
        this.intents = intents;
        this.holdings = holdings;
        this.transactions = transactions;
        this.book = book;
        this.hearing = hearing;
        this.clock = clock;
        this.lease = lease;
        this.orderInfo = orderInfo;
    }

    public void start() {
        register.releaseAll(clock.instant());
        worker.start();
    }

    @Override
    public void close() {
        stop.release();
        try {
            worker.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!stop.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    workOnDue(job -> Thread.ofVirtual().name("refund").start(job));
                } catch (RuntimeException e) {
                    LOG.error("cannot look for refunds now", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One round.
    ///
    /// @param hands runs each sending or question, now or later, here or elsewhere
    /// @return how many
    public int workOnDue(Consumer<Runnable> hands) {
        Instant now = clock.instant();
        int free = room.availablePermits();
        List<Refund> due = free == 0 ? List.of() : register.takeDue(free, now, now.plus(lease));
        for (Refund refund : due) {
            room.acquireUninterruptibly();
            hands.accept(() -> guarded(refund));
        }
        return due.size();
    }

    private void guarded(Refund refund) {
        try {
            workOn(refund);
        } catch (RuntimeException e) {
            LOG.error("refund {} could not be worked on; again later", refund.id(), e);
        } finally {
            room.release();
        }
    }

    private void workOn(Refund refund) {
        Optional<Refunds> way = Optional.ofNullable(psps.get(refund.psp())).flatMap(Psp::refunds);
        Optional<PaymentIntent> intent = refund.payment().flatMap(intents::find);
        if (way.isEmpty() || intent.isEmpty()) {
            LOG.error("refund {}: {} offers no refunds now", refund.id(), refund.psp());
            return;
        }
        switch (refund.stage()) {
            case Stage.Approved _ -> send(refund, way.get(), intent.get());
            case Stage.Moving _ -> ask(refund, way.get(), intent.get());
            case Stage.Requested _, Stage.Refunded _, Stage.Refused _ -> {}
        }
    }

    /// The sending is on disk; only now the first byte leaves.
    private void send(Refund refund, Refunds way, PaymentIntent intent) {
        Optional<Refund> sending =
                transactions.within(() ->
                        register.lock(refund.id())
                                .filter(locked -> locked.stage() instanceof Stage.Approved)
                                .map(locked -> book.sending(locked, clock.instant().plus(lease))));
        sending.ifPresent(sent -> hearing.heard(sent, way.send(atPsp(sent, intent))));
    }

    private void ask(Refund refund, Refunds way, PaymentIntent intent) {
        boolean again =
                refund.stage() instanceof Stage.Unresolved
                        && way.knowsById()
                        && refund.standing().asking().times() % RESEND_EVERY == RESEND_EVERY - 1;
        Refunds.Refund same = atPsp(refund, intent);
        hearing.heard(refund, again ? way.send(same) : way.ask(same));
    }

    private Refunds.Refund atPsp(Refund refund, PaymentIntent intent) {
        return new Refunds.Refund(
                new OrderId(refund.id().value()),
                intent.atPsp(orderInfo),
                refund.transaction(),
                holdings.captured(refund.psp(), refund.transaction()),
                refund.amount(),
                "Hoan tien " + intent.reference(),
                refund.standing().asking().sentAt().orElseThrow());
    }
}
