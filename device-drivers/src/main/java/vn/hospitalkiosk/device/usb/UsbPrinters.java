package vn.hospitalkiosk.device.usb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.usb4java.Device;
import org.usb4java.DeviceDescriptor;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;

/// The USB printers of this machine (class 7, subclass 1). Asked by a technician or by diagnosis, not in a loop.
public final class UsbPrinters {
    private UsbPrinters() {}

    /// Printers plugged in now, whether they can be used or not. Disturbs nobody who prints.
    ///
    /// @throws LineGoneException when USB cannot be looked at
    public static List<UsbPrinterFacts> attached() {
        try (UsbBus bus = UsbBus.fresh()) {
            return bus.each(UsbPrinters::facts);
        }
    }

    private static List<UsbPrinterFacts> facts(Device device) {
        Optional<DeviceDescriptor> descriptor = UsbDescriptors.of(device);
        Optional<PrinterEndpoints> endpoints = UsbDescriptors.printer(device);
        if (descriptor.isEmpty() || endpoints.isEmpty()) {
            return List.of();
        }
        try {
            DeviceHandle handle = UsbBus.open(device);
            try {
                return List.of(facts(device, descriptor.get(), handle, endpoints.get()));
            } finally {
                LibUsb.close(handle);
            }
        } catch (LineGoneException e) {
            return List.of(unopened(device, descriptor.get(), e.trouble()));
        }
    }

    /// Of a device that is open.
    static UsbPrinterFacts facts(
            Device device,
            DeviceDescriptor descriptor,
            DeviceHandle handle,
            PrinterEndpoints endpoints) {
        String serial = UsbDescriptors.text(handle, descriptor.iSerialNumber());
        return new UsbPrinterFacts(
                id(descriptor, serial.isEmpty() ? Optional.empty() : Optional.of(serial)),
                UsbDescriptors.socket(device),
                UsbDescriptors.speed(device),
                UsbDescriptors.text(handle, descriptor.iManufacturer()),
                UsbDescriptors.text(handle, descriptor.iProduct()),
                release(descriptor),
                LibUsb.kernelDriverActive(handle, endpoints.interfaceNumber()) == 1,
                Optional.empty());
    }

    private static UsbPrinterFacts unopened(
            Device device, DeviceDescriptor descriptor, LineTrouble trouble) {
        return new UsbPrinterFacts(
                id(descriptor, Optional.empty()),
                UsbDescriptors.socket(device),
                UsbDescriptors.speed(device),
                "",
                "",
                release(descriptor),
                false,
                Optional.of(trouble));
    }

    private static UsbId id(DeviceDescriptor descriptor, Optional<String> serial) {
        return new UsbId(descriptor.idVendor() & 0xFFFF, descriptor.idProduct() & 0xFFFF, serial);
    }

    /// bcdDevice: `0x0112` is release 1.12.
    private static String release(DeviceDescriptor descriptor) {
        int bcd = descriptor.bcdDevice() & 0xFFFF;
        return String.format(Locale.ROOT, "%x.%02x", bcd >> 8, bcd & 0xFF);
    }
}
