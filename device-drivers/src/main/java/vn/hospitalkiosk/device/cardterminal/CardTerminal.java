package vn.hospitalkiosk.device.cardterminal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.hospitalkiosk.device.DeviceState;
import vn.hospitalkiosk.device.Failure;

/// A card terminal. One call at a time; a call blocks its thread, which must not be a screen's, until the profile's times are over. Nothing is thrown for what terminal, payer or cable do; each order has exactly one outcome.
public interface CardTerminal extends AutoCloseable {
    DeviceState state();

    /// @param onState called on the terminal's threads; must only hand over
    void watch(Consumer<DeviceState> onState);

    PaymentOutcome sale(Order order);

    /// Takes the money by the terminal's own QR.
    PaymentOutcome walletSale(Order order);

    /// Takes back a sale of the open batch.
    ///
    /// @param order a reference of its own, and the amount of the sale
    /// @param trace of the sale's receipt
    PaymentOutcome voidSale(Order order, String trace);

    PaymentOutcome refund(Order order);

    /// Closes the batch; refused while a result is unknown.
    SettlementOutcome settle();

    /// Whether the terminal answers; empty when it does.
    Optional<Failure> check();

    /// Asks once more what became of an open intent; empty when none is open. Happens by itself at start and every few seconds.
    Optional<PaymentOutcome> resolveOpenIntent();

    /// Directions, names and lengths of the last frames; never their content.
    List<String> trace();

    @Override
    void close();
}
