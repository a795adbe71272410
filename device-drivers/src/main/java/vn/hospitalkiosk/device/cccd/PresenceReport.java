package vn.hospitalkiosk.device.cccd;

import java.time.Duration;
import java.util.function.Consumer;
import vn.hospitalkiosk.device.smartcard.Presence;

/// Tells of cards put down and taken up, each once. A card that leaves in mid-read is told at once: the reader may take a moment to see it, or never, when the card is back before it looks.
final class PresenceReport {
    /// Twice what pcscd takes between two looks at a reader without interrupts.
    private static final Duration REMOVAL_SEEN = Duration.ofMillis(800);

    private final Consumer<Boolean> onChange;
    private boolean present;
    private long doubtfulUntil = System.nanoTime();

    PresenceReport(Consumer<Boolean> onChange) {
        this.onChange = onChange;
    }

    /// How long the next look may wait for something to change.
    synchronized Duration nextLook(Duration usual) {
        long doubtful = doubtfulUntil - System.nanoTime();
        return doubtful > 0 && doubtful < usual.toNanos() ? Duration.ofNanos(doubtful) : usual;
    }

    synchronized void seen(Presence now) {
        switch (now) {
            case ABSENT -> {
                doubtfulUntil = System.nanoTime();
                become(false);
            }
            case REPLACED -> {
                doubtfulUntil = System.nanoTime();
                become(false);
                become(true);
            }
            case PRESENT -> {
                if (doubtfulUntil - System.nanoTime() <= 0) {
                    become(true);
                }
            }
        }
    }

    synchronized void leftInMidRead() {
        doubtfulUntil = System.nanoTime() + REMOVAL_SEEN.toNanos();
        become(false);
    }

    /// There is no reader, so there is no card.
    synchronized void absent() {
        become(false);
    }

    private void become(boolean now) {
        if (present != now) {
            present = now;
            onChange.accept(now);
        }
    }
}
