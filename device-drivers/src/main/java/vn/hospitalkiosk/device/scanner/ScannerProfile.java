package vn.hospitalkiosk.device.scanner;

import java.time.Duration;
import java.util.Optional;

/// How one kind of scanner speaks.
///
/// @param suffix byte after each code, as the scanner is set up; empty: only pauses end a code
/// @param idleGap pause that ends a code of a scanner not (yet) seen to send its suffix; longer by itself on slow lines
public record ScannerProfile(
        Optional<Byte> suffix,
        Duration idleGap,
        Optional<TriggerCommands> trigger,
        Optional<IdentityQuestion> identity) {
    /// What devices.md proposes: our own timer, because the serial library counts in tenths of a second.
    public static final Duration USUAL_GAP = Duration.ofMillis(30);

    private static final byte CR = 0x0D;

    public ScannerProfile {
        if (idleGap.toMillis() < 5 || idleGap.toMillis() > 1000) {
            throw new IllegalArgumentException("a pause that ends a code has 5 to 1000 ms");
        }
    }

    /// Looks by itself, sends CR after each code: what every scanner can be set to.
    public static ScannerProfile plain() {
        return new ScannerProfile(Optional.of(CR), USUAL_GAP, Optional.empty(), Optional.empty());
    }

    /// Told by SYN T CR when to look; says what it is.
    public static ScannerProfile honeywell() {
        return new ScannerProfile(
                Optional.of(CR),
                USUAL_GAP,
                Optional.of(TriggerCommands.HONEYWELL),
                Optional.of(IdentityQuestion.HONEYWELL));
    }

    /// Told by a frame when to look, and acknowledges it.
    public static ScannerProfile newland() {
        return new ScannerProfile(
                Optional.of(CR), USUAL_GAP, Optional.of(TriggerCommands.NEWLAND), Optional.empty());
    }
}
