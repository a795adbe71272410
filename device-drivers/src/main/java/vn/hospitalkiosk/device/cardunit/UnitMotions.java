package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;

/// Questions and motions. A motion goes out a second time only when the unit never acknowledged the first and, asked for its status, shows that nothing moved.
final class UnitMotions {
    private static final long ASK_AGAIN_NANOS = 100_000_000;
    private static final int NOT_INITIALISED_TWICE = 2;

    private final UnitConnection connection;
    private final CardUnitProfile profile;
    private final BooleanSupplier closed;

    UnitMotions(UnitConnection connection, CardUnitProfile profile, BooleanSupplier closed) {
        this.connection = connection;
        this.profile = profile;
        this.closed = closed;
    }

    UnitAnswer<UnitReply.Done> ask(CardUnitCommand command) {
        return answer(connection.perform(command));
    }

    static UnitAnswer<UnitReply.Done> answer(Result result) {
        return switch (result) {
            case Result.Replied(UnitReply.Done done) -> new UnitAnswer.Told<>(done);
            case Result.Replied(UnitReply.Failed(ErrorCode code)) ->
                    new UnitAnswer.Refused<>(code.failure());
            case Result.Replied(UnitReply.Tracks(byte[] data)) -> {
                Arrays.fill(data, (byte) 0);
                yield new UnitAnswer.Refused<>(strange());
            }
            case Result.Replied(UnitReply.Strange _) -> new UnitAnswer.Refused<>(strange());
            case Result.NotTaken(Failure failure) -> new UnitAnswer.Silent<>(failure);
            case Result.Open(boolean _, Failure failure) -> new UnitAnswer.Silent<>(failure);
        };
    }

    private static Failure strange() {
        return new Failure("U41", "the card unit's answer has no known form");
    }

