package vn.hospitalkiosk.device.usb.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A USB device made of software by the guest's kernel (configfs gadget on `dummy_hcd`); its cable is its binding to a controller.
///
/// The function is taken out and put in again with the cable: the kernel's printer function (6.1) keeps pointers to freed memory when data was unread as it was unbound, and uses them after the next binding.
///
/// @param function `printer.0`
record Gadget(Path folder, String function, String controller) {
    void plug() throws IOException {
        Files.createSymbolicLink(link(), folder.resolve("functions").resolve(function));
        Files.writeString(folder.resolve("UDC"), controller + "\n");
    }

    void unplug() throws IOException {
        Files.writeString(folder.resolve("UDC"), "\n");
        Files.delete(link());
    }

    private Path link() {
        return folder.resolve("configs/c.1").resolve(function);
    }
}
