package vn.hospitalkiosk.kiosk.screen.part;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What a screen remembers for itself while it is shown: the page of a long list, and when it first saw a thing. Holds nothing about the patient.
public final class Memory {
    private final Runnable redraw;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private int page;
    private String chosen = "";

    public Memory(Runnable redraw) {
        this.redraw = redraw;
    }

    public int page() {
        return page;
    }

    public void turnTo(int newPage) {
        page = newPage;
        redraw.run();
    }

    /// When `thing` was first asked about: `now` on the first call.
    public Instant since(String thing, Instant now) {
        return firstSeen.computeIfAbsent(thing, _ -> now);
    }

    /// Another screen, or another text size: pages are cut anew.
    public void forget() {
        page = 0;
        chosen = "";
        firstSeen.clear();
    }

    /// Which of several ways with the same effect was touched, by its id.
    public void choose(String id) {
        chosen = id;
    }

    /// Empty when none was.
    public String chosen() {
        return chosen;
    }
}
