package vn.hospitalkiosk.kiosk.devices;

import vn.hospitalkiosk.device.DeviceKind;
import vn.hospitalkiosk.device.DeviceState;

/// Who hears what devices say. Called on the devices' threads; must only hand over.
public interface DeviceEars {
    void changed(DeviceKind kind, DeviceState state);

    /// A card was laid on the chip reader, or taken away.
    void card(boolean present);

    /// A text the code scanner read.
    void scanned(String text);
}
