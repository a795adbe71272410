package vn.hospitalkiosk.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.PrintReport;
import vn.hospitalkiosk.kiosk.hospital.GatewayClient;
import vn.hospitalkiosk.kiosk.journal.OpenPayment;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.Trail;

/// Finishes what patients left behind: payments nobody watches any more are asked for, and cancelled while they wait for a payer; outcomes of slips are told until the gateway has them.
final class Afterwards implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    /// A create that is still on its way arrives sooner.
    private static final Duration SURELY_LOST = Duration.ofMinutes(2);

    private final GatewayClient gateway;
    private final Books books;
    private final Clock clock;
    private final Supplier<Optional<PaymentId>> watched;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("afterwards").factory());

    /// @param watched the payment of the visit that runs now: the journey's own business
    Afterwards(
            GatewayClient gateway,
            Books books,
            Clock clock,
            Supplier<Optional<PaymentId>> watched) {
        this.gateway = gateway;
        this.books = books;
        this.clock = clock;
        this.watched = watched;
    }

    void start() {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        this::begin, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// At once, because an outcome waits.
    void soon() {
        timer.execute(this::begin);
    }

    private void begin() {
        if (busy.compareAndSet(false, true)) {
            books.use(
                    journal -> {
                        List<OpenPayment> open = journal.openPayments();
                        List<PrintReport> reports = journal.unreported();
                        Thread.ofVirtual().name("afterwards").start(() -> work(open, reports));
                    },
                    () -> busy.set(false));
        }
    }

    private void work(List<OpenPayment> open, List<PrintReport> reports) {
        try {
            reports.forEach(this::report);
            open.stream()
                    .filter(p -> !watched.get().equals(Optional.of(p.id())))
                    .forEach(this::ask);
        } catch (RuntimeException e) {
            LOG.error("{} {}", Codes.BROKEN, Trail.of(e));
        } finally {
            busy.set(false);
        }
    }

    private void report(PrintReport report) {
        switch (gateway.print(report)) {
            case Answer.Ok<?> _, Answer.Refused<?> _, Answer.NotThere<?> _ ->
                    books.note(journal -> journal.reported(report.job()));
            case Answer.NoAnswer<?> _ -> {} // again later
        }
    }

    private void ask(OpenPayment payment) {
        switch (gateway.payment(payment.id())) {
            case Answer.Ok<PaymentView>(PaymentView view) -> {
                heard(view);
                if (view.state() == PaymentState.AWAITING_PAYER
                        && gateway.cancel(view.id()) instanceof Answer.Ok<PaymentView>(var after)) {
                    heard(after);
                }
            }
            case Answer.NotThere<PaymentView> _ -> {
                if (payment.since().plus(SURELY_LOST).isBefore(clock.instant())) {
                    books.note(journal -> journal.paymentNeverArrived(payment.id()));
                }
            }
            case Answer.Refused<PaymentView> _, Answer.NoAnswer<PaymentView> _ -> {} // again later
        }
    }

    private void heard(PaymentView view) {
        books.note(journal -> journal.paymentHeard(view.id(), view.version(), view.state()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
