package vn.hospitalkiosk.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.api.CommandId;
import vn.hospitalkiosk.api.FailureCode;
import vn.hospitalkiosk.api.SettlementReport;
import vn.hospitalkiosk.api.Vnd;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardterminal.CardTerminal;
import vn.hospitalkiosk.device.cardterminal.SettlementOutcome;
import vn.hospitalkiosk.device.cardterminal.SettlementTotals;
import vn.hospitalkiosk.device.profile.CardTerminalFile;
import vn.hospitalkiosk.kiosk.journal.JournalBroken;
import vn.hospitalkiosk.kiosk.journal.TerminalSettlements;
import vn.hospitalkiosk.kiosk.journey.Codes;
import vn.hospitalkiosk.kiosk.journey.Trail;

/// Closes the terminal's batch once a day at the time its file says, when nobody pays; when a person at the console asks for it; and when a technician at the machine does by making the file `run/settle-now`.
final class TerminalSettling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalSettling.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /// After a terminal that was busy or away.
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final CardSales cards;
    private final Supplier<Optional<CardTerminal>> terminal;
    private final Supplier<Optional<CardTerminalFile>> file;
    private final TerminalSettlements settlements;
    private final BooleanSupplier nobodyServed;
    private final Runnable reporting;
    private final Path request;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;
    private volatile Optional<CommandId> asked = Optional.empty();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("settling").factory());

    /// @param nobodyServed no patient stands at the kiosk
    /// @param reporting called when a settlement waits in the journal for the gateway
    /// @param var whose `run/settle-now` asks for a settlement
    TerminalSettling(
            CardSales cards,
            Supplier<Optional<CardTerminal>> terminal,
            Supplier<Optional<CardTerminalFile>> file,
            TerminalSettlements settlements,
            BooleanSupplier nobodyServed,
            Runnable reporting,
            Path var,
            Clock clock) {
        this.cards = cards;
        this.terminal = terminal;
        this.file = file;
        this.settlements = settlements;
        this.nobodyServed = nobodyServed;
        this.reporting = reporting;
        this.request = var.resolve("run/settle-now");
        this.clock = clock;
    }

    void start() {
        cards.whenFree(settlements::cutOffByStop);
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(
                        this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// @param settlement under which the console asks for one; nothing while it asks for none
    void asked(Optional<CommandId> settlement) {
        asked = settlement;
    }

    /// One look, of many.
    void look() {
        try {
            if (Files.deleteIfExists(request)) {
                cards.whenFree(() -> settle(fresh()));
            } else if (nobodyServed.getAsBoolean() && !clock.instant().isBefore(notBefore)) {
                Optional<CommandId> wanted = asked.filter(id -> !settlements.isKnown(id));
                if (wanted.isPresent() || due()) {
                    notBefore = clock.instant().plus(AGAIN);
                    cards.whenFree(() -> settle(wanted.orElseGet(TerminalSettling::fresh)));
                }
            }
        } catch (IOException | JournalBroken e) {
            LOG.error("{} cannot look whether to settle: {}", Codes.JOURNAL, Trail.of(e));
        } catch (RuntimeException e) {
            LOG.error("{} {}", Codes.BROKEN, Trail.of(e));
        }
    }

    private static CommandId fresh() {
        return new CommandId(UUID.randomUUID().toString());
    }

    private boolean due() {
        Optional<CardTerminalFile> read = file.get();
        Instant now = clock.instant();
        if (read.isEmpty() || read.get().settleAt().isEmpty()) {
            return false;
        }
        ZonedDateTime local = now.atZone(read.get().zoneId());
        ZonedDateTime today = local.with(read.get().settleAt().get().time());
        ZonedDateTime latest = today.isAfter(local) ? today.minusDays(1) : today;
        boolean done =
                settlements.last().map(last -> !last.isBefore(latest.toInstant())).orElse(false);
        return !done && !settlements.inBatch().isEmpty();
    }

    private void settle(CommandId id) {
        if (settlements.isKnown(id)) {
            return; // looked twice while the terminal was busy
        }
        notBefore = clock.instant().plus(AGAIN);
        Optional<CardTerminal> there = terminal.get();
        if (there.isEmpty()) {
            LOG.warn("T21 no terminal to settle");
            return;
        }
        SettlementReport begun = settlements.begin(id);
        switch (there.get().settle()) {
            case SettlementOutcome.Settled(SettlementTotals totals, var _, var difference) -> {
                difference.ifPresent(
                        failure -> LOG.warn("{} {}", failure.code(), failure.detail()));
                settlements.ended(settled(begun, totals));
            }
            case SettlementOutcome.Refused(String code) -> {
                LOG.error("T36 the terminal refuses to settle: {}", code);
                settlements.ended(
                        ended(begun, SettlementReport.Outcome.REFUSED, new FailureCode("T36")));
            }
            case SettlementOutcome.NotStarted(Failure failure) -> {
                LOG.warn("{} not settled: {}", failure.code(), failure.detail());
                settlements.forget(begun.settlement());
            }
            case SettlementOutcome.Unknown(Failure failure) ->
                    settlements.ended(
                            ended(
                                    begun,
                                    SettlementReport.Outcome.UNKNOWN,
                                    new FailureCode(failure.code())));
        }
        reporting.run();
    }

    private SettlementReport settled(SettlementReport begun, SettlementTotals totals) {
        OptionalLong net = totals.hostVnd().isPresent() ? totals.hostVnd() : totals.terminalVnd();
        return new SettlementReport(
                begun.settlement(),
                SettlementReport.Outcome.SETTLED,
                begun.terminal(),
                begun.at(),
                begun.sales(),
                totals.counted()
                        .map(tally ->
                                new SettlementReport.Totals(
                                        tally.sales(),
                                        new Vnd(tally.salesVnd()),
                                        tally.voids(),
                                        tally.refunds(),
                                        new Vnd(tally.refundsVnd()))),
                net.isPresent() ? Optional.of(new Vnd(net.getAsLong())) : Optional.empty(),
                Optional.empty());
    }

    private static SettlementReport ended(
            SettlementReport begun, SettlementReport.Outcome outcome, FailureCode why) {
        return new SettlementReport(
                begun.settlement(),
                outcome,
                begun.terminal(),
                begun.at(),
                begun.sales(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
