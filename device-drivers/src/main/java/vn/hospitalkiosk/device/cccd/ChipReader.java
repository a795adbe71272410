package vn.hospitalkiosk.device.cccd;

import java.util.function.Consumer;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;

/// A reader for chip ID cards. Owns one platform thread; listeners are called on it and must only hand over.
public interface ChipReader extends Device {
    @Override
    default DeviceKind kind() {
        return DeviceKind.CHIP_READER;
    }

    /// How the reader is reached: `pcsc` (PC/SC) or `virtual-socket` (simulated environment only).
    String transport();

    /// Begins to look for the reader and for cards. Called once.
    ///
    /// @param onPresence hears true when a card is put down, false when it leaves
    void listen(Consumer<Boolean> onPresence);

    /// Read the card that lies on the reader. Returns at once; `onStep` and then exactly one `onOutcome` follow. A second call while one runs is refused with `IllegalStateException`.
    void read(ReadRequest request, Consumer<ReadStep> onStep, Consumer<ReadOutcome> onOutcome);

    /// With the access number alone.
    ///
    /// @param accessNumber CAN, the last six digits of the personal number
    default void read(
            AccessNumber accessNumber, Consumer<ReadStep> onStep, Consumer<ReadOutcome> onOutcome) {
        read(ReadRequest.with(accessNumber), onStep, onOutcome);
    }
}
