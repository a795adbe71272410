package vn.hospitalkiosk.device.serial;

import vn.hospitalkiosk.device.ByteLine;

/// The short way to a serial line that is 8N1 and known by name.
public final class SerialByteLine {
    private SerialByteLine() {}

    /// Opens the port anew each time, dropping what had come in before.
    ///
    /// @param path `/dev/serial/by-id/…`, `COM3`, …; may appear and vanish
    public static ByteLine.Opener to(String path, int baud) {
        return SerialLine.to(SerialSettings.of(path, baud));
    }
}
