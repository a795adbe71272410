package vn.hospitalkiosk.virtual.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A serial port, 8N1, whose cable can be pulled. The link points to the port while it is plugged in; pulled, the link is gone and readers of the port see its end. Thread-safe.
public final class PluggablePort implements AutoCloseable {
    private final Path link;
    private @Nullable PseudoTerminal terminal;

    public PluggablePort(Path link) {
        this.link = link.toAbsolutePath();
    }

    public Path link() {
        return link;
    }

    public synchronized boolean plugged() {
        return terminal != null;
    }

    /// Whether somebody has the port open.
    public synchronized boolean heard() throws IOException {
        return terminal != null && terminal.heard();
    }

    /// Writes all bytes, waiting at most `millis` for each piece to be taken. False: unplugged, nobody has the port open (the bytes are lost, as on a real cable), or the other side does not read.
    public synchronized boolean write(byte[] bytes, int millis) throws IOException {
        return terminal != null && terminal.heard() && terminal.write(bytes, millis);
    }

    /// What the other side has sent so far, at most 4096 bytes; empty when nothing.
    public synchronized byte[] drain() throws IOException {
        return terminal == null ? new byte[0] : terminal.drain();
    }

    /// The same, waiting at most `millis` for a first byte.
    public byte[] read(int millis) throws IOException {
        PseudoTerminal port;
        synchronized (this) {
            port = terminal;
        }
        if (port == null) {
            PseudoTerminal.pause(millis);
            return new byte[0];
        }
        port.await(millis);
        return drain();
    }

    /// Pulls the cable.
    public synchronized void unplug() throws IOException {
        PseudoTerminal port = terminal;
        if (port != null) {
            terminal = null;
            Files.deleteIfExists(link);
            port.close();
        }
    }

    /// Puts the cable in; nothing happens when it is in.
    public synchronized void plug() throws IOException {
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
