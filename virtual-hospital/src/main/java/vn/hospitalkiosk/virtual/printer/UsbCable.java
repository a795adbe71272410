package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import vn.hospitalkiosk.virtual.pty.DeviceFile;

/// The printer's end of a USB cable, behind a Linux gadget. Each plugging in is a wire of its own: what a host left half said is forgotten.
final class UsbCable implements Cable {
    private static final byte[] END = {};

    private final DeviceFile device;
    private volatile int pulls;
    private volatile boolean closed;

    private final class Plugged implements Wire {
        private final int before = pulls;

        @Override
        public byte[] read() {
            while (pulls == before && !closed) {
                byte[] bytes = device.read();
                if (bytes.length > 0) {
                    return bytes;
                }
            }
            return END;
        }

        @Override
        public void write(byte[] bytes) {
            device.write(bytes);
        }
    }

    UsbCable(Path file) {
        this.device = new DeviceFile(file);
    }

    @Override
    public void open(Consumer<Wire> caller) {
        device.attach();
        Thread.ofPlatform().daemon().name("printer line").start(() -> serve(caller));
    }

    private void serve(Consumer<Wire> caller) {
        while (!closed) {
            caller.accept(new Plugged());
        }
    }

    /// Lets go of the gadget, so that its cable can be pulled.
    @Override
    public synchronized void unplug() throws IOException {
        pulls++;
        device.detach();
    }

    @Override
    public void plug() {
        device.attach();
    }

    @Override
    public boolean diesWithThePower() {
        return true;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        device.detach();
    }
}
