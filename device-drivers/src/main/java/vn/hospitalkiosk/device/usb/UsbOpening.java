package vn.hospitalkiosk.device.usb;

import java.util.List;
import java.util.Optional;
import org.usb4java.Device;
import org.usb4java.DeviceDescriptor;
import org.usb4java.DeviceHandle;
import org.usb4java.LibUsb;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;
import vn.hospitalkiosk.device.UsbId;

/// Finds one printer among all USB devices and takes hold of it.
final class UsbOpening {
    private UsbOpening() {}

    private record Opened(DeviceHandle handle, PrinterEndpoints endpoints, UsbPrinterFacts facts) {}

    /// @throws LineGoneException when it is not plugged in or cannot be had; its trouble says why
    static UsbLine open(UsbId wanted) {
        UsbBus bus = UsbBus.fresh();
        try {
            Opened opened = theOnly(bus.each(device -> candidate(device, wanted)), wanted);
            try {
                claim(opened);
                return new UsbLine(bus, opened.handle, opened.endpoints, opened.facts);
            } catch (RuntimeException e) {
                LibUsb.close(opened.handle);
                throw e;
            }
        } catch (RuntimeException e) {
            bus.close();
            throw e;
        }
    }

    private static List<Opened> candidate(Device device, UsbId wanted) {
        Optional<DeviceDescriptor> descriptor = UsbDescriptors.of(device);
        if (descriptor.isEmpty()
                || !wanted.fits(
                        descriptor.get().idVendor() & 0xFFFF,
                        descriptor.get().idProduct() & 0xFFFF)) {
            return List.of();
        }
        PrinterEndpoints endpoints =
                UsbDescriptors.printer(device)
                        .orElseThrow(() ->
                                new LineGoneException(
                                        LineTrouble.REFUSED,
                                        "USB device "
                                                + wanted
                                                + " is not a printer that can answer"));
        DeviceHandle handle = UsbBus.open(device);
        UsbPrinterFacts facts = UsbPrinters.facts(device, descriptor.get(), handle, endpoints);
        if (wanted.serial().isPresent() && !wanted.serial().equals(facts.usb().serial())) {
            LibUsb.close(handle);
            return List.of();
        }
        return List.of(new Opened(handle, endpoints, facts));
    }

    private static Opened theOnly(List<Opened> found, UsbId wanted) {
        if (found.size() == 1) {
            return found.getFirst();
        }
        found.forEach(each -> LibUsb.close(each.handle));
        throw found.isEmpty()
                ? new LineGoneException(
                        LineTrouble.NOT_THERE, "no USB printer " + wanted + " is plugged in")
                : new LineGoneException(
                        LineTrouble.AMBIGUOUS,
                        "more than one USB printer is " + wanted + "; name its serial number");
    }

    private static void claim(Opened opened) {
        // Only Linux has a driver to detach; elsewhere this answers "not supported" and that is
        // well.
        LibUsb.setAutoDetachKernelDriver(opened.handle, true);
        int number = opened.endpoints.interfaceNumber();
        UsbError.checkedOpening("claim_interface", LibUsb.claimInterface(opened.handle, number));
        if (opened.endpoints.alternate() != 0) {
            UsbError.checkedOpening(
                    "set_interface_alt_setting",
                    LibUsb.setInterfaceAltSetting(
                            opened.handle, number, opened.endpoints.alternate()));
        }
    }
}
