package vn.hospitalkiosk.virtual.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import vn.hospitalkiosk.virtual.pty.PluggablePort;

/// A serial QR scanner, 8N1: sends the text of a code as UTF-8 followed by CR. The link points to its port while it is plugged in.
public final class ScannerSimulator implements AutoCloseable {
    private static final int WRITE_MILLIS = 1000;

    private final PluggablePort port;

    public ScannerSimulator(Path link) {
        this.port = new PluggablePort(link);
    }

    /// Plugs it in for the first time.
    public void start() throws IOException {
        replug();
    }

    /// Shows it a code. A real scanner cannot know whether anybody reads; here the answer is false when nobody has the port open (the text is then lost, as on USB), when the reader does not take it within a second, or when the scanner is unplugged.
    public synchronized boolean show(String text) throws IOException {
        port.drain();
        return port.write((text + "\r").getBytes(StandardCharsets.UTF_8), WRITE_MILLIS);
    }

    /// Pulls the cable: the link goes, readers of the port see its end.
    public void unplug() throws IOException {
        port.unplug();
    }

    /// Puts the cable back in; nothing happens when it is in.
    public void replug() throws IOException {
        port.plug();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
