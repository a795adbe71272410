package vn.hospitalkiosk.device.usb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.usb4java.Context;
import org.usb4java.Device;
import org.usb4java.DeviceHandle;
import org.usb4java.DeviceList;
import org.usb4java.LibUsb;
import vn.hospitalkiosk.device.LineGoneException;
import vn.hospitalkiosk.device.LineTrouble;

/// One look at all USB devices, made anew for every attempt: without udev an old context never learns of a device that was plugged in (devices.md §1b). Whoever opened a handle through it closes the handle first.
final class UsbBus implements AutoCloseable {
    /// Beginning and ending contexts at the same time is where old libusb is weak.
    private static final Object ONE_AT_A_TIME = new Object();

    private final Context context;

    private UsbBus(Context context) {
        this.context = context;
    }

    /// @throws LineGoneException when the USB library does not load or finds no USB
    static UsbBus fresh() {
        synchronized (ONE_AT_A_TIME) {
            try {
                Context context = new Context();
                UsbError.checkedOpening("init", LibUsb.init(context));
                return new UsbBus(context);
            } catch (LinkageError | org.usb4java.LoaderException e) {
                throw new LineGoneException(
                        LineTrouble.NO_DRIVER,
                        "the USB library cannot be loaded: " + e.getClass().getSimpleName());
            }
        }
    }

    /// Asks every device; what `ask` opens must be told to libusb before it returns, for the list is given back then.
    <T> List<T> each(Function<Device, List<T>> ask) {
        DeviceList devices = new DeviceList();
        UsbError.checkedOpening("get_device_list", LibUsb.getDeviceList(context, devices));
        try {
            List<T> answers = new ArrayList<>();
            for (Device device : devices) {
                answers.addAll(ask.apply(device));
            }
            return answers;
        } finally {
            LibUsb.freeDeviceList(devices, true);
        }
    }

    /// @throws LineGoneException when it may not be opened, or is gone
    static DeviceHandle open(Device device) {
        DeviceHandle handle = new DeviceHandle();
        UsbError.checkedOpening("open", LibUsb.open(device, handle));
        return handle;
    }

    @Override
    public void close() {
        synchronized (ONE_AT_A_TIME) {
            LibUsb.exit(context);
        }
    }
}
