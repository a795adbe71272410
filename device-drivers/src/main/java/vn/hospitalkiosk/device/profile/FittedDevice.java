package vn.hospitalkiosk.device.profile;

import vn.hospitalkiosk.device.Failure;

/// What a file of `config/devices` comes to.
public sealed interface FittedDevice<T extends DeviceFile> {
    record Installed<T extends DeviceFile>(T file) implements FittedDevice<T> {}

    /// `installed: false`.
    record NotInstalled<T extends DeviceFile>() implements FittedDevice<T> {}

    /// The file cannot be used; the other devices can. The detail names file, line and key.
    record Wrong<T extends DeviceFile>(Failure failure) implements FittedDevice<T> {}
}
