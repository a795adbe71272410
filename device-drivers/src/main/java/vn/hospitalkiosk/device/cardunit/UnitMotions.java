package vn.hospitalkiosk.device.cardunit;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;

/// Questions and motions. A motion whose fate is open is never sent again: the unit may have taken it, even if its ACK never came.
final class UnitMotions {
    private static final long ASK_AGAIN_NANOS = 100_000_000;
    private static final int NOT_INITIALISED_TWICE = 2;

    private final UnitConnection connection;
    private final Whereabouts whereabouts;
    private final CardUnitProfile profile;
    private final BooleanSupplier closed;

    UnitMotions(UnitConnection connection, CardUnitProfile profile, BooleanSupplier closed) {
        this.connection = connection;
        this.whereabouts = new Whereabouts(connection);
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

    /// Where things stand at this moment.
    UnitAnswer<UnitStatus> status() {
        return whereabouts.status();
    }

    /// Whether the unit tells at this moment where the card is.
    boolean located() {
        return whereabouts.located();
    }

    /// Leaves the card where the profile says; may be needed before the unit tells its status.
    MotionOutcome initialise() {
        return switch (connection.performSurely(
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
            switch (whereabouts.status()) {
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
        CardUnitCommand motion = new CardUnitCommand.Move(0x32, pm);
        connection.awaitProof(motion);
        return switch (ready()) {
            case UnitAnswer.Told<UnitStatus>(UnitStatus before) -> moved(motion, before, goal);
            case UnitAnswer.Refused<UnitStatus>(Failure failure) ->
                    new MotionOutcome.NotMoved(failure);
            case UnitAnswer.Silent<UnitStatus> _ ->
                    new MotionOutcome.NotMoved(
                            new Failure(
                                    "U21",
                                    "the card unit did not tell its status before the motion"));
        };
    }

    /// Where things stand, after INIT when the unit wants that. No ACK or NAK to one of these questions may come once the motion is on its way: asked until one passes without silence.
    private UnitAnswer<UnitStatus> ready() {
        UnitAnswer<UnitStatus> told = initialisedIfWanted(whereabouts.status());
        for (int i = 0; i < profile.times().sends() && connection.doubtful(); i++) {
            told = initialisedIfWanted(whereabouts.status());
        }
        return connection.doubtful()
                ? new UnitAnswer.Silent<>(new Failure("U21", "the line is not clear"))
                : told;
    }

    private UnitAnswer<UnitStatus> initialisedIfWanted(UnitAnswer<UnitStatus> told) {
        if (!wantsInitialising(told)) {
            return told;
        }
        return switch (initialise()) {
            case MotionOutcome.Moved(UnitStatus now, boolean _) -> new UnitAnswer.Told<>(now);
            case MotionOutcome.NotMoved(Failure failure) -> new UnitAnswer.Refused<>(failure);
            case MotionOutcome.Unknown(Failure failure) -> new UnitAnswer.Silent<>(failure);
        };
    }

    private static boolean wantsInitialising(UnitAnswer<?> told) {
        return told instanceof UnitAnswer.Refused<?>(Failure failure)
                && failure.code().equals("U22");
    }

    private MotionOutcome moved(CardUnitCommand motion, UnitStatus before, UnitStatus.Place goal) {
        boolean leaves = goal != UnitStatus.Place.INSIDE;
        boolean fromStacker = motion.pm() == profile.moves().hold();
        if (leaves && !fromStacker && before.place() == UnitStatus.Place.NONE) {
            return new MotionOutcome.NotMoved(new Failure("U24", "no card is in the unit"));
        }
        MotionProof proof = new MotionProof(before.place(), goal);
        return switch (connection.performSurely(motion)) {
            case Result.Replied(UnitReply.Done(UnitStatus status, byte[] _))
                    when proof.arrived(status.place()) ->
                    new MotionOutcome.Moved(status, false);
            case Result.Replied(UnitReply.Done _) -> settled(proof);
            case Result.Replied(UnitReply.Failed(ErrorCode code)) -> refused(code);
            case Result.Replied _ -> new MotionOutcome.Unknown(strange());
            case Result.NotTaken(Failure failure) -> new MotionOutcome.NotMoved(failure);
            case Result.Open(boolean acknowledged, Failure _) -> {
                MotionOutcome seen = settled(proof);
                yield acknowledged ? seen : unheard(seen);
            }
        };
    }

    /// A unit that never acknowledged a motion and did not make it has no fault of its own.
    private static MotionOutcome unheard(MotionOutcome seen) {
        return seen instanceof MotionOutcome.NotMoved(Failure failure)
                        && failure.code().equals("U23")
                ? new MotionOutcome.NotMoved(
                        new Failure("U21", "the card unit did not take the motion"))
                : seen;
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
    private MotionOutcome settled(MotionProof proof) {
        long end = System.nanoTime() + profile.settleWithin().toNanos();
        int refusals = 0;
        while (true) {
            UnitAnswer<Whereabouts.Seen> told = whereabouts.exactly();
            switch (told) {
                case UnitAnswer.Told<Whereabouts.Seen>(Whereabouts.Seen now) -> {
                    return proof.judged(now);
                }
                case UnitAnswer.Refused<Whereabouts.Seen>(Failure failure) -> {
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
                case UnitAnswer.Silent<Whereabouts.Seen>(Failure failure) -> {
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

    /// What the stripe holds; empty when it cannot be read.
    Optional<byte[]> stripe(CardUnitProfile.Magnetic how) {
        return switch (connection.perform(new CardUnitCommand.Stripe(how))) {
            case Result.Replied(UnitReply.Done(UnitStatus _, byte[] data)) -> Optional.of(data);
            case Result.Replied(UnitReply.Tracks(byte[] data)) -> Optional.of(data);
            case Result.Replied _, Result.NotTaken _, Result.Open _ -> Optional.empty();
        };
    }
}
