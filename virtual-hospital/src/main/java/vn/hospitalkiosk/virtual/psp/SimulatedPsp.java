package vn.hospitalkiosk.virtual.psp;

import tools.jackson.databind.node.ArrayNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Page;

/// A psp's API, its app on the phone and its knobs. Closed by whoever made it; callbacks not yet brought are then given up, as after a crash.
public interface SimulatedPsp extends Page, Wallet, AutoCloseable {
    PspMoods moods();

    void moods(PspMoods wanted);

    /// Registers the hospital's callback door with a psp that takes no address with an order.
    ///
    /// @param callbackDoor scheme, host and port
    /// @return false when it is not on this machine, or this psp is told an address with each order
    default boolean registered(String callbackDoor) {
        return false;
    }

    /// A payer's own transfer, by a bank's app alone.
    ///
    /// @return false when this psp knows no transfers
    default boolean transferred(long amountVnd, String note) {
        return false;
    }

    /// Every attempt to bring a callback, in the order they ended.
    ArrayNode callbacks();

    @Override
    void close();
}
