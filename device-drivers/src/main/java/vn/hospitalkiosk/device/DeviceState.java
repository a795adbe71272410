package vn.hospitalkiosk.device;

import java.time.Instant;

/// What a device is doing, as its driver knows it.
public sealed interface DeviceState {
    /// Looking for it, opening it.
    record Connecting() implements DeviceState {}

    record Ready() implements DeviceState {}

    /// Works, but somebody should come soon (paper low).
    record Attention(Failure failure) implements DeviceState {}

    /// Does not work until somebody comes (no paper, unplugged).
    record Faulty(Failure failure, Instant since) implements DeviceState {}

    /// Switched off or not configured.
    record Absent() implements DeviceState {}
}
