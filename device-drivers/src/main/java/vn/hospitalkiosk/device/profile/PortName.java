package vn.hospitalkiosk.device.profile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A serial port by its path or name, or by the USB device that brings it.
///
/// @param text `/dev/serial/by-id/usb-Honeywell_…-if00`, `COM3`, `usb:0c2e:0caa`, `usb:0c2e:0caa:SERIAL`
public record PortName(String text) {
    private static final Pattern USB =
            Pattern.compile("usb:([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(.+))?");

    /// @param serial empty: any
    public record UsbDevice(int vid, int pid, String serial) {}

    public PortName {
        if (text.isBlank() || (text.startsWith("usb:") && !USB.matcher(text).matches())) {
            throw new IllegalArgumentException(
                    "must be a port such as /dev/serial/by-id/…, COM3 or usb:0c2e:0caa:SERIAL");
        }
    }

    public Optional<UsbDevice> usb() {
        Matcher parts = USB.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new UsbDevice(
                        Integer.parseInt(parts.group(1), 16),
                        Integer.parseInt(parts.group(2), 16),
                        parts.group(3) == null ? "" : parts.group(3)));
    }
}
