package vn.hospitalkiosk.device.cccd;

import java.util.function.Consumer;
import vn.hospitalkiosk.device.DeviceState;

/// A reader for chip ID cards. Owns one platform thread; listeners are called on it and must only hand over.
public interface ChipReader extends AutoCloseable {
    /// How the reader is reached: `pcsc` (PC/SC) or `virtual-socket` (simulated environment only).
    String transport();

    DeviceState state();

    /// Start watching. `onPresence` hears true when a card is put down, false when it leaves; `onState` hears every change of state.
    void watch(Consumer<Boolean> onPresence, Consumer<DeviceState> onState);

    /// Read the card that lies on the reader. Returns at once; `onStep` and then exactly one `onOutcome` follow. A second call while one runs is refused with `IllegalStateException`.
    ///
    /// @param accessNumber CAN, the last six digits of the personal number
    void read(
            AccessNumber accessNumber, Consumer<ReadStep> onStep, Consumer<ReadOutcome> onOutcome);

    @Override
    void close();
}
