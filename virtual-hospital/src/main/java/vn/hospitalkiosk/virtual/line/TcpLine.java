package vn.hospitalkiosk.virtual.line;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A device's LAN port: one host at a time, the next one waits its turn. Pulled, the host is cut off with a reset and new ones are refused; put back, it listens on the same port again.
public final class TcpLine implements Line {
    private static final int CHUNK = 4096;

    private InetSocketAddress listen;
    private @Nullable ServerSocket server;
    private @Nullable Socket host;

    /// @param listen port 0 takes a free one when first plugged in
    public TcpLine(InetSocketAddress listen) {
        this.listen = listen;
    }

    @Override
    public Heard read(int millis) throws IOException {
        Socket caller = host();
        if (caller == null) {
            accept(millis);
            return new Heard.Silence();
        }
        try {
            caller.setSoTimeout(Math.max(1, millis));
            byte[] chunk = new byte[CHUNK];
            int count = caller.getInputStream().read(chunk);
            if (count > 0) {
                return new Heard.Bytes(Arrays.copyOf(chunk, count));
            }
        } catch (SocketTimeoutException e) {
            return new Heard.Silence();
        } catch (IOException e) {
            // The caller or the cable has gone: as at the end.
        }
        hangUp(caller);
        return new Heard.Ended();
    }

    private void accept(int millis) {
        ServerSocket door = server();
        try {
            if (door != null) {
                door.setSoTimeout(Math.max(1, millis));
                Socket caller = door.accept();
                caller.setTcpNoDelay(true);
                greet(caller);
                return;
            }
        } catch (SocketTimeoutException e) {
            return;
        } catch (IOException e) {
            // Unplugged just now, or no room for a caller: not a reason to spin.
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private synchronized void greet(Socket caller) throws IOException {
        if (server == null) {
            reset(caller);
        } else {
            host = caller;
        }
    }

    private synchronized @Nullable Socket host() {
        return host;
    }

    private synchronized @Nullable ServerSocket server() {
        return server;
    }

    private synchronized void hangUp(Socket caller) throws IOException {
        caller.close();
        if (caller.equals(host)) {
            host = null;
        }
    }

    @Override
    public boolean write(byte[] bytes) throws IOException {
        Socket caller = host();
        if (caller == null) {
            return false;
        }
        try {
            caller.getOutputStream().write(bytes);
            caller.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized String address() {
        return listen.getAddress().getHostAddress() + ":" + listen.getPort();
    }

    @Override
    public synchronized boolean plugged() {
        return server != null;
    }

    @Override
    public synchronized void plug() throws IOException {
        if (server != null) {
            return;
        }
        ServerSocket door = new ServerSocket();
        try {
            door.setReuseAddress(true);
            door.bind(listen);
        } catch (IOException e) {
            door.close();
            throw e;
        }
        listen = (InetSocketAddress) door.getLocalSocketAddress();
        server = door;
    }

    @Override
    public synchronized void unplug() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
        if (host != null) {
            reset(host);
            host = null;
        }
    }

    private static void reset(Socket caller) throws IOException {
        caller.setSoLinger(true, 0);
        caller.close();
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
