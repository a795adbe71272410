package vn.hospitalkiosk.virtual.cardunit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// CRT-591 frames: `F2 ADDR LENH LENL TEXT 03 BCC`, BCC the exclusive or of all bytes before it; ACK, NAK and EOT stand alone. Finds them in a stream of bytes, noise skipped.
final class Frames {
    static final byte ACK = 0x06;
    static final byte NAK = 0x15;
    static final byte EOT = 0x04;

    private static final int STX = 0xF2;
    private static final int ETX = 0x03;
    private static final int HEAD = 4;
    private static final int TAIL = 2;
    private static final int LEAST_TEXT = 3;
    private static final int MOST_TEXT = 3 + 512;

    /// A frame that does not go on for this long is given up.
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    sealed interface Event {
        @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where needed
        record Text(int address, byte[] text) implements Event {}

        /// A frame with a wrong check byte or end.
        record Spoiled() implements Event {}

        record Control(byte code) implements Event {}
    }

    private byte[] held = new byte[0];
    private long lastNanos;

    static byte[] frame(int address, byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(STX);
        out.write(address);
        out.write(text.length >> 8);
        out.write(text.length);
        out.writeBytes(text);
        out.write(ETX);
        out.write(check(out.toByteArray(), 0, out.size()));
        return out.toByteArray();
    }

    List<Event> take(byte[] bytes, long nowNanos) {
        if (nowNanos - lastNanos > PATIENCE_NANOS) {
            held = new byte[0];
        }
        lastNanos = nowNanos;
        int old = held.length;
        held = Arrays.copyOf(held, old + bytes.length);
        System.arraycopy(bytes, 0, held, old, bytes.length);
        List<Event> events = new ArrayList<>();
        int at = 0;
        while (at < held.length) {
            int used = next(at, events);
            if (used == 0) {
                break;
            }
            at += used;
        }
        held = Arrays.copyOfRange(held, at, held.length);
        return events;
    }

    /// How many bytes are done with; 0 when a frame is not complete yet.
    private int next(int at, List<Event> events) {
        int first = held[at] & 0xFF;
        if (first == ACK || first == NAK || first == EOT) {
            events.add(new Event.Control(held[at]));
            return 1;
        }
        if (first != STX) {
            return 1;
        }
        if (held.length - at < HEAD) {
            return 0;
        }
        int length = (held[at + 2] & 0xFF) << 8 | (held[at + 3] & 0xFF);
        if (length < LEAST_TEXT || length > MOST_TEXT) {
            return 1;
        }
        int size = HEAD + length + TAIL;
        if (held.length - at < size) {
            return 0;
        }
        boolean whole =
                held[at + HEAD + length] == ETX
                        && held[at + size - 1] == (byte) check(held, at, at + size - 1);
        events.add(
                whole
                        ? new Event.Text(
                                held[at + 1] & 0xFF,
                                Arrays.copyOfRange(held, at + HEAD, at + HEAD + length))
                        : new Event.Spoiled());
        return size;
    }

    private static int check(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum ^= bytes[i];
        }
        return sum;
    }
}
