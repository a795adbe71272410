package vn.hospitalkiosk.device.cardunit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;
import vn.hospitalkiosk.device.supervision.Backoff;
import vn.hospitalkiosk.device.supervision.Supervisor;

/// A card unit that speaks the CRT-591 protocol. Its supervisor finds it, asks for its status while nobody uses it, and finds it again; calls come in between.
public final class Crt591CardUnit implements CardUnit {
    /// From its ACK a unit at rest tells its status in milliseconds; asked twice, silence is noticed within 1.5 s.
    private static final Duration PULSE = Duration.ofMillis(500);

    private final UnitConnection connection;
    private final UnitMotions motions;
    private final CardEntrance entrance;
    private final CardUnitProfile profile;
    private final CurrentState state;
    private final ReentrantLock unit = new ReentrantLock();
    private final Supervisor<UnitSession> supervisor;
    private volatile Optional<Failure> stuck = Optional.empty();

    /// Nobody knows where the card is.
    private volatile boolean astray;

    /// Begins to look for the unit at once.
    ///
    /// @param atBaud a line at one of the profile's speeds
    public Crt591CardUnit(
            CardUnitProfile profile, IntFunction<ByteLine.Opener> atBaud, Clock clock) {
        this.profile = profile;
        this.state = new CurrentState(clock);
        this.connection = new UnitConnection(profile, atBaud, state.history());
        this.supervisor =
                new Supervisor<>("card-unit", connection::open, Backoff.LOCAL, state, "U21");
        connection.supervised(supervisor::session, supervisor::wake, state::ready, this::beat);
        this.motions = new UnitMotions(connection, profile, supervisor::closed);
        this.entrance = new CardEntrance(connection, motions, profile);
        supervisor.start();
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
        Map<String, String> told = new LinkedHashMap<>();
        told.put("protocol", "CRT-591");
        if (!connection.firmware().isEmpty()) {
            told.put("firmware", connection.firmware());
        }
        if (connection.speed() != 0) {
            told.put("baud", Integer.toString(connection.speed()));
        }
        return told;
    }

    @Override
    public MotionOutcome initialise() {
        return held(() -> shown(motions.initialise()));
    }

    @Override
    public UnitAnswer<UnitStatus> status() {
        return held(() -> {
            UnitAnswer<UnitStatus> now = motions.status();
            if (now instanceof UnitAnswer.Told<UnitStatus>(UnitStatus status)) {
                show(status);
            }
            return now;
        });
    }

    @Override
    public UnitAnswer<UnitStatus> entry(boolean open) {
        CardUnitCommand command =
                open ? CardUnitCommand.Ask.ENTRY_ON : CardUnitCommand.Ask.ENTRY_OFF;
        return held(() -> ask(command, done -> told(done.status())));
    }

    @Override
    public MotionOutcome feed() {
        return held(() -> shown(motions.move(profile.moves().contact(), UnitStatus.Place.INSIDE)));
    }

    @Override
    public Admission admit() {
        return held(entrance::admit);
    }

    @Override
    public UnitAnswer<byte[]> exchange(Admission admitted, byte[] apdu) {
        return held(() -> entrance.exchange(admitted, apdu));
    }

    @Override
    public MotionOutcome hold() {
        return held(() -> shown(motions.move(profile.moves().hold(), UnitStatus.Place.GATE)));
    }

    @Override
    public MotionOutcome eject() {
        return held(() -> shown(motions.eject()));
    }

    @Override
    public MotionOutcome capture() {
        return held(() -> shown(motions.move(profile.moves().capture(), UnitStatus.Place.NONE)));
    }

    @Override
    public UnitAnswer<Integer> binCount() {
        return held(() -> ask(CardUnitCommand.Ask.BIN_COUNT, Crt591CardUnit::number));
    }

    /// The counter comes as decimal digits.
    private static UnitAnswer<Integer> number(UnitReply.Done done) {
        String digits = new String(done.data(), StandardCharsets.US_ASCII);
        return digits.matches("[0-9]{1,9}")
                ? told(Integer.parseInt(digits))
                : new UnitAnswer.Refused<>(new Failure("U41", "the bin's counter is not a number"));
    }

