package vn.hospitalkiosk.virtual.printer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The printer's network interface; several callers at a time. Unplugged, it answers a caller with a reset: the port stays ours, so that nobody else can take it meanwhile.
final class TcpCable implements Cable {
    /// Small, so that a stalled printer holds back its caller soon.
    private static final int CHUNK = 2048;

    private record Caller(Socket socket) implements Wire {
        @Override
        public byte[] read() throws IOException {
            byte[] chunk = new byte[CHUNK];
            int count = socket.getInputStream().read(chunk);
            return Arrays.copyOf(chunk, Math.max(0, count));
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }

    private final InetSocketAddress listen;
    private final ServerSocket server;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged;

    TcpCable(InetSocketAddress listen) throws IOException {
        this.listen = listen;
        this.server = new ServerSocket();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    @Override
    public void open(Consumer<Wire> caller) throws IOException {
        server.setReuseAddress(true);
        server.bind(listen);
        plugged = true;
        Thread.ofPlatform().daemon().name("printer door").start(() -> accept(caller));
    }

    private void accept(Consumer<Wire> caller) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                callers.add(socket);
                if (plugged) {
                    Thread.ofPlatform()
                            .daemon()
                            .name("printer line")
                            .start(() -> serve(socket, caller));
                } else {
                    reset(socket);
                }
            } catch (IOException e) {
                // Closed, or no room for one more caller just now: not a reason to spin.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void serve(Socket socket, Consumer<Wire> caller) {
        try (socket) {
            socket.setTcpNoDelay(true);
            caller.accept(new Caller(socket));
        } catch (IOException e) {
            // The caller is gone; what it sent stays in the buffer.
        } finally {
            callers.remove(socket);
        }
    }

    /// Cuts all callers off; they may come back at once.
    void hangUp() {
        callers.forEach(this::reset);
    }

    private void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was gone already.
        }
        callers.remove(socket);
    }

    @Override
    public void unplug() {
        plugged = false;
        hangUp();
    }

    @Override
    public void plug() {
        plugged = true;
    }

    @Override
    public boolean diesWithThePower() {
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
