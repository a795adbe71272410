package vn.hospitalkiosk.device;

/// What a driver or its supervisor noticed about a device.
public sealed interface DeviceEvent {
    /// It is being looked for.
    record Sought() implements DeviceEvent {}

    /// It is there and says that all is well.
    record Well() implements DeviceEvent {}

    /// It works, and says what it will need soon.
    record Warned(Failure failure) implements DeviceEvent {}

    /// It is there and says why it does not work.
    record Failed(Failure failure) implements DeviceEvent {}

    /// It is not there, or does not answer.
    record Lost(Failure failure) implements DeviceEvent {}

    /// The program lets go of it.
    record Released() implements DeviceEvent {}
}
