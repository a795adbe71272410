package vn.hospitalkiosk.device.scanner;

import java.util.function.Consumer;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;

/// A scanner that delivers texts. Listeners are called on its own platform thread and must only hand over.
public interface CodeScanner extends Device {
    @Override
    default DeviceKind kind() {
        return DeviceKind.SCANNER;
    }

    /// Start listening, once; goes on by itself after the cable was out.
    ///
    /// @param onText one scanned text, NFC, bounded to 4,096 characters, control and formatting characters stripped, the same text within 1.5 s delivered once
    void listen(Consumer<String> onText);

    /// Lets a scanner that looks only when told so look for codes from now on, or stop. At first it looks. In the background.
    ///
    /// @return false: this one cannot be told, it always looks; or it is not there
    default boolean light(boolean on) {
        return false;
    }
}
