package vn.hospitalkiosk.virtual.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A serial QR scanner, 8N1: sends the text of a code as UTF-8 followed by CR. The link points to its port while it is plugged in.
public final class ScannerSimulator implements AutoCloseable {
    private static final int WRITE_MILLIS = 1000;

    private final Path link;
    private @Nullable PseudoTerminal terminal;

    public ScannerSimulator(Path link) {
        this.link = link.toAbsolutePath();
    }

    /// Plugs it in for the first time.
    public void start() throws IOException {
        replug();
    }

    /// Shows it a code. A real scanner cannot know whether anybody reads; here the answer is false when nobody has the port open (the text is then lost, as on USB), when the reader does not take it within a second, or when the scanner is unplugged.
    public synchronized boolean show(String text) throws IOException {
        PseudoTerminal port = terminal;
        if (port == null || !port.heard()) {
            return false;
        }
        port.drain();
        return port.write((text + "\r").getBytes(StandardCharsets.UTF_8), WRITE_MILLIS);
    }

    /// Pulls the cable: the link goes, readers of the port see its end.
    public synchronized void unplug() throws IOException {
        PseudoTerminal port = terminal;
        if (port != null) {
            terminal = null;
            Files.deleteIfExists(link);
            port.close();
        }
    }

    /// Puts the cable back in; nothing happens when it is in.
    public synchronized void replug() throws IOException {
        if (terminal != null) {
            return;
        }
        PseudoTerminal port = PseudoTerminal.open();
        try {
            Files.createDirectories(link.getParent());
            Path fresh = link.resolveSibling(link.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, port.slave());
            Files.move(
                    fresh,
                    link,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            port.close();
            throw e;
        }
        terminal = port;
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
