package vn.hospitalkiosk.device.cardunit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.CurrentState;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;

/// A card unit that speaks the CRT-591 protocol. One platform thread asks for its status about once a second; calls come in between.
public final class Crt591CardUnit implements CardUnit {
    private static final Logger LOG = LoggerFactory.getLogger(Crt591CardUnit.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final UnitConnection connection;
    private final UnitMotions motions;
    private final CardEntrance entrance;
    private final CardUnitProfile profile;
    private final CurrentState state;
    private final ReentrantLock unit = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /// Begins to look for the unit at once.
    public Crt591CardUnit(CardUnitProfile profile, ByteLine.Opener opener, Clock clock) {
        this.profile = profile;
        this.connection = new UnitConnection(profile, opener);
        this.motions = new UnitMotions(connection, profile);
        this.entrance = new CardEntrance(connection, motions, profile);
        this.state = new CurrentState(clock);
        this.thread = Thread.ofPlatform().daemon().name("card-unit").start(this::serve);
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
    public MotionOutcome initialise() {
        return held(() -> shown(motions.initialise()));
    }

    @Override
    public UnitAnswer<UnitStatus> status() {
        return held(() -> ask(CardUnitCommand.Ask.STATUS, done -> told(done.status())));
    }

    @Override
    public UnitAnswer<UnitStatus> entry(boolean open) {
        CardUnitCommand command =
                open ? CardUnitCommand.Ask.ENTRY_ON : CardUnitCommand.Ask.ENTRY_OFF;
        return held(() -> ask(command, done -> told(done.status())));
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
        return held(() -> shown(motions.move(profile.moves().hold(), UnitStatus.Place.INSIDE)));
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
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) -> {
                state.faulty(failure);
                yield new UnitAnswer.Silent<>(failure);
            }
        };
    }

    private MotionOutcome shown(MotionOutcome outcome) {
        switch (outcome) {
            case MotionOutcome.Moved(UnitStatus status, boolean _) -> show(status);
            case MotionOutcome.NotMoved(Failure failure) -> state.faulty(failure);
            case MotionOutcome.Unknown(Failure failure) -> state.faulty(failure);
        }
        return outcome;
    }

    private void show(UnitStatus status) {
        if (status.binFull()) {
            state.faulty(new Failure("U12", "the bin is full"));
        } else if (status.stock() == UnitStatus.Stock.FEW) {
            state.attention(new Failure("U13", "few cards are left in the stacker"));
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

    private void serve() {
        do {
            if (unit.tryLock()) {
                try {
                    beat();
                } catch (RuntimeException e) {
                    LOG.error("card unit: {}", e.getClass().getName());
                    state.faulty(
                            new Failure(
                                    "U21",
                                    "the driver failed with " + e.getClass().getSimpleName()));
                } finally {
                    unit.unlock();
                }
            }
        } while (!closedWithin());
        connection.disconnect();
        state.absent();
    }

    /// A unit that lost its power wants to be initialised before anything else.
    private void beat() {
        UnitAnswer<UnitReply.Done> answer = motions.ask(CardUnitCommand.Ask.STATUS);
        switch (answer) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) -> show(done.status());
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure)
                    when failure.code().equals("U22") ->
                    shown(motions.initialise());
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) -> state.faulty(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) -> state.faulty(failure);
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
