package vn.hospitalkiosk.device.cardunit;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.cardunit.UnitConnection.Result;
import vn.hospitalkiosk.device.link.DeviceLink;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.supervision.Session;

/// The open line to a unit that answered on it. Commands belong to whoever holds the unit.
final class UnitSession implements Session {
    private final DeviceLink link;
    private final CardUnitProfile profile;
    private final Runnable found;
    private final BooleanSupplier beat;
    private final LateAnswers late;

    /// Not tended yet: of the supervisor's thread.
    private boolean fresh = true;

    /// @param late what may still be answered, on this line or an earlier one
    /// @param found tells that the unit is there, once it takes commands
    /// @param beat looks after the unit once; false when it does not answer
    UnitSession(
            DeviceLink link,
            CardUnitProfile profile,
            LateAnswers late,
            Runnable found,
            BooleanSupplier beat) {
        this.link = link;
        this.profile = profile;
        this.late = late;
        this.found = found;
        this.beat = beat;
    }

    Result perform(CardUnitCommand command) {
        Duration within =
                command instanceof CardUnitCommand.Move
                        ? profile.moveWithin()
                        : profile.answerWithin();
        return perform(command, profile.times(), within);
    }

    Result perform(CardUnitCommand command, LinkTimes patience, Duration within) {
        if (link.gone()) {
            return new Result.NotTaken(silent("the line was gone before the command"));
        }
        long begun = System.nanoTime();
        byte[] text = command.text();
        ExchangeEnd end =
                link.exchange(
                        command.kind(),
                        text,
                        patience,
                        within,
                        answer -> UnitReply.answers(answer, command),
                        _ -> {});
        Arrays.fill(text, (byte) 0);
        late.over(command, begun, !(end instanceof ExchangeEnd.Open) && !link.doubtful());
        return switch (end) {
            case ExchangeEnd.Answered(byte[] answer) -> {
                UnitReply reply = UnitReply.of(answer, command);
                Arrays.fill(answer, (byte) 0);
                yield new Result.Replied(reply);
            }
            case ExchangeEnd.NotTaken(String why) -> new Result.NotTaken(silent(why));
            case ExchangeEnd.Open(boolean acknowledged, String why) ->
                    new Result.Open(acknowledged, silent(why));
        };
    }

    /// A copy of the last command met silence: an ACK or NAK of it may still come.
    boolean doubtful() {
        return link.doubtful();
    }

    private static Failure silent(String why) {
        return new Failure("U21", why);
    }

    @Override
    public Duration tend() {
        if (link.gone()) {
            throw new LineGoneException("the line broke");
        }
        if (fresh) {
            fresh = false;
            found.run();
        } else if (!beat.getAsBoolean()) {
            throw new LineGoneException("the card unit fell silent");
        }
        return profile.heartbeat();
    }

    @Override
    public void close() {
        link.close();
    }
}
