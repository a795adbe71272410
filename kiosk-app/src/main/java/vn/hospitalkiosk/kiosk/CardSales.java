package vn.hospitalkiosk.kiosk;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.PaymentId;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardterminal.MaskedPan;
import vn.hospitalkiosk.device.cardterminal.Order;
import vn.hospitalkiosk.device.cardterminal.PaymentOutcome;
import vn.hospitalkiosk.device.cardterminal.TerminalReference;
import vn.hospitalkiosk.kiosk.journal.JournalBroken;
import vn.hospitalkiosk.kiosk.journal.TerminalSales;
import vn.hospitalkiosk.kiosk.journal.ToldSale;
import vn.hospitalkiosk.kiosk.journey.AtTerminal;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent.TerminalEnded.End;
import vn.hospitalkiosk.kiosk.journey.LeftOpen;
import vn.hospitalkiosk.kiosk.journey.Trail;

/// Runs sales at the card terminal, one at a time on a platform thread of their own, and answers the gateway's questions about them. A payment goes to the terminal once, ever: the journal says so before the first byte leaves.
final class CardSales implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CardSales.class);
    private static final String GONE = "T21";
    private static final String NOT_WRITTEN = "T34";

    private final Supplier<Optional<CardTerminal>> terminal;
    private final TerminalSales sales;
    private final Consumer<JourneyEvent> events;
    private final Runnable reporting;
    private final Marks marks;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("card-sales").factory());

    /// At the terminal now, or waiting for it.
    private volatile Optional<PaymentId> running = Optional.empty();

    /// @param terminal empty: none connected yet
    /// @param reporting called when an outcome waits in the journal for the gateway
    CardSales(
            Supplier<Optional<CardTerminal>> terminal,
            TerminalSales sales,
            Consumer<JourneyEvent> events,
            Runnable reporting,
            Marks marks) {
        this.terminal = terminal;
        this.sales = sales;
        this.events = events;
        this.reporting = reporting;
        this.marks = marks;
    }

    /// Sales that a stop cut off are told of as far as they are known; the driver finds out the rest.
    void start() {
        execute(() -> {
            sales.cutOffByStop();
            reporting.run();
        });
    }

    private void execute(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (JournalBroken e) {
                    LOG.error("{} {}", Codes.JOURNAL, e.getMessage());
                } catch (RuntimeException e) {
                    LOG.error("{} {}", Codes.BROKEN, Trail.of(e));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("closed: {}", e.getClass().getSimpleName());
        }
    }

    /// A card that was taken before a stop stands on the receipt all the same.
    LeftOpen paidBy(LeftOpen left) {
        if (!AtTerminal.isCard(left.request().psp())) {
            return left;
        }
        try {
            return sales.find(left.request().payment())
                    .flatMap(told -> told.report().card())
                    .map(left::paidBy)
                    .orElse(left);
        } catch (JournalBroken e) {
            LOG.warn("{} {}", Codes.JOURNAL, e.getMessage());
            return left;
        }
    }

    /// Between two sales.
    void whenFree(Runnable work) {
        execute(work);
    }

    void sale(PaymentView payment) {
        running = Optional.of(payment.id());
        execute(() -> {
            try {
                told(payment.id(), taken(payment));
            } finally {
                running = Optional.empty();
                reporting.run();
            }
        });
    }

    private PaymentOutcome taken(PaymentView payment) {
        Optional<CardTerminal> there = terminal.get();
        String codec = there.map(CardSales::codec).orElse("none");
        boolean first;
        try {
            first = sales.begin(payment.id(), payment.reference(), codec);
        } catch (JournalBroken e) {
            LOG.error("{} {}", Codes.JOURNAL, e.getMessage());
            return notStarted(NOT_WRITTEN, "the sale could not be written down");
        }
        if (!first) {
            return new PaymentOutcome.Unknown(
                    new Failure("T31", "this payment was at the terminal before"));
        }
        PaymentOutcome outcome =
                there.map(device -> sold(device, payment))
                        .orElseGet(() -> notStarted(GONE, "no terminal is connected"));
        switch (outcome) {
            case PaymentOutcome.NotStarted(Failure failure) ->
                    sales.noted(payment.id(), "NOT_STARTED", failure.code());
            case PaymentOutcome.Unknown(Failure failure) ->
                    sales.noted(payment.id(), "UNKNOWN", failure.code());
            case PaymentOutcome.Approved _,
                    PaymentOutcome.Declined _,
                    PaymentOutcome.Cancelled _,
                    PaymentOutcome.TookOther _ -> {} // written by the driver
        }
        return outcome;
    }

    private PaymentOutcome sold(CardTerminal device, PaymentView payment) {
        Order order =
                new Order(new TerminalReference(payment.reference()), payment.amount().dong());
        return device.sale(
                order, step -> events.accept(new JourneyEvent.TerminalMoved(payment.id(), step)));
    }

    private static PaymentOutcome notStarted(String code, String why) {
        return new PaymentOutcome.NotStarted(new Failure(code, why));
    }

    static String codec(CardTerminal device) {
        return device.identity().getOrDefault("protocol", "").startsWith("ECR17")
                ? "ecr17"
                : "hypercom";
    }

    private void told(PaymentId payment, PaymentOutcome outcome) {
        marks.mark("card-sale", Map.of("outcome", outcome.getClass().getSimpleName()));
        events.accept(new JourneyEvent.TerminalEnded(payment, end(outcome), card(outcome)));
    }

    private static End end(PaymentOutcome outcome) {
        return switch (outcome) {
            case PaymentOutcome.Approved _ -> End.TAKEN;
            case PaymentOutcome.TookOther(var _, boolean takenBack) ->
                    takenBack ? End.NOT_TAKEN : End.TAKEN;
            case PaymentOutcome.Declined _,
                    PaymentOutcome.Cancelled _,
                    PaymentOutcome.NotStarted _ ->
                    End.NOT_TAKEN;
            case PaymentOutcome.Unknown _ -> End.NOT_KNOWN;
        };
    }

    private static Optional<String> card(PaymentOutcome outcome) {
        return outcome instanceof PaymentOutcome.Approved(var receipt, boolean _)
                ? receipt.card().map(MaskedPan::text)
                : Optional.empty();
    }

    void giveUp(PaymentId payment) {
        if (running.equals(Optional.of(payment))) {
            terminal.get()
                    .ifPresent(device -> {
                        if (!device.giveUp()) {
                            LOG.info("this terminal cannot be asked to let go; its red key can");
                        }
                    });
        }
    }

    /// The gateway asks for a payment whose outcome it does not know: what is known is told again, what is open is asked of the terminal.
    void heard(PaymentView payment) {
        boolean asked =
                AtTerminal.isCard(payment.psp())
                        && payment.state() == PaymentState.UNRESOLVED
                        && payment.timesAsked() > 0;
        if (!asked || running.equals(Optional.of(payment.id()))) {
            return;
        }
        execute(() -> {
            Optional<CardTerminal> there = terminal.get();
            sales.asked(
                    payment.id(), payment.reference(), there.map(CardSales::codec).orElse("none"));
            there.ifPresent(CardTerminal::resolveOpenIntent);
            reporting.run();
        });
    }

    /// The gateway says that another amount was taken than the bill's: the sale is voided, once.
    void takeBack(ToldSale told) {
        execute(() -> {
            Optional<String> trace = told.report().trace();
            Optional<CardTerminal> there = terminal.get();
            if (trace.isEmpty() || there.isEmpty() || told.report().amount().isEmpty()) {
                LOG.error(
                        "T32 a wrong amount stands at the terminal and cannot be voided from here");
                return;
            }
            Order back =
                    new Order(
                            new TerminalReference(TerminalSales.voiding(told.reference())),
                            told.report().amount().get().dong());
            if (sales.voidBegun(told.payment())) {
                PaymentOutcome outcome = there.get().voidSale(back, trace.get());
                LOG.warn("T32 a wrong amount was voided: {}", outcome.getClass().getSimpleName());
                reporting.run();
            }
        });
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
