package vn.hospitalkiosk.api;

import java.time.Instant;
import java.util.Optional;

/// A result the HIS has or waits for: its name and where it is handed out, never a value.
///
/// @param name `Xét nghiệm sinh hoá máu`
/// @param at when it became ready, or is expected
public record ResultView(String id, String name, State state, Optional<Instant> at, Place place) {
    public enum State {
        ORDERED,
        IN_PROGRESS,
        READY
    }
}
