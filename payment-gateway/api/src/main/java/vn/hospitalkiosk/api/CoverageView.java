package vn.hospitalkiosk.api;

import java.time.LocalDate;
import java.util.Optional;

/// State of the patient's health insurance (BHYT) as far as known now.
///
/// @param maskedCard last four of the card number, `•••• 6789`
/// @param percent share the insurance pays of covered costs, 0–100, when known
public record CoverageView(
        State state,
        Optional<String> maskedCard,
        Optional<LocalDate> until,
        Optional<Integer> percent) {
    public enum State {
        VALID,
        NEW_CARD,
        EXPIRED,
        CHECKING,
        NOT_USED,
        UNVERIFIED
    }
}
