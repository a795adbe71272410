package vn.hospitalkiosk.virtual.printer;

import java.io.EOFException;
import java.io.IOException;

/// One wire as a stream of bytes in and answers out. Reading stands still while the printer is stalled, and what comes in the dark is lost.
final class Line {
    private static final byte[] NOTHING = {};

    private final Wire wire;
    private final Panel panel;
    private final Mishaps mishaps;
    private final Replies replies;
    private int powerUps;
    private byte[] chunk = NOTHING;
    private int at;

    /// How often the power had come back when the chunk was read.
    private int chunkOf;

    Line(Wire wire, Panel panel, Mishaps mishaps, Replies replies) {
        this.wire = wire;
        this.panel = panel;
        this.mishaps = mishaps;
        this.replies = replies;
        this.powerUps = panel.powerUps.get();
    }

    /// The next byte, 0 to 255. `EOFException` at the end of the wire, `PowerLost` once after the power came back.
    int next() throws IOException {
        do {
            if (at == chunk.length || chunkOf != panel.powerUps.get()) {
                fill();
            }
            if (powerUps != chunkOf) {
                powerUps = chunkOf;
                throw new PowerLost();
            }
            at++;
        } while (lost());
        return chunk[at - 1] & 0xFF;
    }

    private void fill() throws IOException {
        do {
            panel.stall.await();
            chunk = wire.read();
            at = 0;
            if (chunk.length == 0) {
                throw new EOFException();
            }
            panel.stall.await();
            chunkOf = panel.powerUps.get();
        } while (!panel.power);
    }

    /// A cable pulled, or power lost, at this byte: it and what came with it are gone.
    private boolean lost() {
        if (mishaps.cutAtThisByte() || !panel.power) {
            chunk = NOTHING;
            at = 0;
            return true;
        }
        return false;
    }

    /// Two bytes, low first.
    int word() throws IOException {
        int low = next();
        return low | next() << 8;
    }

    void skip(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            next();
        }
    }

    void answer(byte[] bytes) {
        if (panel.power) {
            replies.say(bytes);
        }
    }

    /// XON or XOFF: no reply, so nothing happens to it.
    void flow(int control) {
        replies.control(control);
    }
}
