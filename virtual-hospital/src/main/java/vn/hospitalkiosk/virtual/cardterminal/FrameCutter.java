package vn.hospitalkiosk.virtual.cardterminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Cuts a stream of bytes into events; a frame that does not go on for a second is given up.
final class FrameCutter {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    interface Cutter {
        /// How many bytes from `at` are done with; 0 when a frame is not complete yet.
        int next(byte[] held, int at, List<Codec.Event> events);
    }

    private final Cutter cutter;
    private byte[] held = new byte[0];
    private long lastNanos;

    FrameCutter(Cutter cutter) {
        this.cutter = cutter;
    }

    void reset() {
        held = new byte[0];
    }

    List<Codec.Event> take(byte[] bytes, long nowNanos) {
        if (nowNanos - lastNanos > PATIENCE_NANOS) {
            reset();
        }
        lastNanos = nowNanos;
        int old = held.length;
        held = Arrays.copyOf(held, old + bytes.length);
        System.arraycopy(bytes, 0, held, old, bytes.length);
        List<Codec.Event> events = new ArrayList<>();
        int at = 0;
        while (at < held.length) {
            int used = cutter.next(held, at, events);
            if (used == 0) {
                break;
            }
            at += used;
        }
        held = Arrays.copyOfRange(held, at, held.length);
        return events;
    }
}
