package vn.hospitalkiosk.device.cardterminal;

import java.util.Optional;
import java.util.function.Consumer;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.Failure;

/// A card terminal. One call at a time; a call blocks its thread, which must not be a screen's, until the profile's times are over. Nothing is thrown for what terminal, payer or cable do; each order has exactly one outcome; while the terminal is not there, none is started.
public interface CardTerminal extends Device {
    @Override
    default DeviceKind kind() {
        return DeviceKind.CARD_TERMINAL;
    }

    default PaymentOutcome sale(Order order) {
        return sale(order, _ -> {});
    }

    /// @param steps hears how far it is, on the calling thread; must only hand over
    PaymentOutcome sale(Order order, Consumer<SaleStep> steps);

    /// From any thread: asks the terminal to stop waiting for a card. A wish only: the sale's outcome tells what became of it, and a payment wins.
    ///
    /// @return false when this terminal cannot be asked: the payer presses its red key
    boolean giveUp();

    /// Takes the money by the terminal's own QR.
    PaymentOutcome walletSale(Order order);

    /// Takes back a sale of the open batch.
    ///
    /// @param order a reference of its own, and the amount of the sale
    /// @param trace of the sale's receipt
    PaymentOutcome voidSale(Order order, String trace);

    PaymentOutcome refund(Order order);

    /// Closes the batch and compares its totals with our own count; refused while a result is unknown.
    SettlementOutcome settle();

    /// Whether the terminal answers; empty when it does.
    Optional<Failure> check();

    /// Asks once more what became of an open intent; empty when none is open. Happens by itself at start and until it is known.
    Optional<PaymentOutcome> resolveOpenIntent();
}
