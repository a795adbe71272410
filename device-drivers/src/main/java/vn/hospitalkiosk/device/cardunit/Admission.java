package vn.hospitalkiosk.device.cardunit;

import java.util.Optional;
import vn.hospitalkiosk.device.Failure;

/// What was found about an inserted card before anybody may talk to it.
public sealed interface Admission {
    /// A card with a chip, at the contacts and switched on.
    @SuppressWarnings("ArrayRecordComponent") // made for one card, compared with none
    record ContactCard(byte[] atr) implements Admission {}

    /// A contactless card, at the antenna and switched on.
    record ContactlessCard(RadioCard type) implements Admission {}

    /// A payment card: nothing of it is kept, and it was told to go back.
    ///
    /// @param ejected what became of giving it back
    record PaymentCardRefused(MotionOutcome ejected) implements Admission {}

    record NoCard() implements Admission {}

    /// No chip answers; the card stays where it is.
    record Unreadable(Failure failure) implements Admission {}

    record Trouble(Failure failure) implements Admission {}

    /// The card's way of speaking, when it was let in.
    default Optional<RadioCard> radio() {
        return this instanceof ContactlessCard(RadioCard type)
                ? Optional.of(type)
                : Optional.empty();
    }
}
