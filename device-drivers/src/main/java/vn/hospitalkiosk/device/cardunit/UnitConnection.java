package vn.hospitalkiosk.device.cardunit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.DeviceLink;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.link.WireTrace;

/// The line to the unit, opened when it is needed, and commands on it. Belongs to whoever holds the unit.
final class UnitConnection {
    private final CardUnitProfile profile;
    private final ByteLine.Opener opener;
    private final WireTrace trace = new WireTrace();
    private volatile @Nullable DeviceLink link;

    UnitConnection(CardUnitProfile profile, ByteLine.Opener opener) {
        this.profile = profile;
        this.opener = opener;
    }

    /// What came of one command.
    sealed interface Result {
        record Replied(UnitReply reply) implements Result {}

        record NotTaken(Failure failure) implements Result {}

        /// @param acknowledged the unit said that it has the command
        record Open(boolean acknowledged, Failure failure) implements Result {}
    }

    Result perform(CardUnitCommand command) {
        DeviceLink open;
        try {
            open = connected();
        } catch (LineGoneException e) {
            return new Result.NotTaken(silent(String.valueOf(e.getMessage())));
        }
        Duration within =
                command instanceof CardUnitCommand.Move
                        ? profile.moveWithin()
                        : profile.answerWithin();
        byte[] text = command.text();
        ExchangeEnd end =
                open.exchange(
                        command.kind(),
                        text,
                        within,
                        answer -> UnitReply.answers(answer, command),
                        _ -> {});
        Arrays.fill(text, (byte) 0);
        return switch (end) {
            case ExchangeEnd.Answered(byte[] answer) -> {
                UnitReply reply = UnitReply.of(answer);
                Arrays.fill(answer, (byte) 0);
                yield new Result.Replied(reply);
            }
            case ExchangeEnd.NotTaken(String why) -> new Result.NotTaken(silent(why));
            case ExchangeEnd.Open(boolean acknowledged, String why) ->
                    new Result.Open(acknowledged, silent(why));
        };
    }

    private static Failure silent(String why) {
        return new Failure("U21", why);
    }

    private DeviceLink connected() {
        DeviceLink known = link;
        if (known != null && !known.gone()) {
            return known;
        }
        disconnect();
        DeviceLink fresh =
                new DeviceLink(
                        opener.open(),
                        new Crt591Frames(profile.address()),
                        profile.times(),
                        trace,
                        UnitConnection::title);
        link = fresh;
        return fresh;
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

    void disconnect() {
        DeviceLink known = link;
        link = null;
        if (known != null) {
            known.close();
        }
    }
}
