package vn.hospitalkiosk.kiosk.journey;

import java.time.Instant;
import java.util.Optional;

/// How this patient wants the screen: the dock. Wiped to `DEFAULT` with everything else.
///
/// @param staffCalledAt when "Gọi nhân viên" was pressed and accepted
public record Comfort(
        Language language,
        boolean largeText,
        boolean highContrast,
        Sound sound,
        Optional<Instant> staffCalledAt) {
    public static final Comfort DEFAULT =
            new Comfort(Language.VIETNAMESE, false, false, Sound.OFF, Optional.empty());

    public enum Language {
        VIETNAMESE,
        ENGLISH
    }

    public enum Sound {
        OFF,
        ON,
        LOUD
    }

    /// Idle times are doubled for people who asked for help of any kind.
    public boolean slower() {
        return largeText || highContrast || sound != Sound.OFF;
    }
}
