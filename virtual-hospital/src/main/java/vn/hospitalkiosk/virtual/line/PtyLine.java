package vn.hospitalkiosk.virtual.line;

import java.io.IOException;
import java.nio.file.Path;
import vn.hospitalkiosk.virtual.pty.PluggablePort;

/// A serial port. Speed and parity are what the host likes: a pseudo terminal has none.
public final class PtyLine implements Line {
    private static final int WRITE_MILLIS = 500;

    private final PluggablePort port;

    /// @param link made when plugged in, points to the port
    public PtyLine(Path link) {
        this.port = new PluggablePort(link);
    }

    @Override
    public Heard read(int millis) throws IOException {
        byte[] bytes = port.read(millis);
        return bytes.length == 0 ? new Heard.Silence() : new Heard.Bytes(bytes);
    }

    @Override
    public boolean write(byte[] bytes) throws IOException {
        return port.write(bytes, WRITE_MILLIS);
    }

    @Override
    public String address() {
        return port.link().toString();
    }

    @Override
    public boolean plugged() {
        return port.plugged();
    }

    @Override
    public void plug() throws IOException {
        port.plug();
    }

    @Override
    public void unplug() throws IOException {
        port.unplug();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
