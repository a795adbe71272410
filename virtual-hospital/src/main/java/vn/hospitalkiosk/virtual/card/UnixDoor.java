package vn.hospitalkiosk.virtual.card;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A Unix socket, for its owner only, that serves every caller on a thread of its own. Replaces a socket left behind by a killed process; removes its own when closed.
final class UnixDoor implements AutoCloseable {
    /// Serves one caller until either side hangs up.
    interface Service {
        void serve(SocketChannel caller) throws IOException;
    }

    private final Path path;
    private final ServerSocketChannel server;

    private UnixDoor(Path path, ServerSocketChannel server) {
        this.path = path;
        this.server = server;
    }

    static UnixDoor open(Path path, Service service) throws IOException {
        Path absolute = path.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Files.deleteIfExists(absolute);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(absolute));
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        UnixDoor door = new UnixDoor(absolute, server);
        Thread.ofPlatform()
                .daemon()
                .name("door " + absolute.getFileName())
                .start(() -> door.accept(service));
        return door;
    }

    private void accept(Service service) {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                Thread.ofVirtual().start(() -> serve(service, caller));
            } catch (IOException e) {
                // Closed, or no room for one more caller just now: not a reason to spin.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static void serve(Service service, SocketChannel caller) {
        try (caller) {
            service.serve(caller);
        } catch (IOException e) {
            // The caller is gone; nobody is left to be told.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }
}
