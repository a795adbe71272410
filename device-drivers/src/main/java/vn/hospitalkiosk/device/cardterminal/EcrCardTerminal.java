package vn.hospitalkiosk.device.cardterminal;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// A card terminal on a cash register link. Its supervisor finds it, asks whether it is there while nobody pays, and resolves an intent that a power cut or a lost line left open.
public final class EcrCardTerminal implements CardTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(EcrCardTerminal.class);

    private final TerminalCodec codec;
    private final TerminalConnection connection;
    private final Payments payments;
    private final IntentJournal journal;
    private final CurrentState state;
    private final ReentrantLock terminal = new ReentrantLock();
    private final Supervisor<TerminalSession> supervisor;

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
        this.state = new CurrentState(clock);
        this.connection = new TerminalConnection(profile, codec, opener, state.history());
        this.supervisor =
                new Supervisor<>("card-terminal", connection::open, Backoff.LOCAL, state, "T21");
        this.payments =
                new Payments(profile, codec, connection, journal, clock, supervisor::closed);
        connection.supervised(supervisor::session, supervisor::wake, this::found, this::beat);
        supervisor.start();
    }

    /// While an intent is open, its fault stands.
    private void found() {
        if (journal.open().isEmpty()) {
            state.ready();
        }
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
    public DeviceHistory history() {
        return state.history();
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("protocol", codec instanceof Ecr17Codec ? "ECR17" : "Hypercom ECR-link");
    }

    @Override
    public PaymentOutcome sale(Order order, Consumer<SaleStep> steps) {
        return held(() ->
                shown(
                        payments.perform(
                                Intent.Kind.SALE, order, new TerminalCommand.Sale(order), steps)));
    }

    @Override
    public boolean giveUp() {
        Optional<byte[]> wish = codec.giveUp();
        Optional<TerminalSession> session = connection.session();
        if (wish.isEmpty() || session.isEmpty()) {
            return false;
        }
        session.get().interject(wish.get());
        return true;
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
        return held(() -> shown(payments.perform(kind, order, command, _ -> {})));
    }

    private PaymentOutcome shown(PaymentOutcome outcome) {
        switch (outcome) {
            case PaymentOutcome.Approved _, PaymentOutcome.Declined _, PaymentOutcome.Cancelled _ ->
                    well();
            case PaymentOutcome.NotStarted(Failure failure) -> {
                if (failure.code().equals("T24")) {
                    well();
                }
            }
            case PaymentOutcome.TookOther(var _, boolean takenBack) -> {
                if (takenBack) {
                    well();
                } else {
                    state.faulty(new Failure("T32", "the terminal kept another amount"));
                }
            }
            case PaymentOutcome.Unknown(Failure failure) -> state.faulty(failure);
        }
        return outcome;
    }

    /// A line that broke meanwhile is the supervisor's to tell.
    private void well() {
        if (connection.alive()) {
            state.ready();
        }
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
                        ? closed(totals.get())
                        : new SettlementOutcome.Refused(answer.get().code());
            }
            case ExchangeEnd.NotTaken(String why) ->
                    new SettlementOutcome.NotStarted(new Failure("T23", why));
            case ExchangeEnd.Open(boolean _, String why) ->
                    new SettlementOutcome.Unknown(new Failure("T22", why));
        };
    }

    private SettlementOutcome closed(SettlementTotals totals) {
        BatchTally own = journal.batch();
        Optional<Failure> difference = totals.difference(own);
        difference.ifPresent(failure -> LOG.warn("{} {}", failure.code(), failure.detail()));
        journal.closeBatch();
        return new SettlementOutcome.Settled(totals, own, difference);
    }

    @Override
    public Optional<Failure> check() {
        return held(this::asked);
    }

    private Optional<Failure> asked() {
        return connection
                .session()
                .map(session -> trouble(session.pulse()))
                .orElseGet(() -> Optional.of(new Failure("T21", "the terminal is not there")));
    }

    private Optional<Failure> trouble(ExchangeEnd end) {
        return switch (end) {
            case ExchangeEnd.Answered(byte[] message) -> {
                boolean well =
                        codec.read(message)
                                .filter(a -> a.result() == TerminalAnswer.Result.APPROVED)
                                .isPresent();
                Arrays.fill(message, (byte) 0);
                yield well
                        ? Optional.empty()
                        : Optional.of(new Failure("T23", "the terminal is not ready"));
            }
            case ExchangeEnd.NotTaken(String why) -> Optional.of(new Failure("T23", why));
            case ExchangeEnd.Open(boolean _, String why) -> Optional.of(new Failure("T21", why));
        };
    }

    @Override
    public Optional<PaymentOutcome> resolveOpenIntent() {
        return held(
                () -> journal.open().map(intent -> payments.asked(intent, true)).map(this::shown));
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

    /// The supervisor's look at the terminal; a caller who holds it looks himself.
    private boolean beat() {
        if (!terminal.tryLock()) {
            return true;
        }
        try {
            return pulse();
        } finally {
            terminal.unlock();
        }
    }

    private boolean pulse() {
        Optional<Intent> open = journal.open();
        if (open.isPresent()) {
            shown(payments.asked(open.get(), false));
            return true;
        }
        Optional<Failure> trouble = asked();
        if (trouble.isEmpty()) {
            state.ready();
        } else if (!trouble.get().code().equals("T21")) {
            state.faulty(trouble.get());
        }
        return trouble.filter(failure -> failure.code().equals("T21")).isEmpty();
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
