package vn.hospitalkiosk.device.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last frames of one device, for a technician: direction, kind and length, never content. Nothing that needs redaction gets in.
public final class WireTrace {
    private static final int LINES = 4096;

    private final Deque<String> lines = new ArrayDeque<>();
    private final long began = System.nanoTime();

    public void sent(String what) {
        add("> ", what);
    }

    public void heard(String what) {
        add("< ", what);
    }

    private synchronized void add(String direction, String what) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        long millis = (System.nanoTime() - began) / 1_000_000;
        lines.addLast(millis + " ms " + direction + what);
    }

    /// Oldest first.
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
