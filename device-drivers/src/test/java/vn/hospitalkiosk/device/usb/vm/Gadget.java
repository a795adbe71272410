package vn.hospitalkiosk.device.usb.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A USB device made of software by the guest's kernel (configfs gadget on `dummy_hcd`); its cable is its binding to a controller.
record Gadget(Path folder, String controller) {
    void plug() throws IOException {
        Files.writeString(folder.resolve("UDC"), controller + "\n");
    }

    void unplug() throws IOException {
        Files.writeString(folder.resolve("UDC"), "\n");
    }
}
