package vn.hospitalkiosk.kiosk.screen.part;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What a screen remembers for itself while it is shown: the page of a long list, and when it first saw a thing. Holds nothing about the patient.
public final class Memory {
    private final Runnable redraw;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private int page;
    private String wish = "";
    private Instant wishUntil = Instant.MIN;

    private final Clock clock;

    public Memory(Clock clock, Runnable redraw) {
        this.clock = clock;
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
        firstSeen.clear();
    }

    /// A way chosen on this screen or the one before, such as "Quét mã QR"; forgotten by itself.
    public void wish(String what, Duration time) {
        wish = what;
        wishUntil = clock.instant().plus(time);
        redraw.run();
    }

    /// Empty when nothing was chosen or too long ago.
    public String wish(Instant now) {
        return now.isBefore(wishUntil) ? wish : "";
    }

    /// The patient is gone.
    public void wipe() {
        forget();
        wish = "";
    }
}
