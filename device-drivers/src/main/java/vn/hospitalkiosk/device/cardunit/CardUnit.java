package vn.hospitalkiosk.device.cardunit;

import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;

/// A unit that takes and gives hospital cards. One call at a time; a call blocks its thread, which must not be a screen's, until the profile's times are over. Nothing is thrown for what unit, card or cable do; while the unit is not there, nothing is done.
public interface CardUnit extends Device {
    @Override
    default DeviceKind kind() {
        return DeviceKind.CARD_UNIT;
    }

    /// Makes the unit ready anew; a card inside is treated as the profile says. Happens by itself when power came back.
    MotionOutcome initialise();

    UnitAnswer<UnitStatus> status();

    /// Lets a card in, or keeps the slot shut.
    UnitAnswer<UnitStatus> entry(boolean open);

    /// Takes the next card from the stacker, or the one at the gate, to the contacts inside.
    MotionOutcome feed();

    /// Looks at the card inside and switches it on; a payment card goes back at once.
    Admission admit();

    /// Exchanges one APDU with the card `admit` let in; never repeated. An answer that holds a payment card's number is wiped and refused with U32.
    ///
    /// @param apdu 4 to 261 bytes
    UnitAnswer<byte[]> exchange(Admission admitted, byte[] apdu);

    /// Shows the card at the gate, where the patient can take it and the unit can draw it back; without a card inside, the next one from the stacker.
    MotionOutcome hold();

    /// Lets go of the card.
    MotionOutcome eject();

    /// Drops the card into the bin.
    MotionOutcome capture();

    /// How many cards the bin took since its counter was set.
    UnitAnswer<Integer> binCount();

    /// Payment cards refused since the program started.
    int paymentCardsRefused();
}
