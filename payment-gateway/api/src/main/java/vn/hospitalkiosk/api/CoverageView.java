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
    /// What the patient reads; the gateway decides, the kiosk shows. None of them stops a visit.
    public enum State {
        VALID,
        /// Good, on a card that replaces the one presented; `maskedCard` is the new one.
        NEW_CARD,
        EXPIRED,
        /// The insurance knows no card of this person, or counts the person as no longer insured.
        NOT_INSURED,
        /// The insurance answered with something only staff can settle: another name or birth date, a number that cannot be one, a card taken back.
        SEE_DESK,
        /// Asked, not answered yet; the answer is fetched later.
        CHECKING,
        /// Nobody asked: the patient comes without insurance, or the HIS tells of none.
        NOT_USED,
        /// No usable answer: admitted, evidence kept, asked again by itself until there is one.
        UNVERIFIED,
        /// No usable answer from a HIS that asks the insurance itself: admitted, asked again only while the patient stands here.
        NOT_ANSWERED;

        /// Whether an answer may still come that changes what the patient reads.
        public boolean isOpen() {
            return switch (this) {
                case CHECKING, UNVERIFIED, NOT_ANSWERED -> true;
                case VALID, NEW_CARD, EXPIRED, NOT_INSURED, SEE_DESK, NOT_USED -> false;
            };
        }
    }
}
