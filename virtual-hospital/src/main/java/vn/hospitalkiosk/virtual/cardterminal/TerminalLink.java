package vn.hospitalkiosk.virtual.cardterminal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.line.Device;
import vn.hospitalkiosk.virtual.line.Outbox;

/// The terminal's side of the link: ACK, work, answer, wait for the ACK, send again. A request that comes again before its answer was acknowledged is a retransmission; after that the same bytes are a new request.
final class TerminalLink implements Device {
    private static final int SENDS = 3;
    private static final int LONGEST_STORM = 6;

    private sealed interface State {
        record Idle() implements State {}

        @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
        record Working(
                byte[] payload,
                Request request,
                Faults.Draw<TerminalMishap> fate,
                long halfNanos,
                long dueNanos)
                implements State {}

        @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
        record Answering(byte[] payload, byte[] frame, int sendsLeft, long againNanos)
                implements State {}
    }

    private final CardTerminalSimulator terminal;
    private State state = new State.Idle();
    private int stormLeft;
    private boolean stormOver;
    private boolean halfDone;

    TerminalLink(CardTerminalSimulator terminal) {
        this.terminal = terminal;
    }

    @Override
    public void receive(byte[] bytes, Outbox out) {
        if (!terminal.powered()) {
            return;
        }
        List<Codec.Event> events = terminal.codec().take(bytes, System.nanoTime());
        for (Codec.Event event : events) {
            switch (event) {
                case Codec.Event.Message(byte[] payload) -> message(payload, out);
                case Codec.Event.Spoiled() -> out.send(terminal.codec().nak());
                case Codec.Event.Ack() -> {
                    if (state instanceof State.Answering) {
                        state = new State.Idle();
                    }
                }
                case Codec.Event.Nak() -> again(out);
                case Codec.Event.Cancel() -> cancel(out);
            }
        }
    }

    @Override
    public void hungUp(Outbox out) {
        terminal.codec().reset();
        if (state instanceof State.Answering) {
            state = new State.Idle();
        }
    }

    private void message(byte[] payload, Outbox out) {
        switch (state) {
            case State.Working busy -> {
                boolean same = Arrays.equals(busy.payload(), payload);
                out.send(same ? terminal.codec().ack() : terminal.codec().nak());
                return;
            }
            case State.Answering answer -> {
                if (Arrays.equals(answer.payload(), payload)) {
                    out.send(terminal.codec().ack());
                    out.send(answer.frame());
                    return;
                }
            }
            case State.Idle() -> {}
        }
        if (stormLeft > 0) {
            stormLeft--;
            stormOver = stormLeft == 0;
            out.send(terminal.codec().nak());
            return;
        }
        Optional<Request> request = terminal.codec().parse(payload);
        if (request.isEmpty()) {
            out.send(terminal.codec().nak());
            return;
        }
        Faults.Draw<TerminalMishap> fate =
                stormOver ? Faults.Draw.calm() : terminal.faults().draw();
        stormOver = false;
        if (fate.is(TerminalMishap.NAK_STORM)) {
            stormLeft = fate.random().nextInt(LONGEST_STORM);
            stormOver = stormLeft == 0;
            out.send(terminal.codec().nak());
        } else if (!fate.is(TerminalMishap.SILENT_BEFORE_ACK)) {
            begin(payload, request.get(), fate, out);
        }
    }

    private void begin(
            byte[] payload, Request request, Faults.Draw<TerminalMishap> fate, Outbox out) {
        state = new State.Idle();
        if (!fate.is(TerminalMishap.LOST_ACK)) {
            out.send(terminal.codec().ack());
        }
        boolean money = request instanceof Request.Sale || request instanceof Request.Refund;
        long millis = money ? terminal.settings().thinkMs() : 1;
        long now = System.nanoTime();
        long span = TimeUnit.MILLISECONDS.toNanos(millis);
        halfDone = false;
        state = new State.Working(payload, request, fate, now + span / 2, now + span);
        if (money) {
            terminal.codec().progress("PRESENT CARD").ifPresent(out::send);
        }
    }

    private void cancel(Outbox out) {
        if (state instanceof State.Working busy && busy.request() instanceof Request.Sale) {
            Faults.Draw<TerminalMishap> byHand =
                    new Faults.Draw<TerminalMishap>(
                            busy.fate().number(),
                            Optional.of(TerminalMishap.USER_CANCEL),
                            busy.fate().random());
            answer(busy.payload(), busy.request(), byHand, out);
        }
    }

    private void again(Outbox out) {
        if (state instanceof State.Answering answer) {
            if (answer.sendsLeft() == 0) {
                state = new State.Idle();
                return;
            }
            out.send(answer.frame());
            state =
                    new State.Answering(
                            answer.payload(),
                            answer.frame(),
                            answer.sendsLeft() - 1,
                            System.nanoTime() + patienceNanos());
        }
    }

    private long patienceNanos() {
        return TimeUnit.MILLISECONDS.toNanos(terminal.settings().ackMs());
    }

    @Override
    public void tick(Outbox out) {
        if (terminal.takePowerCut()) {
            state = new State.Idle();
            stormLeft = 0;
            stormOver = false;
            terminal.codec().reset();
            out.clear();
            terminal.darken(out);
        }
        long now = System.nanoTime();
        switch (state) {
            case State.Idle() -> {}
            case State.Working busy -> work(busy, now, out);
            case State.Answering answer -> {
                if (now - answer.againNanos() >= 0) {
                    again(out);
                }
            }
        }
    }

    private void work(State.Working busy, long now, Outbox out) {
        if (!halfDone && now - busy.halfNanos() >= 0) {
            halfDone = true;
            half(busy, out);
        }
        if (state instanceof State.Working && now - busy.dueNanos() >= 0) {
            answer(busy.payload(), busy.request(), busy.fate(), out);
        }
    }

    private void half(State.Working busy, Outbox out) {
        if (busy.fate().is(TerminalMishap.POWER_CYCLE)) {
            if (busy.fate().random().nextBoolean()) {
                terminal.perform(busy.request(), busy.fate());
            }
            state = new State.Idle();
            terminal.powerCycle();
        } else if (busy.fate().is(TerminalMishap.UNPLUG_MID_SALE)) {
            out.cutAfter(0, terminal.settings().downMs());
        } else if (busy.request() instanceof Request.Sale) {
            terminal.codec().progress("PROCESSING").ifPresent(out::send);
        }
    }

    private void answer(
            byte[] payload, Request request, Faults.Draw<TerminalMishap> fate, Outbox out) {
        state = new State.Idle();
        if (fate.is(TerminalMishap.SILENT_AFTER_ACK)) {
            return;
        }
        byte[] frame = terminal.codec().frame(terminal.perform(request, fate));
        OptionalLong departs = Departure.of(frame, fate, terminal.settings(), out);
        if (departs.isPresent()) {
            long again =
                    System.nanoTime()
                            + TimeUnit.MILLISECONDS.toNanos(departs.getAsLong())
                            + patienceNanos();
            state = new State.Answering(payload, frame, SENDS - 1, again);
        }
    }
}