    private static <T> UnitAnswer<T> told(T value) {
        return new UnitAnswer.Told<>(value);
    }

    private <T> UnitAnswer<T> ask(
            CardUnitCommand command, Function<UnitReply.Done, UnitAnswer<T>> reading) {
        UnitAnswer<UnitReply.Done> answer = motions.ask(command);
        return switch (answer) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) -> {
                show(done.status());
                UnitAnswer<T> read = reading.apply(done);
                Arrays.fill(done.data(), (byte) 0);
                yield read;
            }
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Refused<>(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Silent<>(failure);
        };
    }

    /// Ends what is said of a card that was nobody knows where, once the unit tells where it is.
    private void seek() {
        if (astray && motions.located()) {
            astray = false;
            stuck = Optional.empty();
        }
    }

    /// A refusal because there is no card, or a line that just broke, says nothing of the unit itself. Any other fault of a motion stands until one succeeds: the unit's status does not tell of a jam.
    private MotionOutcome shown(MotionOutcome outcome) {
        switch (outcome) {
            case MotionOutcome.Moved(UnitStatus status, boolean _) -> {
                stuck = Optional.empty();
                astray = false;
                show(status);
            }
            case MotionOutcome.NotMoved(Failure failure) -> fault(failure, false);
            case MotionOutcome.Unknown(Failure failure) -> fault(failure, true);
        }
        return outcome;
    }

    private void fault(Failure failure, boolean unknownWhere) {
        boolean unitsOwn = !failure.code().equals("U24") && !failure.code().equals("U21");
        if (unitsOwn) {
            stuck = Optional.of(failure);
            astray = unknownWhere;
            state.faulty(failure);
        }
    }

    private void show(UnitStatus status) {
        Optional<Failure> lasting = stuck;
        if (lasting.isPresent()) {
            state.faulty(lasting.get());
        } else if (status.binFull()) {
            state.faulty(new Failure("U12", "the bin is full"));
        } else if (status.stock() != UnitStatus.Stock.ENOUGH) {
            state.attention(new Failure("U13", "few cards or none are left in the stacker"));
        } else {
            state.ready();
        }
    }

    @Override
    public int paymentCardsRefused() {
        return entrance.paymentCardsRefused();
    }

    @Override
    public List<String> trace() {
        return connection.trace();
    }

    private <T> T held(Supplier<T> work) {
        unit.lock();
        try {
            return work.get();
        } finally {
            unit.unlock();
        }
    }

    /// The supervisor's look at the unit; a caller who holds it looks himself.
    private boolean beat() {
        if (!unit.tryLock()) {
            return true;
        }
        try {
            return pulse();
        } finally {
            unit.unlock();
        }
    }

    /// One answer may get lost on the way; two do not. A unit that lost its power wants to be initialised before anything else.
    private boolean pulse() {
        Optional<UnitSession> session = connection.session();
        for (int i = 0; i < 2 && session.isPresent(); i++) {
            Result result =
                    session.get().perform(CardUnitCommand.Ask.STATUS, profile.times(), PULSE);
            switch (result) {
                case Result.Replied(UnitReply.Failed(ErrorCode code))
                        when code.wantsInitialising() -> {
                    return connection.initialised(session.get());
                }
                case Result.Replied(UnitReply reply) -> {
                    seek();
                    look(reply);
                    return true;
                }
                case Result.NotTaken _ -> {
                    return true;
                }
                case Result.Open(boolean acknowledged, Failure _) -> {
                    if (!acknowledged) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private void look(UnitReply reply) {
        switch (reply) {
            case UnitReply.Done(UnitStatus status, byte[] _) -> show(status);
            case UnitReply.Failed(ErrorCode code) -> state.faulty(code.failure());
            case UnitReply.Tracks _, UnitReply.Strange _ ->
                    state.faulty(new Failure("U41", "the card unit's answer has no known form"));
        }
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