    private UnitAnswer<UnitStatus> status() {
        return switch (ask(CardUnitCommand.Ask.STATUS)) {
            case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) ->
                    new UnitAnswer.Told<>(done.status());
            case UnitAnswer.Refused<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Refused<>(failure);
            case UnitAnswer.Silent<UnitReply.Done>(Failure failure) ->
                    new UnitAnswer.Silent<>(failure);
        };
    }

    /// Where things stand, told twice alike: the protocol numbers nothing, so the answer to an earlier question that comes late looks like the answer to this one.
    private UnitAnswer<UnitStatus> surely() {
        UnitAnswer<UnitStatus> before = status();
        for (int i = 0; i < profile.times().sends() + 1; i++) {
            UnitAnswer<UnitStatus> now = status();
            if (now.equals(before) || now instanceof UnitAnswer.Silent) {
                return now;
            }
            before = now;
        }
        return new UnitAnswer.Silent<>(new Failure("U23", "the unit's status does not stand"));
    }

    /// Leaves the card where the profile says; may be needed before the unit tells its status.
    MotionOutcome initialise() {
        return switch (connection.perform(
                new CardUnitCommand.Move(0x30, profile.moves().initialise()))) {
            case Result.Replied(UnitReply.Done(UnitStatus status, byte[] data)) -> {
                connection.told(data);
                yield new MotionOutcome.Moved(status, false);
            }
            case Result.Replied(UnitReply.Failed(ErrorCode code)) ->
                    new MotionOutcome.NotMoved(code.failure());
            case Result.Replied _ -> new MotionOutcome.Unknown(strange());
            case Result.NotTaken(Failure failure) -> new MotionOutcome.NotMoved(failure);
            case Result.Open _ -> initialisedAfterAll();
        };
    }

    /// A unit that tells its status is initialised: the question decides.
    private MotionOutcome initialisedAfterAll() {
        long end = System.nanoTime() + profile.settleWithin().toNanos();
        while (true) {
            switch (surely()) {
                case UnitAnswer.Told<UnitStatus>(UnitStatus now) -> {
                    return new MotionOutcome.Moved(now, true);
                }
                case UnitAnswer.Refused<UnitStatus>(Failure failure) -> {
                    return new MotionOutcome.NotMoved(failure);
                }
                case UnitAnswer.Silent<UnitStatus>(Failure failure) -> {
                    if (over(end)) {
                        return new MotionOutcome.Unknown(failure);
                    }
                }
            }
        }
    }

    /// A card that was taken from the gate at once is given back too.
    MotionOutcome eject() {
        return move(profile.moves().eject(), UnitStatus.Place.GATE);
    }

    MotionOutcome move(int pm, UnitStatus.Place goal) {
        return switch (ready()) {
            case UnitAnswer.Told<UnitStatus>(UnitStatus before) ->
                    moved(new Attempt(new CardUnitCommand.Move(0x32, pm), before, goal), true);
            case UnitAnswer.Refused<UnitStatus>(Failure failure) ->
                    new MotionOutcome.NotMoved(failure);
            case UnitAnswer.Silent<UnitStatus> _ ->
                    new MotionOutcome.NotMoved(
                            new Failure(
                                    "U21",
                                    "the card unit did not tell its status before the motion"));
        };
    }

    /// Where things stand, after INIT when the unit wants that.
    private UnitAnswer<UnitStatus> ready() {
        UnitAnswer<UnitStatus> told = connection.strained() ? surely() : status();
        if (!wantsInitialising(told)) {
            return told;
        }
        return switch (initialise()) {
            case MotionOutcome.Moved(UnitStatus now, boolean _) -> new UnitAnswer.Told<>(now);
            case MotionOutcome.NotMoved(Failure failure) -> new UnitAnswer.Refused<>(failure);
            case MotionOutcome.Unknown(Failure failure) -> new UnitAnswer.Silent<>(failure);
        };
    }

    private static boolean wantsInitialising(UnitAnswer<UnitStatus> told) {
        return told instanceof UnitAnswer.Refused<UnitStatus>(Failure failure)
                && failure.code().equals("U22");
    }

    /// One motion to be made.
    private record Attempt(CardUnitCommand.Move command, UnitStatus before, UnitStatus.Place goal) {
        /// The card stood at its goal before: its place tells nothing.
        boolean ambiguous() {
            return before.place() == goal;
        }

        /// From the gate a card may be taken at once; from nowhere it cannot have been.
        boolean fits(UnitStatus now) {
            boolean taken =
                    goal == UnitStatus.Place.GATE
                            && before.place() != UnitStatus.Place.NONE
                            && now.place() == UnitStatus.Place.NONE;
            return now.place() == goal || taken;
        }
    }

    private MotionOutcome moved(Attempt attempt, boolean mayRepeat) {
        boolean leaves = attempt.goal() != UnitStatus.Place.INSIDE;
        boolean fromStacker = attempt.command().pm() == profile.moves().hold();
        if (leaves && !fromStacker && attempt.before().place() == UnitStatus.Place.NONE) {
            return new MotionOutcome.NotMoved(new Failure("U24", "no card is in the unit"));
        }
        boolean strained = connection.strained();
        return switch (connection.perform(attempt.command())) {
            case Result.Replied(UnitReply.Done(UnitStatus status, byte[] _))
                    when attempt.fits(status) && (!strained || attempt.ambiguous()) ->
                    new MotionOutcome.Moved(status, false);
            // It may be the late answer to an earlier motion: the place decides.
            case Result.Replied(UnitReply.Done _) -> settled(attempt);
            case Result.Replied(UnitReply.Failed(ErrorCode code)) -> refused(code);
            case Result.Replied _ -> new MotionOutcome.Unknown(strange());
            case Result.NotTaken(Failure failure) -> new MotionOutcome.NotMoved(failure);
            case Result.Open(boolean acknowledged, Failure _) -> {
                MotionOutcome seen = settled(attempt);
                boolean nothingMoved = seen instanceof MotionOutcome.NotMoved;
                yield nothingMoved && !acknowledged && mayRepeat ? moved(attempt, false) : seen;
            }
        };
    }

    /// A unit that refuses because its card was moved by hand wants INIT before the next motion; without it, it would refuse for ever.
    private MotionOutcome refused(ErrorCode code) {
        Failure failure = code.failure();
        if (code.category() == ErrorCode.Category.NEEDS_INITIALISING) {
            initialise();
        }
        return new MotionOutcome.NotMoved(failure);
    }

    /// Asks where the card is until the unit tells, or the time for it is over. A unit that lost its power meanwhile is initialised first, if that leaves the card where it is.
    private MotionOutcome settled(Attempt attempt) {
        long end = System.nanoTime() + profile.settleWithin().toNanos();
        int refusals = 0;
        while (true) {
            UnitAnswer<UnitStatus> told = surely();
            switch (told) {
                case UnitAnswer.Told<UnitStatus>(UnitStatus now) -> {
                    return judged(attempt, now);
                }
                case UnitAnswer.Refused<UnitStatus>(Failure failure) -> {
                    refusals++;
                    boolean hopeless =
                            !wantsInitialising(told)
                                    || !profile.moves().initialiseLeavesCard()
                                    || refusals > NOT_INITIALISED_TWICE;
                    if (hopeless) {
                        return new MotionOutcome.Unknown(failure);
                    }
                    initialise();
                }
                case UnitAnswer.Silent<UnitStatus>(Failure failure) -> {
                    if (over(end)) {
                        return new MotionOutcome.Unknown(
                                new Failure(
                                        "U23", "no answer after a motion: " + failure.detail()));
                    }
                }
            }
        }
    }

    /// Rests before the next question, unless the time is over.
    private boolean over(long end) {
        if (end - System.nanoTime() <= 0 || closed.getAsBoolean()) {
            return true;
        }
        LockSupport.parkNanos(ASK_AGAIN_NANOS);
        return false;
    }

    private static MotionOutcome judged(Attempt attempt, UnitStatus now) {
        if (attempt.ambiguous() && attempt.fits(now)) {
            return new MotionOutcome.Unknown(
                    new Failure("U23", "the card's place does not tell whether it moved"));
        }
        return attempt.fits(now)
                ? new MotionOutcome.Moved(now, true)
                : new MotionOutcome.NotMoved(new Failure("U23", "the card did not move"));
    }

    /// What the stripe holds; empty when it cannot be read.
    Optional<byte[]> stripe(CardUnitProfile.Magnetic how) {
        return switch (connection.perform(new CardUnitCommand.Stripe(how))) {
            case Result.Replied(UnitReply.Done(UnitStatus _, byte[] data)) -> Optional.of(data);
            case Result.Replied(UnitReply.Tracks(byte[] data)) -> Optional.of(data);
            case Result.Replied _, Result.NotTaken _, Result.Open _ -> Optional.empty();
        };
    }
}
