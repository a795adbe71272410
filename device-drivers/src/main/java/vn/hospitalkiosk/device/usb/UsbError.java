package vn.hospitalkiosk.device.usb;

import org.usb4java.LibUsb;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;

/// libusb's error numbers in our words.
final class UsbError {
    private UsbError() {}

    /// While a device is looked for and opened. NOT_SUPPORTED and NOT_FOUND are what Windows answers for a device without the WinUSB driver.
    static LineTrouble opening(int error) {
        return switch (error) {
            case LibUsb.ERROR_NO_DEVICE, LibUsb.ERROR_IO, LibUsb.ERROR_PIPE ->
                    LineTrouble.NOT_THERE;
            case LibUsb.ERROR_ACCESS -> LineTrouble.NOT_PERMITTED;
            case LibUsb.ERROR_BUSY -> LineTrouble.IN_USE;
            case LibUsb.ERROR_NOT_SUPPORTED, LibUsb.ERROR_NOT_FOUND -> LineTrouble.NO_DRIVER;
            default -> LineTrouble.REFUSED;
        };
    }

    /// @return `result` when it is no error
    static int checkedOpening(String step, int result) {
        if (result < 0) {
            throw new LineGoneException(
                    opening(result),
                    "the USB printer cannot be used: "
                            + step
                            + " gives "
                            + LibUsb.errorName(result));
        }
        return result;
    }

    /// A transfer broke. An unplugged device shows as NO_DEVICE, IO or PIPE, whichever comes first (devices.md §1b).
    static LineGoneException transfer(String what, int result) {
        return new LineGoneException(
                LineTrouble.LOST,
                "the USB printer went away while " + what + ": " + LibUsb.errorName(result));
    }
}
