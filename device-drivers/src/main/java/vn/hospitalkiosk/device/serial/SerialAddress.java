package vn.hospitalkiosk.device.serial;

import vn.hospitalkiosk.device.UsbId;

/// Where a serial device is found, also after it was plugged in elsewhere.
public sealed interface SerialAddress {
    /// By name: `/dev/serial/by-id/…` (best: the link follows the device), `/dev/ttyS0`, `COM3`.
    record Named(String path) implements SerialAddress {}

    /// By what its USB side says of itself. A device with several ports is known by its first; for another use its link in `/dev/serial/by-id`.
    record Plugged(UsbId usb) implements SerialAddress {}
}
