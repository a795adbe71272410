package vn.hospitalkiosk.device;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What all devices have in common. Each looks after itself: it is opened, watched and opened again in the background; callers see its state and ask.
public interface Device extends AutoCloseable {
    DeviceKind kind();

    DeviceState state();

    /// @param onState hears every change from now on, in order, on the device's threads; must only hand over
    void watch(Consumer<DeviceState> onState);

    /// What happened to it since the program started.
    DeviceHistory history();

    /// What the device says of itself, in words for technicians: model, firmware, protocol. In the order to show; empty until it is known. Shown only, never acted on.
    Map<String, String> identity();

    /// The last frames: direction, kind and length, never content.
    List<String> trace();

    /// Lets go of the device; returns within about a second. Never throws.
    @Override
    void close();
}
