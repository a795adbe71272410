package vn.hospitalkiosk.device.cardterminal;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.link.DeviceLink;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.link.LinkTimes;
import vn.hospitalkiosk.device.link.Signs;
import vn.hospitalkiosk.device.supervision.Session;

/// The open line to a terminal that answered on it. Nothing is ever written to it but commands and acknowledgements. Commands belong to whoever holds the terminal.
final class TerminalSession implements Session {
    private final DeviceLink link;
    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final Runnable found;
    private final BooleanSupplier beat;

    /// Not tended yet: of the supervisor's thread.
    private boolean fresh;

    /// @param found tells that the terminal is there, once it takes commands
    /// @param beat looks after the terminal once; false when it does not answer
    TerminalSession(
            DeviceLink link,
            TerminalProfile profile,
            TerminalCodec codec,
            Runnable found,
            BooleanSupplier beat) {
        this.found = found;
        this.link = link;
        this.profile = profile;
        this.codec = codec;
        this.beat = beat;
    }

    /// @param also what else must hold of an answer
    /// @param beforeAck gets the answer before the terminal hears that we have it
    ExchangeEnd exchange(
            TerminalCommand command,
            Predicate<byte[]> also,
            Consumer<byte[]> beforeAck,
            Signs signs) {
        Duration within =
                command instanceof TerminalCommand.Question
                        ? profile.askWithin()
                        : profile.answerWithin();
        return exchange(command, profile.framing().times(), within, also, beforeAck, signs);
    }

    /// The heartbeat: a status question that waits less, and is asked twice.
    ExchangeEnd pulse() {
        LinkTimes model = profile.framing().times();
        LinkTimes brisk =
                new LinkTimes(profile.pulseWithin(), model.interByte(), Duration.ofMillis(10), 2);
        return exchange(
                new TerminalCommand.Status(),
                brisk,
                profile.pulseWithin(),
                _ -> true,
                _ -> {},
                Signs.UNHEARD);
    }

    /// From any thread.
    void interject(byte[] bytes) {
        link.interject(bytes, "give up");
    }

    private ExchangeEnd exchange(
            TerminalCommand command,
            LinkTimes patience,
            Duration within,
            Predicate<byte[]> also,
            Consumer<byte[]> beforeAck,
            Signs signs) {
        byte[] request = codec.request(command);
        ExchangeEnd end =
                link.exchange(
                        command.kind(),
                        request,
                        patience,
                        within,
                        message -> codec.answers(message, command) && also.test(message),
                        beforeAck,
                        signs);
        Arrays.fill(request, (byte) 0);
        return end;
    }

    /// It told its status when the line was opened; otherwise it refused to, and is there all the same.
    void greeted() {
        fresh = true;
    }

    boolean gone() {
        return link.gone();
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
            throw new LineGoneException("the terminal fell silent");
        }
        return profile.heartbeat();
    }

    @Override
    public void close() {
        link.close();
    }
}
