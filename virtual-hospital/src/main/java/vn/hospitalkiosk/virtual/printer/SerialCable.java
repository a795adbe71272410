package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import vn.hospitalkiosk.virtual.pty.PluggablePort;

/// The printer's serial port behind an adapter: the port comes and goes with the cable, not with the printer's power. One wire from beginning to end; the printer does not notice who opens the port.
final class SerialCable implements Cable {
    private static final int LOOK_MILLIS = 20;
    private static final int WRITE_MILLIS = 500;

    private final PluggablePort port;
    private volatile boolean closed;

    private final class Port implements Wire {
        @Override
        public byte[] read() {
            while (!closed) {
                try {
                    byte[] bytes = port.read(LOOK_MILLIS);
                    if (bytes.length > 0) {
                        return bytes;
                    }
                } catch (IOException e) {
                    // Pulled while in use.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
                }
            }
            return new byte[0];
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            port.write(bytes, WRITE_MILLIS);
        }
    }

    SerialCable(Path link) {
        this.port = new PluggablePort(link);
    }

    @Override
    public void open(Consumer<Wire> caller) throws IOException {
        port.plug();
        Thread.ofPlatform().daemon().name("printer line").start(() -> serve(caller));
    }

    private void serve(Consumer<Wire> caller) {
        while (!closed) {
            caller.accept(new Port());
        }
    }

    @Override
    public void unplug() throws IOException {
        port.unplug();
    }

    @Override
    public void plug() throws IOException {
        if (!closed) {
            port.plug();
        }
    }

    @Override
    public boolean diesWithThePower() {
        return false;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        port.close();
    }
}
