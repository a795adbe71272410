package vn.hospitalkiosk.virtual.wallet;

import java.net.URI;
import java.util.List;
import vn.hospitalkiosk.virtual.phone.Wallet;

/// A simulated psp as `/control/<psp>` turns its knobs.
public interface SimulatedPsp extends Wallet {
    WalletMoods moods();

    void moods(WalletMoods wanted);

    /// Where callbacks go from now on: scheme, host and port of the hospital's callback door, as it would be registered with the psp.
    void registered(URI callbackDoor);

    /// Every attempt to bring a callback, in the order they ended.
    List<Courier.Delivery> deliveries();
}
