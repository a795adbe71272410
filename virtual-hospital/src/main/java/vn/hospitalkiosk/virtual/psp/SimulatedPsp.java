package vn.hospitalkiosk.virtual.psp;

import tools.jackson.databind.node.ArrayNode;
import vn.hospitalkiosk.virtual.phone.Wallet;
import vn.hospitalkiosk.virtual.web.Page;

/// A psp's API, its app on the phone and its knobs. Closed by whoever made it; callbacks not yet brought are then given up, as after a crash.
public interface SimulatedPsp extends Page, Wallet, AutoCloseable {
    PspMoods moods();

    void moods(PspMoods wanted);

    /// Every attempt to bring a callback, in the order they ended.
    ArrayNode callbacks();

    @Override
    void close();
}
