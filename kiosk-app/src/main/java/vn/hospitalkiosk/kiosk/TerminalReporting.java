package vn.hospitalkiosk.kiosk;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.PaymentState;
import vn.hospitalkiosk.api.PaymentView;
import vn.hospitalkiosk.api.SettlementAnswer;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.TerminalReport;
import vn.hospitalkiosk.kiosk.hospital.GatewayClient;
import vn.hospitalkiosk.kiosk.journal.JournalBroken;
import vn.hospitalkiosk.kiosk.journal.TerminalSales;
import vn.hospitalkiosk.kiosk.journal.TerminalSettlements;
import vn.hospitalkiosk.kiosk.journal.ToldSale;
import vn.hospitalkiosk.kiosk.journey.Answer;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.JourneyEvent;
import vn.hospitalkiosk.kiosk.journey.Trail;

/// Tells the gateway what became of sales at the terminal, from the journal, until it has acknowledged each: a power cut between approval and report loses nothing.
final class TerminalReporting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalReporting.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final GatewayClient gateway;
    private final TerminalSales sales;
    private final Consumer<JourneyEvent> events;
    private final Consumer<ToldSale> wrongAmount;
    private final TerminalSettlements settlements;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("terminal-reports").factory());

    /// @param wrongAmount gets a sale that the gateway says is not of its bill's amount
    TerminalReporting(
            GatewayClient gateway,
            TerminalSales sales,
            TerminalSettlements settlements,
            Consumer<JourneyEvent> events,
            Consumer<ToldSale> wrongAmount) {
        this.gateway = gateway;
        this.sales = sales;
        this.settlements = settlements;
        this.events = events;
        this.wrongAmount = wrongAmount;
    }

    void start() {
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        this::tellAll, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// At once, because an outcome waits.
    void soon() {
        try {
            timer.execute(this::tellAll);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed: {}", e.getClass().getSimpleName());
        }
    }

    private void tellAll() {
        try {
            sales.unreported().forEach(this::tell);
            // A settlement speaks of sales: the gateway hears of those first.
            if (sales.unreported().isEmpty()) {
                settlements.unreported().forEach(this::tell);
            }
        } catch (JournalBroken e) {
            LOG.error("{} {}", Codes.JOURNAL, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {}", Codes.BROKEN, Trail.of(e));
        }
    }

    private void tell(ToldSale told) {
        Answer<PaymentView> answer = gateway.terminalReport(told.payment(), told.report());
        switch (answer) {
            case Answer.Ok<PaymentView>(PaymentView view) -> {
                sales.acknowledged(told);
                // A kiosk that restarted meanwhile learns here what stands on the receipt.
                if (told.report().outcome() == TerminalReport.Outcome.APPROVED) {
                    events.accept(
                            new JourneyEvent.TerminalEnded(
                                    told.payment(),
                                    JourneyEvent.TerminalEnded.End.TAKEN,
                                    told.report().card()));
                }
                events.accept(new JourneyEvent.PaymentAnswered(told.payment(), answer));
                if (view.state() == PaymentState.AMOUNT_DIFFERS && took(told.report())) {
                    wrongAmount.accept(told);
                }
            }
            case Answer.Refused<PaymentView>(var code) -> refused(told, code.code());
            case Answer.NotThere<PaymentView>(var code) -> refused(told, code.code());
            case Answer.NoAnswer<PaymentView> _ -> {} // again later
        }
    }

    private void tell(SettlementReport report) {
        switch (gateway.settlement(report)) {
            case Answer.Ok<SettlementAnswer>(SettlementAnswer answer) -> {
                settlements.acknowledged(report.settlement());
                LOG.info(
                        "settlement {}: {}",
                        report.settlement(),
                        answer.matches()
                                ? "agrees"
                                : Codes.SETTLEMENT_DIFFERS + " " + answer.differences());
            }
            case Answer.Refused<SettlementAnswer>(var code) ->
                    LOG.error(
                            "{} the gateway refuses ({}) a settlement", Codes.REPORT_REFUSED, code);
            case Answer.NotThere<SettlementAnswer>(var code) ->
                    LOG.error(
                            "{} the gateway refuses ({}) a settlement", Codes.REPORT_REFUSED, code);
            case Answer.NoAnswer<SettlementAnswer> _ -> {} // again later
        }
    }

    private static boolean took(TerminalReport report) {
        return switch (report.outcome()) {
            case APPROVED, OTHER_AMOUNT -> true;
            case DECLINED, CANCELLED, NOT_STARTED, TAKEN_BACK, UNKNOWN -> false;
        };
    }

    /// Told again all the same: money may hang on it, and a gateway can be put right.
    private static void refused(ToldSale told, String code) {
        LOG.error(
                "{} the gateway refuses ({}) what the terminal said about payment {}",
                Codes.REPORT_REFUSED,
                code,
                told.payment());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
