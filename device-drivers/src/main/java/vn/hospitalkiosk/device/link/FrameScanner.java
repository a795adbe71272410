package vn.hospitalkiosk.device.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a stream of bytes apart. After a damaged frame the search goes on one byte behind its start, so nothing but that frame is lost. Wipes what it has handed on.
public final class FrameScanner {
    private static final int FIRST_BYTES = 4096;

    private final FrameFormat format;
    private byte[] held = new byte[FIRST_BYTES];
    private int count;

    /// How many of the held bytes belong to a broken frame: among them only a whole frame counts.
    private int debris;

    public FrameScanner(FrameFormat format) {
        this.format = format;
    }

    public List<Signal> accept(byte[] bytes, int length) {
        if (count + length > held.length) {
            byte[] wider = Arrays.copyOf(held, 2 * (count + length));
            Arrays.fill(held, (byte) 0);
            held = wider;
        }
        System.arraycopy(bytes, 0, held, count, length);
        count += length;
        return scan(false);
    }

    /// Nothing came for longer than the gap between two bytes may be: what is open will not be completed.
    public List<Signal> silence() {
        return scan(true);
    }

    /// A frame has begun and not ended.
    public boolean open() {
        return count > 0;
    }

    private List<Signal> scan(boolean ended) {
        List<Signal> signals = new ArrayList<>();
        int at = 0;
        boolean waiting = false;
        while (at < count && !waiting) {
            switch (format.cut(held, at, count, ended)) {
                case Cut.More _ -> waiting = true;
                case Cut.Noise _ -> at++;
                case Cut.Found(int length, Signal signal) -> {
                    boolean counts = at >= debris || signal instanceof Signal.Message;
                    if (counts) {
                        signals.add(signal);
                    }
                    at += counts ? length : 1;
                }
                case Cut.Broken(int length) -> {
                    if (at >= debris) {
                        signals.add(new Signal.Damaged());
                    }
                    debris = Math.max(debris, at + length);
                    at++;
                }
            }
        }
        forget(at);
        return signals;
    }

    private void forget(int upTo) {
        System.arraycopy(held, upTo, held, 0, count - upTo);
        Arrays.fill(held, count - upTo, count, (byte) 0);
        count -= upTo;
        debris = count == 0 ? 0 : Math.max(0, debris - upTo);
    }
}
