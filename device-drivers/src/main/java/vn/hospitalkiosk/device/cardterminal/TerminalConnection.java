package vn.hospitalkiosk.device.cardterminal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.hospitalkiosk.device.ByteLine;
import vn.hospitalkiosk.device.DeviceHistory;
import vn.hospitalkiosk.device.Failure;
import vn.hospitalkiosk.device.link.DeviceLink;
import vn.hospitalkiosk.device.link.ExchangeEnd;
import vn.hospitalkiosk.device.link.Signs;
import vn.hospitalkiosk.device.link.WireTrace;
import vn.hospitalkiosk.device.supervision.DeviceLostException;

/// Opens the line to the terminal, and passes commands to the session that stands. Opening belongs to the supervisor, commands to whoever holds the terminal.
final class TerminalConnection {
    private final TerminalProfile profile;
    private final TerminalCodec codec;
    private final ByteLine.Opener opener;
    private final DeviceHistory history;
    private final WireTrace trace = new WireTrace();

    /// Set once, before the supervisor starts.
    private Supplier<Optional<TerminalSession>> standing = Optional::empty;

    private Runnable wake = () -> {};
    private Runnable found = () -> {};
    private BooleanSupplier beat = () -> true;

    TerminalConnection(
            TerminalProfile profile,
            TerminalCodec codec,
            ByteLine.Opener opener,
            DeviceHistory history) {
        this.profile = profile;
        this.codec = codec;
        this.opener = opener;
        this.history = history;
    }

    void supervised(
            Supplier<Optional<TerminalSession>> standing,
            Runnable wake,
            Runnable found,
            BooleanSupplier beat) {
        this.found = found;
        this.standing = standing;
        this.wake = wake;
        this.beat = beat;
    }

    /// Opens the line; the terminal must tell its status on it.
    ///
    /// @throws vn.hospitalkiosk.device.LineGoneException when there is no line
    /// @throws DeviceLostException when nobody answers on it
    TerminalSession open() {
        DeviceLink link =
                new DeviceLink(
                        opener.open(),
                        new EcrFrames(profile.framing()),
                        profile.framing().times(),
                        trace,
                        codec::title,
                        history,
                        this::lineEnded);
        TerminalSession session = new TerminalSession(link, profile, codec, found, beat);
        boolean answers = false;
        try {
            // One that refuses is busy, and there.
            switch (session.pulse()) {
                case ExchangeEnd.Answered(byte[] message) -> {
                    Arrays.fill(message, (byte) 0);
                    session.greeted();
                    answers = true;
                }
                case ExchangeEnd.NotTaken _ -> answers = !session.gone();
                case ExchangeEnd.Open _ -> {}
            }
        } finally {
            if (!answers) {
                session.close();
            }
        }
        if (!answers) {
            throw new DeviceLostException(new Failure("T21", "nobody answers on the line"));
        }
        return session;
    }

    /// The end of a line on which nobody was found yet is no news.
    private void lineEnded() {
        if (standing.get().isPresent()) {
            wake.run();
        }
    }

    /// @param also what else must hold of an answer
    /// @param beforeAck gets the answer before the terminal hears that we have it
    ExchangeEnd exchange(
            TerminalCommand command, Predicate<byte[]> also, Consumer<byte[]> beforeAck) {
        return exchange(command, also, beforeAck, Signs.UNHEARD);
    }

    ExchangeEnd exchange(
            TerminalCommand command,
            Predicate<byte[]> also,
            Consumer<byte[]> beforeAck,
            Signs signs) {
        Optional<TerminalSession> session = standing.get();
        if (session.isEmpty()) {
            return new ExchangeEnd.NotTaken("the terminal is not there");
        }
        ExchangeEnd end = session.get().exchange(command, also, beforeAck, signs);
        if (end instanceof ExchangeEnd.Open) {
            wake.run();
        }
        return end;
    }

    Optional<TerminalSession> session() {
        return standing.get();
    }

    boolean alive() {
        return standing.get().filter(session -> !session.gone()).isPresent();
    }

    List<String> trace() {
        return trace.lines();
    }
}
