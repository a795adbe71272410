package vn.hospitalkiosk.device.cardunit;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;

/// Questions and motions. A motion goes out a second time only when the unit never acknowledged the first and, asked for its status, shows that nothing moved.
final class UnitMotions {
    private static final long ASK_AGAIN_NANOS = 200_000_000;

    private final UnitConnection connection;
    private final CardUnitProfile profile;

    UnitMotions(UnitConnection connection, CardUnitProfile profile) {
        this.connection = connection;
        this.profile = profile;
    }

    UnitAnswer<UnitReply.Done> ask(CardUnitCommand command) {
        return answer(connection.perform(command));
    }

    static UnitAnswer<UnitReply.Done> answer(Result result) {
        return switch (result) {
            case Result.Replied(UnitReply.Done done) -> new UnitAnswer.Told<>(done);
            case Result.Replied(UnitReply.Failed(ErrorCode code)) ->
                    new UnitAnswer.Refused<>(code.failure());
            case Result.Replied(UnitReply.Strange _) -> new UnitAnswer.Refused<>(strange());
            case Result.NotTaken(Failure failure) -> new UnitAnswer.Silent<>(failure);
            case Result.Open(boolean _, Failure failure) -> new UnitAnswer.Silent<>(failure);
        };
    }

    private static Failure strange() {
        return new Failure("U41", "the card unit's answer has no known form");
    }

    /// Leaves the card where the profile says; may be needed before the unit tells its status.
    MotionOutcome initialise() {
        return switch (connection.perform(
                new CardUnitCommand.Move(0x30, profile.moves().initialise()))) {
            case Result.Replied(UnitReply.Done(UnitStatus status, byte[] _)) ->
                    new MotionOutcome.Moved(status, false);
            case Result.Replied(UnitReply.Failed(ErrorCode code)) ->
                    new MotionOutcome.NotMoved(code.failure());
            case Result.Replied(UnitReply.Strange _) -> new MotionOutcome.Unknown(strange());
            case Result.NotTaken(Failure failure) -> new MotionOutcome.NotMoved(failure);
            // A unit that tells its status is initialised: the question decides.
            case Result.Open _ -> settled(UnitStatus.Place.NONE, false);
        };
    }

    /// A card that was taken from the gate at once is given back too.
    MotionOutcome eject() {
        return move(profile.moves().eject(), UnitStatus.Place.GATE);
    }

    MotionOutcome move(int pm, UnitStatus.Place goal) {
        @Nullable UnitStatus before =
                switch (ask(CardUnitCommand.Ask.STATUS)) {
                    case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) -> done.status();
                    case UnitAnswer.Refused<UnitReply.Done>(Failure failure) -> {
                        if (!failure.code().equals("U22")) {
                            yield null;
                        }
                        yield initialise() instanceof MotionOutcome.Moved(UnitStatus now, boolean _)
                                ? now
                                : null;
                    }
                    case UnitAnswer.Silent<UnitReply.Done> _ -> null;
                };
        if (before == null) {
            return new MotionOutcome.NotMoved(
                    new Failure("U21", "the card unit did not tell its status before the motion"));
        }
        return moved(new CardUnitCommand.Move(0x32, pm), before, goal, true);
    }

    private MotionOutcome moved(
            CardUnitCommand.Move command,
            UnitStatus before,
            UnitStatus.Place goal,
            boolean mayRepeat) {
        return switch (connection.perform(command)) {
            case Result.Replied(UnitReply.Done(UnitStatus status, byte[] _)) ->
                    new MotionOutcome.Moved(status, false);
            case Result.Replied(UnitReply.Failed(ErrorCode code)) ->
                    new MotionOutcome.NotMoved(code.failure());
            case Result.Replied(UnitReply.Strange _) -> new MotionOutcome.Unknown(strange());
            case Result.NotTaken(Failure failure) -> new MotionOutcome.NotMoved(failure);
            case Result.Open(boolean acknowledged, Failure _) -> {
                MotionOutcome seen = settled(goal, before.place() == goal);
                boolean nothingMoved =
                        seen instanceof MotionOutcome.NotMoved && !acknowledged && mayRepeat;
                yield nothingMoved ? moved(command, before, goal, false) : seen;
            }
        };
    }

    /// Asks where the card is until the unit tells, or the time for it is over.
    ///
    /// @param ambiguous the card stood at its goal before: its place tells nothing
    private MotionOutcome settled(UnitStatus.Place goal, boolean ambiguous) {
        long end = System.nanoTime() + profile.settleWithin().toNanos();
        while (true) {
            switch (ask(CardUnitCommand.Ask.STATUS)) {
                case UnitAnswer.Told<UnitReply.Done>(UnitReply.Done done) -> {
                    return judged(done.status(), goal, ambiguous);
                }
                case UnitAnswer.Refused<UnitReply.Done>(Failure failure) -> {
                    return new MotionOutcome.Unknown(failure);
                }
                case UnitAnswer.Silent<UnitReply.Done>(Failure failure) -> {
                    if (end - System.nanoTime() <= 0) {
                        return new MotionOutcome.Unknown(
                                new Failure(
                                        "U23", "no answer after a motion: " + failure.detail()));
                    }
                    LockSupport.parkNanos(ASK_AGAIN_NANOS);
                }
            }
        }
    }

    private static MotionOutcome judged(UnitStatus now, UnitStatus.Place goal, boolean ambiguous) {
        boolean there =
                now.place() == goal
                        || (goal == UnitStatus.Place.GATE && now.place() == UnitStatus.Place.NONE);
        if (ambiguous) {
            return new MotionOutcome.Unknown(
                    new Failure("U23", "the card's place does not tell whether it moved"));
        }
        return there
                ? new MotionOutcome.Moved(now, true)
                : new MotionOutcome.NotMoved(new Failure("U23", "the card did not move"));
    }
}
