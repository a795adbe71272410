package vn.hospitalkiosk.device.scanner;

import java.util.function.Consumer;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;

/// A scanner that delivers texts. Reads on one platform thread of its own; listeners are called on it and must only hand over.
public interface CodeScanner extends Device {
    @Override
    default DeviceKind kind() {
        return DeviceKind.SCANNER;
    }

    /// Start listening, once; goes on by itself after the cable was out.
    ///
    /// @param onText one scanned text, bounded to 4,096 characters, control characters stripped, the same text within 1.5 s delivered once
    void listen(Consumer<String> onText);
}
