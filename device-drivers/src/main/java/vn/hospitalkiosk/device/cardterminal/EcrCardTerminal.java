package vn.hospitalkiosk.device.cardterminal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.link.ExchangeEnd;

/// A card terminal on a cash register link. One platform thread asks whether it is there, and resolves an intent that a power cut or a lost line left open.
public final class EcrCardTerminal implements CardTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(EcrCardTerminal.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    /// While the line stands, the terminal itself is asked that seldom: its line is slow, and shared with payers.
    private static final int BEATS_PER_QUESTION = 15;

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final TerminalCodec codec;
    private final TerminalConnection connection;
    private final Payments payments;
    private final IntentJournal journal;
    private final CurrentState state;
    private final ReentrantLock terminal = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private int beats;

    /// Begins to look for the terminal at once, and to resolve what is open.
    public EcrCardTerminal(
            TerminalProfile profile,
            HypercomCodec codec,
            ByteLine.Opener opener,
            IntentJournal journal,
            Clock clock) {
        this(profile, (TerminalCodec) codec, opener, journal, clock);
    }

    /// Begins to look for the terminal at once, and to resolve what is open.
    public EcrCardTerminal(
            TerminalProfile profile,
            Ecr17Codec codec,
            ByteLine.Opener opener,
            IntentJournal journal,
            Clock clock) {
        this(profile, (TerminalCodec) codec, opener, journal, clock);
    }

    private EcrCardTerminal(
            TerminalProfile profile,
            TerminalCodec codec,
            ByteLine.Opener opener,
            IntentJournal journal,
            Clock clock) {
        this.codec = codec;
        this.journal = journal;
        this.connection = new TerminalConnection(profile, codec, opener);
        this.payments =
                new Payments(
                        profile, codec, connection, journal, clock, () -> closed.getCount() == 0);
        this.state = new CurrentState(clock);
        this.thread = Thread.ofPlatform().daemon().name("card-terminal").start(this::serve);
    }

    @Override
    public DeviceState state() {
        return state.get();
    }

    @Override
    public void watch(Consumer<DeviceState> onState) {
        state.watch(onState);
    }

    @Override
    public PaymentOutcome sale(Order order) {
        return perform(Intent.Kind.SALE, order, new TerminalCommand.Sale(order));
    }

    @Override
    public PaymentOutcome walletSale(Order order) {
        return perform(Intent.Kind.WALLET_SALE, order, new TerminalCommand.WalletSale(order));
    }

    @Override
    public PaymentOutcome voidSale(Order order, String trace) {
        return perform(Intent.Kind.VOID, order, new TerminalCommand.VoidSale(order, trace));
    }

    @Override
    public PaymentOutcome refund(Order order) {
        return perform(Intent.Kind.REFUND, order, new TerminalCommand.Refund(order));
    }

    private PaymentOutcome perform(Intent.Kind kind, Order order, TerminalCommand.Money command) {
        return held(() -> shown(payments.perform(kind, order, command)));
    }

    private PaymentOutcome shown(PaymentOutcome outcome) {
        switch (outcome) {
            case PaymentOutcome.Approved _, PaymentOutcome.Declined _, PaymentOutcome.Cancelled _ ->
                    state.ready();
            case PaymentOutcome.NotStarted(Failure failure) -> {
                if (failure.code().equals("T21")) {
                    state.faulty(failure);
                }
            }
            case PaymentOutcome.Unknown(Failure failure) -> state.faulty(failure);
        }
        return outcome;
    }

    @Override
    public SettlementOutcome settle() {
        return held(() -> {
            if (journal.open().isPresent()) {
                return new SettlementOutcome.NotStarted(
                        new Failure("T31", "an earlier payment is not resolved"));
            }
            return settled(
                    connection.exchange(new TerminalCommand.Settlement(), _ -> true, _ -> {}));
        });
    }

    private SettlementOutcome settled(ExchangeEnd end) {
        return switch (end) {
            case ExchangeEnd.Answered(byte[] message) -> {
                Optional<TerminalAnswer> answer = codec.read(message);
                Optional<SettlementTotals> totals = codec.totals(message);
                Arrays.fill(message, (byte) 0);
                if (answer.isEmpty() || totals.isEmpty()) {
                    yield new SettlementOutcome.Unknown(
                            new Failure("T22", "the terminal's answer has no known form"));
                }
                yield answer.get().result() == TerminalAnswer.Result.APPROVED
                        ? new SettlementOutcome.Settled(totals.get())
                        : new SettlementOutcome.Refused(answer.get().code());
            }
            case ExchangeEnd.NotTaken(String why) ->
                    new SettlementOutcome.NotStarted(new Failure("T23", why));
            case ExchangeEnd.Open(boolean _, String why) ->
                    new SettlementOutcome.Unknown(new Failure("T22", why));
        };
    }

    @Override
    public Optional<Failure> check() {
        return held(this::asked);
    }

    private Optional<Failure> asked() {
        Optional<Failure> trouble =
                switch (connection.exchange(new TerminalCommand.Status(), _ -> true, _ -> {})) {
                    case ExchangeEnd.Answered(byte[] message) -> {
                        boolean well =
                                codec.read(message)
                                        .filter(a -> a.result() == TerminalAnswer.Result.APPROVED)
                                        .isPresent();
                        yield well
                                ? Optional.empty()
                                : Optional.of(new Failure("T23", "the terminal is not ready"));
                    }
                    case ExchangeEnd.NotTaken(String why) -> Optional.of(new Failure("T21", why));
                    case ExchangeEnd.Open(boolean _, String why) ->
                            Optional.of(new Failure("T21", why));
                };
        trouble.ifPresentOrElse(state::faulty, state::ready);
        return trouble;
    }

    @Override
    public Optional<PaymentOutcome> resolveOpenIntent() {
        return held(() -> journal.open().map(payments::asked).map(this::shown));
    }

    @Override
    public List<String> trace() {
        return connection.trace();
    }

    private <T> T held(Supplier<T> work) {
        terminal.lock();
        try {
            return work.get();
        } finally {
            terminal.unlock();
        }
    }

    private void serve() {
        do {
            if (terminal.tryLock()) {
                try {
                    beat();
                } catch (RuntimeException e) {
                    LOG.error("card terminal: {}", e.getClass().getName());
                    state.faulty(
                            new Failure(
                                    "T21",
                                    "the driver failed with " + e.getClass().getSimpleName()));
                } finally {
                    terminal.unlock();
                }
            }
        } while (!closedWithin());
        connection.disconnect();
        state.absent();
    }

    private void beat() {
        Optional<Intent> open = journal.open();
        if (open.isPresent()) {
            shown(payments.asked(open.get()));
            return;
        }
        boolean due = beats % BEATS_PER_QUESTION == 0 || !connection.alive();
        beats++;
        if (due) {
            asked();
        }
    }

    private boolean closedWithin() {
        try {
            return closed.await(HEARTBEAT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        connection.disconnect();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
