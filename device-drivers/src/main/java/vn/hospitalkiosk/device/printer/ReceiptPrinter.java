package vn.hospitalkiosk.device.printer;

import java.util.function.Consumer;
import vn.hospitalkiosk.device.Device;
import vn.hospitalkiosk.device.DeviceKind;

/// A printer for slips, one bitmap at a time.
public interface ReceiptPrinter extends Device {
    @Override
    default DeviceKind kind() {
        return DeviceKind.PRINTER;
    }

    /// Print one slip and cut. Returns at once; exactly one outcome follows, at the latest after the job's deadline. Never prints anything twice by itself: a slip wanted again is a new job, drawn as a copy (BẢN SAO).
    ///
    /// @param job four characters 20–7E that name the job to the printer (ESC/POS process id), journalled by the caller before this call
    void print(PrintJob job, Consumer<PrintOutcome> onOutcome);
}
