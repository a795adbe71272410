package vn.hospitalkiosk.device.cardunit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.DeviceLink;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.supervision.DeviceLostException;

/// Finds the unit on its line, and passes commands to the session that stands. Opening belongs to the supervisor, commands to whoever holds the unit.
final class UnitConnection {
    private static final long LOOK_NANOS = 10_000_000;

    private final CardUnitProfile profile;
    private final IntFunction<ByteLine.Opener> openers;
    private final DeviceHistory history;
    private final LateAnswers late;
    private final WireTrace trace = new WireTrace();
    private volatile String firmware = "";
    private volatile int speed;

    /// Set once, before the supervisor starts.
    private Supplier<Optional<UnitSession>> standing = Optional::empty;

    private Runnable wake = () -> {};
    private Runnable found = () -> {};
    private BooleanSupplier beat = () -> true;

    /// @param openers a line at a speed
    UnitConnection(
            CardUnitProfile profile, IntFunction<ByteLine.Opener> openers, DeviceHistory history) {
        this.profile = profile;
        this.openers = openers;
        this.history = history;
        Duration copy = profile.times().ackTimeout().multipliedBy(profile.times().sends());
        this.late = new LateAnswers(profile.lateWithin(), copy);
    }

    void supervised(
            Supplier<Optional<UnitSession>> standing,
            Runnable wake,
            Runnable found,
            BooleanSupplier beat) {
        this.found = found;
        this.standing = standing;
        this.wake = wake;
        this.beat = beat;
    }

    /// What came of one command.
    sealed interface Result {
        record Replied(UnitReply reply) implements Result {}

        record NotTaken(Failure failure) implements Result {}

        /// @param acknowledged the unit said that it has the command
        record Open(boolean acknowledged, Failure failure) implements Result {}
    }

    /// Waits while the answer to an earlier such command is owed.
    Result perform(CardUnitCommand command) {
        rest(() -> late.untilSettled(command));
        Optional<UnitSession> session = standing.get();
        if (session.isEmpty()) {
            return new Result.NotTaken(new Failure("U21", "the card unit is not there"));
        }
        Result result = session.get().perform(command);
        if (deservesALook(result)) {
            wake.run();
        }
        return result;
    }

    /// Silence, or power that was gone: the supervisor looks after the unit now, not at its next beat.
    private static boolean deservesALook(Result result) {
        return result instanceof Result.Open
                || (result instanceof Result.Replied(UnitReply.Failed(ErrorCode code))
                        && code.wantsInitialising());
    }

    /// Performs it when no answer to an earlier such command can come any more: what is answered then is about this one.
    Result performSurely(CardUnitCommand command) {
        awaitProof(command);
        return perform(command);
    }

    /// Rests until no answer to an earlier such command can come any more, or the unit has gone.
    void awaitProof(CardUnitCommand command) {
        rest(() -> late.untilProof(command));
    }

    private void rest(Supplier<Duration> left) {
        Duration rest = left.get();
        while (rest.isPositive() && standing.get().isPresent()) {
            LockSupport.parkNanos(Math.min(rest.toNanos(), LOOK_NANOS));
            rest = left.get();
        }
    }

    /// How long [#performSurely] would wait.
    Duration untilProof(CardUnitCommand command) {
        return late.untilProof(command);
    }

    /// A copy of the last command met silence: an ACK or NAK of it may still come, and pass for one of the next.
    boolean doubtful() {
        return standing.get().map(UnitSession::doubtful).orElse(true);
    }

    Optional<UnitSession> session() {
        return standing.get();
    }

    /// Opens the line at the speed that worked last, else at each of the profile's, until the unit tells its status; initialises it when it asks for that.
    ///
    /// @throws LineGoneException when there is no line
    /// @throws DeviceLostException when nobody answers on it
    UnitSession open() {
        if (speed != 0) {
            UnitSession known = at(speed, profile.times());
            if (known != null) {
                return known;
            }
        }
        LinkTimes model = profile.times();
        LinkTimes once =
                new LinkTimes(model.ackTimeout(), model.interByte(), model.retryDelay(), 1);
        for (int baud : profile.bauds()) {
            UnitSession found = at(baud, profile.bauds().size() == 1 ? model : once);
            if (found != null) {
                speed = baud;
                return found;
            }
        }
        throw new DeviceLostException(new Failure("U21", "nobody answers on the line"));
    }

    private @Nullable UnitSession at(int baud, LinkTimes patience) {
        DeviceLink link =
                new DeviceLink(
                        openers.apply(baud).open(),
                        new Crt591Frames(profile.address()),
                        profile.times(),
                        trace,
                        UnitConnection::title,
                        history,
                        this::lineEnded);
        UnitSession session = new UnitSession(link, profile, late, found, beat);
        boolean answers = false;
        try {
            answers = greeted(session, patience);
        } finally {
            if (!answers) {
                link.close();
            }
        }
        return answers ? session : null;
    }

    /// The end of a line on which nobody was found yet is no news.
    private void lineEnded() {
        if (standing.get().isPresent()) {
            wake.run();
        }
    }

    private boolean greeted(UnitSession session, LinkTimes patience) {
        return switch (session.perform(
                CardUnitCommand.Ask.STATUS, patience, profile.answerWithin())) {
            case Result.Replied(UnitReply.Failed(ErrorCode code)) when code.wantsInitialising() ->
                    initialised(session);
            case Result.Replied _ -> true;
            case Result.NotTaken _, Result.Open _ -> false;
        };
    }

    /// INIT, once: whoever opens or tends the line must not wait for it to come back.
    ///
    /// @return whether the unit answered
    boolean initialised(UnitSession session) {
        CardUnitCommand init = new CardUnitCommand.Move(0x30, profile.moves().initialise());
        Result result = session.perform(init);
        if (result instanceof Result.Replied(UnitReply.Done(UnitStatus _, byte[] data))) {
            told(data);
        }
        // A unit that refuses INIT for a fault of its own is there all the same.
        return result instanceof Result.Replied;
    }

    /// INIT is answered with the firmware's name.
    void told(byte[] data) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < Math.min(data.length, 32); i++) {
            name.append(data[i] >= ' ' && data[i] <= '~' ? (char) data[i] : '?');
        }
        firmware = name.toString().strip();
    }

    /// Empty until INIT told it.
    String firmware() {
        return firmware;
    }

    /// Baud; 0 until the unit answered.
    int speed() {
        return speed;
    }

    /// CM, PM and, of a failure, its code: never data.
    private static String title(byte[] text) {
        if (text.length < 3) {
            return "a frame of " + text.length + " bytes";
        }
        String head = "%c %02X %02X".formatted(text[0] & 0x7F, text[1] & 0xFF, text[2] & 0xFF);
        boolean failure = text.length == 5 && (text[0] == 'N' || text[0] == 'E');
        return failure
                ? head + " error %c%c".formatted(text[3] & 0x7F, text[4] & 0x7F)
                : head + ", " + (text.length - 3) + " bytes";
    }

    List<String> trace() {
        return trace.lines();
    }
}
