package vn.hospitalkiosk.device.cardunit;

import java.util.List;
import java.util.function.Consumer;
import vn.hospitalkiosk.device.DeviceState;

/// A unit that takes and gives hospital cards. One call at a time; a call blocks its thread, which must not be a screen's, until the profile's times are over. Nothing is thrown for what unit, card or cable do.
public interface CardUnit extends AutoCloseable {
    DeviceState state();

    /// @param onState called on the unit's threads; must only hand over
    void watch(Consumer<DeviceState> onState);

    /// Makes the unit ready after power came back; a card inside is treated as the profile says.
    MotionOutcome initialise();

    UnitAnswer<UnitStatus> status();

    /// Lets a card in, or keeps the slot shut.
    UnitAnswer<UnitStatus> entry(boolean open);

    /// Looks at the card inside and switches it on; a payment card goes back at once.
    Admission admit();

    /// Exchanges one APDU with the card `admit` let in; never repeated. An answer that holds a payment card's number is wiped and refused with U32.
    ///
    /// @param apdu 4 to 261 bytes
    UnitAnswer<byte[]> exchange(Admission admitted, byte[] apdu);

    /// Takes the next card from the stacker, or one from the gate, to the waiting place inside.
    MotionOutcome hold();

    MotionOutcome eject();

    /// Drops the card into the bin.
    MotionOutcome capture();

    /// How many cards the bin took since its counter was set.
    UnitAnswer<Integer> binCount();

    /// Payment cards refused since the program started.
    int paymentCardsRefused();

    /// Directions, names and lengths of the last frames; never their content.
    List<String> trace();

    @Override
    void close();
}
