package vn.hospitalkiosk.device.cardterminal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.DeviceLink;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.link.WireTrace;

/// The line to the terminal, opened when it is needed. Nothing is ever written to it but commands and acknowledgements. Belongs to whoever holds the terminal.
final class TerminalConnection {
    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final ByteLine.Opener opener;
    private final WireTrace trace = new WireTrace();
    private volatile @Nullable DeviceLink link;

    TerminalConnection(TerminalProfile profile, TerminalCodec codec, ByteLine.Opener opener) {
        this.profile = profile;
        this.codec = codec;
        this.opener = opener;
    }

    /// @param also what else must hold of an answer
    /// @param beforeAck gets the answer before the terminal hears that we have it
    ExchangeEnd exchange(
            TerminalCommand command, Predicate<byte[]> also, Consumer<byte[]> beforeAck) {
        DeviceLink open;
        try {
            open = connected();
        } catch (LineGoneException e) {
            return new ExchangeEnd.NotTaken(String.valueOf(e.getMessage()));
        }
        Duration within =
                command instanceof TerminalCommand.Question
                        ? profile.askWithin()
                        : profile.answerWithin();
        byte[] request = codec.request(command);
        ExchangeEnd end =
                open.exchange(
                        command.kind(),
                        request,
                        within,
                        message -> codec.answers(message, command) && also.test(message),
                        beforeAck);
        Arrays.fill(request, (byte) 0);
        return end;
    }

    /// Acknowledges late copies, and notices a line that went away.
    boolean alive() {
        DeviceLink known = link;
        if (known == null) {
            return false;
        }
        try {
            known.tend();
        } catch (LineGoneException e) {
            return false;
        }
        return !known.gone();
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
                        new EcrFrames(profile.framing()),
                        profile.framing().times(),
                        trace,
                        codec::title);
        link = fresh;
        return fresh;
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
