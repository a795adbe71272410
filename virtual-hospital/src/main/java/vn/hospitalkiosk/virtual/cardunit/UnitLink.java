package vn.hospitalkiosk.virtual.cardunit;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import vn.hospitalkiosk.virtual.fault.Faults;
import vn.hospitalkiosk.virtual.line.Device;
import vn.hospitalkiosk.virtual.line.Outbox;

/// The unit's side of the link (document section 1.4): ACK, execute, respond, and what goes wrong. A command that comes again while it is being executed is acknowledged again, not executed again; once answered, the same command is a new one.
final class UnitLink implements Device {
    private static final int LONGEST_STORM = 6;
    private static final int QUICK_MILLIS = 2;
    private static final int GAP_MILLIS = 30;

    private sealed interface State {
        record Idle() implements State {}

        /// @param halfNanos when half of it is done: where power fails
        @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals
        record Executing(
                byte[] text, long halfNanos, long dueNanos, Faults.Draw<CardUnitMishap> fate)
                implements State {}

        /// Waits for the host's ACK.
        @SuppressWarnings("ArrayRecordComponent") // not compared
        record Answered(byte[] frame) implements State {}
    }

    private final CardUnitSimulator unit;
    private final Frames frames = new Frames();
    private State state = new State.Idle();
    private int stormLeft;
    private boolean stormOver;

    UnitLink(CardUnitSimulator unit) {
        this.unit = unit;
    }

    @Override
    public void receive(byte[] bytes, Outbox out) {
        if (!unit.powered()) {
            return;
        }
        for (Frames.Event event : frames.take(bytes, System.nanoTime())) {
            switch (event) {
                case Frames.Event.Text(int address, byte[] text) -> {
                    if (address == unit.busAddress()) {
                        command(text, out);
                    }
                }
                case Frames.Event.Spoiled() -> out.send(new byte[] {Frames.NAK});
                case Frames.Event.Control(byte code) -> control(code, out);
            }
        }
    }

    @Override
    public void hungUp(Outbox out) {
        // A serial port does not tell.
    }

    private void command(byte[] text, Outbox out) {
        if (state instanceof State.Executing busy) {
            if (Arrays.equals(busy.text(), text)) {
                unit.count(CardUnitSimulator.Event.REPEATED);
                out.send(new byte[] {Frames.ACK});
            }
            return;
        }
        if (stormLeft > 0) {
            stormLeft--;
            stormOver = stormLeft == 0;
            out.send(new byte[] {Frames.NAK});
            return;
        }
        Faults.Draw<CardUnitMishap> fate = stormOver ? Faults.Draw.calm() : unit.faults().draw();
        stormOver = false;
        if (fate.is(CardUnitMishap.NAK_STORM)) {
            stormLeft = fate.random().nextInt(LONGEST_STORM);
            stormOver = stormLeft == 0;
            out.send(new byte[] {Frames.NAK});
        } else if (!fate.is(CardUnitMishap.NOT_HEARD)) {
            begin(text, fate, out);
        }
    }

    private void begin(byte[] text, Faults.Draw<CardUnitMishap> fate, Outbox out) {
        unit.count(CardUnitSimulator.Event.COMMAND);
        if (!fate.is(CardUnitMishap.LOST_ACK)) {
            out.send(new byte[] {Frames.ACK});
            if (Brain.isMove(text)) {
                unit.count(CardUnitSimulator.Event.MOTION_ACKNOWLEDGED);
            }
        }
        long millis = Brain.isMotion(text) ? unit.motionMillis() : QUICK_MILLIS;
        long now = System.nanoTime();
        state =
                new State.Executing(
                        text,
                        now + TimeUnit.MILLISECONDS.toNanos(millis) / 2,
                        now + TimeUnit.MILLISECONDS.toNanos(millis),
                        fate);
    }

    private void control(byte code, Outbox out) {
        switch (code) {
            case Frames.ACK -> {
                if (state instanceof State.Answered) {
                    state = new State.Idle();
                }
            }
            case Frames.NAK -> {
                if (state instanceof State.Answered(byte[] frame)) {
                    out.send(frame);
                }
            }
            case Frames.EOT -> {
                if (state instanceof State.Executing) {
                    unit.count(CardUnitSimulator.Event.DISCONTINUED);
                }
                state = new State.Idle();
                out.clear();
                out.send(new byte[] {Frames.EOT});
            }
            default -> throw new IllegalStateException("not a control byte");
        }
    }

    @Override
    public void tick(Outbox out) {
        if (unit.takePowerCut()) {
            powerOff(out);
        }
        if (!(state instanceof State.Executing busy)) {
            return;
        }
        long now = System.nanoTime();
        if (busy.fate().is(CardUnitMishap.POWER_CYCLE) && now - busy.halfNanos() >= 0) {
            if (busy.fate().random().nextBoolean()) {
                unit.execute(busy.text(), false);
            }
            unit.powerCycle();
        } else if (now - busy.dueNanos() >= 0) {
            byte[] reply = unit.execute(busy.text(), busy.fate().is(CardUnitMishap.JAM));
            respond(Frames.frame(unit.busAddress(), reply), busy.fate(), out);
        }
    }

    private void powerOff(Outbox out) {
        state = new State.Idle();
        stormLeft = 0;
        stormOver = false;
        out.clear();
    }

    private void respond(byte[] frame, Faults.Draw<CardUnitMishap> fate, Outbox out) {
        state = new State.Answered(frame);
        if (fate.mishap().isEmpty()) {
            out.send(frame);
            return;
        }
        switch (fate.mishap().get()) {
            case LOST_RESPONSE -> state = new State.Idle();
            case DUPLICATE_RESPONSE -> {
                out.send(frame);
                out.sendAfter(GAP_MILLIS, frame);
            }
            case LATE_RESPONSE -> {
                state = new State.Idle();
                out.sendAfter(unit.lateMillis(), frame);
            }
            case SPOILED_RESPONSE -> {
                byte[] spoiled = frame.clone();
                spoiled[spoiled.length - 1] ^= (byte) (1 << fate.random().nextInt(8));
                out.send(spoiled);
            }
            case SLOW_BYTES -> out.sendAfter(0, frame, unit.paceMillis());
            case GARBAGE -> {
                out.send(Noise.bytes(fate.random()));
                out.send(frame);
            }
            case UNPLUG -> {
                out.send(Arrays.copyOf(frame, fate.random().nextInt(frame.length)));
                out.cutAfter(0, unit.downMillis());
                state = new State.Idle();
            }
            case NAK_STORM, NOT_HEARD, LOST_ACK, POWER_CYCLE, JAM -> out.send(frame);
        }
    }
}
