package vn.hospitalkiosk.device.usb;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.usb4java.ConfigDescriptor;
import org.usb4java.Device;
import org.usb4java.DeviceDescriptor;
import org.usb4java.DeviceHandle;
import org.usb4java.EndpointDescriptor;
import org.usb4java.Interface;
import org.usb4java.InterfaceDescriptor;
import org.usb4java.LibUsb;

/// Reads what libusb keeps of a device's descriptors into our own records; native memory is given back before anything returns.
final class UsbDescriptors {
    private static final int LONGEST_TEXT = 126;

    private UsbDescriptors() {}

    static Optional<DeviceDescriptor> of(Device device) {
        DeviceDescriptor descriptor = new DeviceDescriptor();
        return LibUsb.getDeviceDescriptor(device, descriptor) == LibUsb.SUCCESS
                ? Optional.of(descriptor)
                : Optional.empty();
    }

    /// Where the device prints, in its active configuration.
    static Optional<PrinterEndpoints> printer(Device device) {
        ConfigDescriptor config = new ConfigDescriptor();
        if (LibUsb.getActiveConfigDescriptor(device, config) != LibUsb.SUCCESS) {
            return Optional.empty();
        }
        try {
            return PrinterEndpoints.among(settings(config));
        } finally {
            LibUsb.freeConfigDescriptor(config);
        }
    }

    private static List<PrinterEndpoints.Setting> settings(ConfigDescriptor config) {
        List<PrinterEndpoints.Setting> settings = new ArrayList<>();
        for (Interface each : config.iface()) {
            for (InterfaceDescriptor setting : each.altsetting()) {
                settings.add(
                        new PrinterEndpoints.Setting(
                                setting.bInterfaceNumber() & 0xFF,
                                setting.bAlternateSetting() & 0xFF,
                                setting.bInterfaceClass() & 0xFF,
                                setting.bInterfaceSubClass() & 0xFF,
                                setting.bInterfaceProtocol() & 0xFF,
                                endpoints(setting)));
            }
        }
        return settings;
    }

    private static List<PrinterEndpoints.Endpoint> endpoints(InterfaceDescriptor setting) {
        List<PrinterEndpoints.Endpoint> endpoints = new ArrayList<>();
        for (EndpointDescriptor endpoint : setting.endpoint()) {
            endpoints.add(
                    new PrinterEndpoints.Endpoint(
                            endpoint.bEndpointAddress() & 0xFF,
                            endpoint.bmAttributes() & 0xFF,
                            endpoint.wMaxPacketSize() & 0x7FF));
        }
        return endpoints;
    }

    /// A text the device holds, bounded, without control characters; empty when it has none.
    static String text(DeviceHandle handle, byte index) {
        if (index == 0) {
            return "";
        }
        String text = LibUsb.getStringDescriptor(handle, index);
        if (text == null) {
            return "";
        }
        String plain = text.replaceAll("\\p{Cntrl}", "").strip();
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) : plain;
    }

    /// `1-1.4`: bus, then the sockets from the root hub on; stays the same while the cable stays where it is.
    static String socket(Device device) {
        ByteBuffer ports = ByteBuffer.allocateDirect(7);
        int count = LibUsb.getPortNumbers(device, ports);
        StringBuilder path = new StringBuilder().append(LibUsb.getBusNumber(device));
        for (int i = 0; i < count; i++) {
            path.append(i == 0 ? '-' : '.').append(ports.get(i) & 0xFF);
        }
        return path.toString();
    }

    static String speed(Device device) {
        return switch (LibUsb.getDeviceSpeed(device)) {
            case LibUsb.SPEED_LOW -> "1.5 Mbit/s";
            case LibUsb.SPEED_FULL -> "12 Mbit/s";
            case LibUsb.SPEED_HIGH -> "480 Mbit/s";
            case LibUsb.SPEED_SUPER -> "5 Gbit/s";
            default -> "unknown";
        };
    }
}
